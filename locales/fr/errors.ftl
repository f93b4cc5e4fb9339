# Ce qui n’a pas marché, et que faire. L’identifiant finit par le code stable.

error-K001 = Il n’y a pas de trousseau sur ce système, ou il ne répond pas.
    .remedy = Choisissez une phrase de passe (en ligne de commande : --key-store passphrase), ou démarrez un trousseau comme GNOME Keyring ou KWallet.
error-K002 = Le trousseau est verrouillé.
    .remedy = Déverrouillez le trousseau et réessayez, ou utilisez une phrase de passe dans un autre dossier de données.
error-K003 = Le trousseau n’a plus la clé de ce registre.
    .remedy = Restaurez le trousseau depuis une sauvegarde. Les décisions peuvent encore être enregistrées ; elles s’ouvrent avec la même clé.
error-K004 = La phrase de passe n’ouvre pas la clé.
    .remedy = Vérifiez les majuscules et la langue du clavier, puis réessayez. Sans la phrase de passe, le registre ne peut pas être lu.
error-K005 = La clé est gardée sous une phrase de passe, et aucune n’a été donnée.
    .remedy = Saisissez la phrase de passe, ou nommez un fichier qui la contient avec --passphrase-file.
error-K006 = Le fichier de la clé de cet ordinateur est endommagé.
    .remedy = Restaurez device.json et le fichier d’identité à côté depuis une sauvegarde. Ne les effacez pas : sans eux, le registre ne peut pas être lu.
error-K007 = Un fichier de clé n’a pas pu être lu ou écrit ({ $detail }).
    .remedy = Vérifiez que le dossier de données est accessible en écriture et que le disque a de la place, puis réessayez.
error-K008 = La phrase de passe est trop courte.
    .remedy = Prenez au moins 12 caractères, de préférence quatre ou cinq mots tirés au hasard.
error-K009 = Le système ne donne pas de nombres aléatoires : aucune clé ne peut être créée.
    .remedy = Redémarrez l’ordinateur et réessayez. D’ici là, rien n’est enregistré.

error-L001 = Le fichier du registre n’est pas un registre.
    .remedy = Un autre programme l’a écrit. Déplacez ledger.db, ou choisissez un autre dossier de données ; rien n’a été modifié.
error-L002 = Le registre a été écrit par une version plus récente de Cloison (format { $found }, celle-ci connaît { $known }).
    .remedy = Mettez Cloison à jour sur cet ordinateur. Rien n’a été modifié.
error-L003 = Le fichier du registre est endommagé.
    .remedy = Faites d’abord une copie de ledger.db, puis lancez « cloison log verify » ; restaurez une sauvegarde si vous en avez une.
error-L004 = Le registre ne peut pas être écrit.
    .remedy = Vérifiez que le dossier de données et son disque ne sont pas protégés en écriture. Rien n’a été enregistré ; votre texte est toujours là.
error-L005 = Le disque est plein.
    .remedy = Libérez de la place et réessayez. Rien n’a été enregistré ; votre texte est toujours là.
error-L006 = Un autre programme utilise le registre depuis trop longtemps.
    .remedy = Réessayez ; si cela dure, fermez l’autre programme.
error-L007 = Le registre n’a pas pu être lu ou écrit.
    .remedy = Vérifiez le disque, puis réessayez. Si cela dure, restaurez une sauvegarde du dossier de données.
error-L008 = Cette décision n’existe pas, ou plusieurs commencent ainsi.
    .remedy = Copiez l’identifiant entier depuis « cloison log list ».
error-L009 = Cette décision ne s’ouvre pas avec la clé de cet ordinateur.
    .remedy = Elle a été scellée pour une autre clé, ou elle est endommagée : « cloison log verify » le dit.
error-L010 = Le système ne donne pas de nombres aléatoires : rien ne peut être scellé.
    .remedy = Redémarrez l’ordinateur et réessayez. Rien n’a été enregistré ; votre texte est toujours là.
error-L011 = Le registre ne peut pas être lu ici : son disque est protégé en écriture, et ses dernières décisions sont encore dans « ledger.db-wal ».
    .remedy = Copiez tout le dossier de données sur un disque accessible en écriture, et ouvrez-le là.

error-M001 = Ce n’est ni un texte ni un message.
    .remedy = Donnez un fichier texte ou un message enregistré en .eml. Les documents et les images doivent d’abord devenir du texte.
error-M002 = Le message ne peut pas être lu.
    .remedy = Enregistrez-le à nouveau depuis le logiciel de messagerie, ou collez son texte.
error-M003 = Le message est trop gros.
    .remedy = 64 Mo sont lus au plus. Vérifiez le texte et les pièces jointes séparément.

error-A001 = La politique n’a pas de canal « { $channel } ».
    .remedy = Utilisez l’un de ceux-ci : { $known }.
error-A002 = Pour envoyer contre l’avis, il faut une raison.
    .remedy = Dites pourquoi en quelques mots ; ils sont scellés avec la décision.
error-A003 = La raison est trop longue.
    .remedy = 2 000 caractères au plus.
error-A004 = « { $file } » ne peut pas être lu ({ $detail }).
    .remedy = Vérifiez le nom et le droit de lecture ; les fichiers d’une politique sont du texte UTF-8.
error-A005 = Le dossier de données « { $directory } » ne peut pas être utilisé ({ $detail }).
    .remedy = Choisissez-en un autre avec --data-dir ou CLOISON_DATA_DIR, ou rendez celui-ci accessible en écriture.
error-A006 = Aucun dossier de données n’est connu pour cet utilisateur.
    .remedy = Nommez-en un avec --data-dir ou CLOISON_DATA_DIR.
error-A007 = Rien n’a encore été enregistré ici : il n’y a pas de clé.
    .remedy = Enregistrez une première décision, dans la fenêtre ou avec « cloison log add ».
error-A008 = La clé de ce dossier de données est gardée autrement ({ $kept ->
        [keyring] dans le trousseau
       *[other] sous une phrase de passe
    }).
    .remedy = Retirez --key-store, ou choisissez un autre dossier de données.
error-A009 = L’entrée n’est pas valable, ligne { $line }, colonne { $column } : { $kind ->
        [syntax] ce n’est pas du JSON
        [data] un champ manque, ou n’est pas ce qu’il devrait être
        [eof] elle s’arrête trop tôt
       *[io] elle ne peut pas être lue
    }.
    .remedy = Comparez-la à l’exemple de « --help » : un objet JSON, avec ces noms de champs.
error-A010 = Les réglages n’ont pas pu être écrits ({ $detail }).
    .remedy = Vérifiez que le dossier de données est accessible en écriture et que le disque a de la place.
error-A011 = La sortie n’a pas pu être écrite ({ $detail }).
    .remedy = Vérifiez où elle va : un fichier, un disque, un autre programme.

# Pourquoi un fichier n’a pas pu être lu ou écrit, dans une phrase.
system-not-found = ce fichier n’existe pas
system-denied = accès refusé
system-directory = c’est un dossier
system-no-room = le disque est plein
system-read-only = le disque est protégé en écriture
system-too-large = il est trop volumineux
system-not-text = ce n’est pas du texte UTF-8

# La fenêtre.
error-D001 = La fenêtre ne peut pas s’ouvrir.
    .remedy = Vérifiez qu’il y a un écran, puis relancez.

# La ligne de commande elle-même.
error-C001 = « { $argument } » n’est pas attendu ici.
    .remedy = Ajoutez --help pour voir ce que la commande accepte.
error-C002 = Il n’y a pas de commande « { $command } ».
    .remedy = Utilisez --help pour voir les commandes.
error-C003 = « { $command } » attend une commande à sa suite.
    .remedy = Ajoutez --help pour voir les commandes.
error-C004 = Il manque { $argument }.
    .remedy = Ajoutez-le ; --help montre ce que la commande attend.
error-C005 = « { $argument } » demande une valeur.
    .remedy = Ajoutez-la ; --help montre ce que l’option accepte.
error-C006 = « { $argument } » ne peut pas être « { $value } ».
    .remedy = Utilisez --help pour voir les valeurs possibles.
error-C007 = « { $argument } » apparaît plus d’une fois.
    .remedy = Donnez-le une seule fois.
error-C008 = « { $argument } » ne va pas avec « { $other } ».
    .remedy = Retirez l’un des deux.
error-C009 = « { $argument } » n’accepte aucune valeur, donc pas « { $value } ».
    .remedy = Retirez la valeur.
error-C010 = Un argument n’est pas en UTF-8.
    .remedy = Donnez un autre nom au fichier, ou son contenu sur l’entrée standard.
error-C011 = La ligne de commande n’est pas comprise.
    .remedy = Utilisez --help pour voir ce que la commande accepte.

# Le problème d’une politique en une phrase.
policy-problem = { $place } : { $message }{ $more ->
        [0] { "" }
        [one] {" "}(et un autre)
       *[other] {" "}(et { $more } autres)
    }

policy-P001 = Ce n’est pas du TOML valable : { $detail }.
    .remedy = Cherchez un guillemet, un crochet ou une virgule qui manque ici ou juste avant.
policy-P002 = La clé « { $key } » n’est pas connue ici.
    .remedy = Connues ici : { $known }.
policy-P003 = La clé « { $key } » manque.
    .remedy = Ajoutez-la ; docs/policy-format.md montre comment.
policy-P004 = « { $key } » doit être { $expected }.
    .remedy = Changez la valeur ; docs/policy-format.md montre comment elle s’écrit.
policy-P005 = « { $key } » ne peut pas être « { $value } ».
    .remedy = Utilisez l’un de ces mots : { $known }.
policy-P006 = « { $key } » n’a pas de texte en « { $language } ».
    .remedy = Ajoutez le texte, ou retirez la langue de « languages » dans la table [policy].
policy-P007 = « { $key } » est vide.
    .remedy = Remplissez-le, ou retirez-le.
policy-P008 = L’identifiant « { $id } » apparaît deux fois.
    .remedy = Donnez un autre identifiant à l’un des deux.
policy-P009 = « { $id } » n’est pas un identifiant valable.
    .remedy = Minuscules, chiffres et traits d’union seulement ; une langue a deux lettres.
policy-P010 = La consigne « { $rule } » n’a pas de « { $key } ».
    .remedy = Ajoutez au moins un exemple à trouver (matches) et un exemple à laisser passer (passes).
policy-P011 = La consigne « { $rule } » n’a rien à chercher.
    .remedy = Ajoutez terms, patterns ou detectors.
policy-P012 = Le terme « { $term } » ne peut pas être lu : { $detail }.
    .remedy = Un terme, ce sont des mots, des écarts « .. » entre eux et des choix « (a|b) » ; pour le reste, utilisez un motif.
policy-P013 = Ce n’est pas une expression régulière valable : { $detail }.
    .remedy = Ni assertions avant ou arrière, ni références arrière ; vérifiez parenthèses et barres obliques inverses.
policy-P014 = Ce motif est trop grand (la limite est de { $limit } octets).
    .remedy = Réduisez les répétitions, ou partagez-le en plusieurs motifs.
policy-P015 = Il n’y a pas de liste « { $list } ».
    .remedy = Définissez-la par [[list]] dans un fichier du dossier, ou corrigez le nom.
policy-P016 = Aucun fichier n’a de table [policy].
    .remedy = Ajoutez pack.toml avec id, version, title et languages ; vérifiez que vous avez nommé le dossier de la politique.
policy-P017 = Il y a une deuxième table [policy].
    .remedy = N’en gardez qu’une.
policy-P018 = La politique n’a pas de canal.
    .remedy = Ajoutez au moins un [[channel]].
policy-P019 = La politique demande une version plus récente de Cloison (format { $format }, celle-ci connaît { $known }).
    .remedy = Mettez Cloison à jour.
policy-P020 = « raise » doit nommer un niveau au-dessus de celui de la consigne, pas « { $level } ».
    .remedy = Prenez un niveau plus haut, ou retirez « raise ».
policy-P021 = « from » est après « until ».
    .remedy = Échangez les deux dates.
policy-P022 = « { $key } » doit être un nombre entier de { $least } à { $most }.
    .remedy = Changez le nombre.
policy-P023 = Ce motif trouve le texte vide, donc partout.
    .remedy = Rendez au moins un caractère obligatoire.
policy-P101 = La consigne « { $rule } » ne trouve pas cet exemple.
    .remedy = Ajoutez un terme ou un motif qui le trouve, regardez near et unless, ou corrigez l’exemple.
policy-P102 = La consigne « { $rule } » trouve dans cet exemple « { $text } », qu’elle devrait laisser passer.
    .remedy = Resserrez le terme, ajoutez « unless », ou corrigez l’exemple.

type-table = une table
type-number = un nombre entier
type-true-or-false = true ou false
type-date = une date comme 2026-05-07
type-text = un texte entre guillemets

term-empty = il n’a pas de mot
term-gap = un écart va de 1 à 12 mots
term-gap-first = un écart ne peut pas être en tête
term-gap-last = un écart ne peut pas être en fin
term-parenthesis = une parenthèse n’est pas fermée
term-choice = un choix, ce sont des mots simples séparés par « | »
term-character = un caractère qui n’est d’aucun mot
