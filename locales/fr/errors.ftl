# Ce qui n’a pas marché, et que faire. L’identifiant finit par le code stable.

error-K001 = Il n’y a pas de trousseau sur ce système, ou il ne répond pas.
    .remedy = Choisissez une phrase secrète (en ligne de commande : --key-store passphrase), ou lancez un trousseau comme GNOME Keyring ou KWallet.
error-K002 = Le trousseau est verrouillé.
    .remedy = Déverrouillez le trousseau et réessayez, ou utilisez une phrase secrète dans un autre dossier de données.
error-K003 = Le trousseau n’a plus la clé de ce registre.
    .remedy = Refaites la clé à partir de sa fiche de secours : « cloison key restore ». Les nouvelles décisions sont encore enregistrées ; elles s’ouvriront avec la même clé.
error-K004 = La phrase secrète n’ouvre pas la clé.
    .remedy = Vérifiez les majuscules et la langue du clavier, puis réessayez. Si elle est oubliée, la fiche de secours refait la clé : « cloison key restore », ou les réglages de la fenêtre.
error-K005 = La clé est protégée par une phrase secrète, et aucune n’a été donnée.
    .remedy = Entrez la phrase secrète, ou indiquez avec --passphrase-file un fichier qui la contient.
error-K006 = Le fichier de la clé de cet ordinateur est endommagé.
    .remedy = Refaites la clé à partir de sa fiche de secours (« cloison key restore »), ou restaurez device.json et le fichier d’identité voisin à partir d’une sauvegarde. Ne les effacez pas.
error-K007 = Impossible de lire ou d’écrire un fichier de clé ({ $detail }).
    .remedy = Vérifiez que le dossier de données est accessible en écriture et qu’il reste de la place sur le disque, puis réessayez.
error-K008 = La phrase secrète est trop courte.
    .remedy = Prenez au moins 12 caractères, de préférence quatre ou cinq mots tirés au hasard.
error-K009 = Le système ne fournit pas de nombres aléatoires : aucune clé ne peut être créée.
    .remedy = Redémarrez l’ordinateur et réessayez. D’ici là, rien n’est enregistré.
error-K010 = « { $recipient } » n’est pas un destinataire d’age, ou ne peut pas accompagner la clé de cet ordinateur.
    .remedy = Donnez une clé publique comme « age1… » ou « ssh-ed25519 … ». Les clés post-quantiques et les mots de passe ne vont pas avec une clé X25519.
error-K011 = Le module « age-plugin-{ $plugin } » n’est pas installé.
    .remedy = Installez-le là où les programmes se trouvent (PATH), puis réessayez. D’ici là, rien n’est enregistré.
error-K012 = Un module d’age a échoué.
    .remedy = Essayez-le avec l’outil « age » : « age -r DESTINATAIRE ». Tant qu’il échoue, rien n’est enregistré.
error-K013 = Ce fichier ne contient pas d’identité d’age.
    .remedy = Donnez le fichier écrit par « age-keygen » ou par un module, avec une ligne « AGE-SECRET-KEY-1… » ou « AGE-PLUGIN-… », ou une clé privée SSH. Si un fichier d’age est lui-même chiffré, ouvrez-le d’abord avec « age -d ».
error-K014 = Ce ne sont pas les mots d’une fiche de secours.
    .remedy = Tapez les 24 mots dans leur ordre, tels qu’ils figurent sur la fiche ; chacun est dans la liste de sa langue.
error-K015 = Cette fiche de secours est celle d’une autre clé que celle de ce registre.
    .remedy = Retrouvez la fiche faite sur cet ordinateur, ou restaurez dans un autre dossier de données avec --data-dir.

error-L001 = Le fichier du registre n’est pas un registre.
    .remedy = Un autre programme a écrit ce fichier, ou son début est endommagé. « Sauver ce qui se lit » à la page du registre, ou « cloison log rescue » une fois la fenêtre fermée, le dira et sauvera ce qui s’y trouve. Sinon, déplacez ledger.db ou choisissez un autre dossier de données. Rien n’a été modifié.
error-L002 = Le registre a été écrit par une version plus récente de Cloison (format { $found } ; celle-ci connaît le format { $known }).
    .remedy = Mettez Cloison à jour sur cet ordinateur. Rien n’a été modifié.
error-L003 = Le fichier du registre est endommagé.
    .remedy = « Sauver ce qui se lit » à la page du registre, ou « cloison log rescue » une fois la fenêtre fermée, refait un registre de ce qui reste et garde le fichier endommagé à côté.
error-L004 = Impossible d’écrire dans le registre.
    .remedy = Vérifiez que le dossier de données et son disque ne sont pas protégés en écriture. Rien n’a été enregistré.
error-L005 = Le disque est plein.
    .remedy = Libérez de la place et réessayez. Rien n’a été enregistré.
error-L006 = Un autre programme occupe le registre depuis trop longtemps.
    .remedy = Réessayez ; si cela dure, fermez l’autre programme.
error-L007 = Impossible de lire le registre ou d’y écrire.
    .remedy = Vérifiez le disque, puis réessayez. Si cela dure, « cloison log rescue », une fois la fenêtre fermée, refait un registre de ce que le disque lit encore ; ou restaurez une sauvegarde du dossier de données.
error-L008 = Cette décision n’existe pas, ou plusieurs commencent ainsi.
    .remedy = Copiez l’identifiant complet depuis « cloison log list ».
error-L009 = Cette décision ne s’ouvre pas avec la clé de cet ordinateur.
    .remedy = Elle a été scellée pour une autre clé, ou elle est endommagée : « cloison log verify » le dira.
error-L010 = Le système ne fournit pas de nombres aléatoires : rien ne peut être scellé.
    .remedy = Redémarrez l’ordinateur et réessayez. Rien n’a été enregistré.
error-L011 = Le registre ne peut pas être lu ici : son disque est protégé en écriture, et ses dernières décisions sont encore dans « ledger.db-wal ».
    .remedy = Copiez tout le dossier de données sur un disque accessible en écriture, puis ouvrez le registre depuis cette copie.
error-L012 = Le registre se trouverait sur un partage réseau, où des décisions peuvent se perdre.
    .remedy = Choisissez un dossier du disque de cet ordinateur avec --data-dir ou CLOISON_DATA_DIR. Pour réunir des décisions, exportez-les ici et importez-les là-bas.
error-L013 = Ce registre vient d’une version plus ancienne de Cloison, et son disque est protégé en écriture.
    .remedy = Copiez tout le dossier de données sur un disque accessible en écriture, puis ouvrez le registre depuis cette copie.
error-L014 = L’ancien registre n’a pas pu être copié avant de passer au nouveau format ({ $detail }).
    .remedy = Libérez de la place sur le disque et réessayez. Rien n’a été modifié.
error-L015 = Un gel pour raison juridique est en vigueur : rien n’est effacé.
    .remedy = « cloison log hold » dit depuis quand et pourquoi ; « cloison log hold --lift RAISON » y met fin.
error-L016 = Il n’y a pas de gel à lever, ou il y en a déjà un.
    .remedy = Voyez ce qu’il en est avec « cloison log hold ».
error-L017 = La ligne { $line } n’est pas une décision d’un registre.
    .remedy = Donnez un fichier écrit par « cloison log export ». Ce qui précède cette ligne a été importé ; le reste viendra avec la même commande une fois la ligne corrigée.
error-L018 = L’horloge retarde sur la décision la plus récente : rien n’est effacé.
    .remedy = Réglez l’horloge de l’ordinateur, puis réessayez.
error-L019 = Ce registre ne correspond pas à ce qui en avait été noté : des décisions manquent peut-être, ou une ancienne copie a été remise en place.
    .remedy = « cloison log verify » dit ce qui ne va pas. Si vous savez pourquoi, par exemple après avoir restauré une sauvegarde, « cloison log verify --accept » prend le registre tel quel. D’ici là, rien n’est effacé.
error-L020 = { $records ->
        [one] Une décision de ce registre ne s’ouvre pas avec cette clé : rien ne dit si elle est aussi dans ce fichier. Rien n’a été importé.
       *[other] { $records } décisions de ce registre ne s’ouvrent pas avec cette clé : rien ne dit si elles sont aussi dans ce fichier. Rien n’a été importé.
    }
    .remedy = Si elles sont scellées pour une autre clé, donnez-la avec --identity, ou importez dans un dossier de données vide avec --data-dir. Si elles sont endommagées, --anyway importe tout de même ; ce qui s’ouvre ailleurs peut alors y être deux fois.

error-M001 = Ce n’est ni un texte ni un message.
    .remedy = Donnez un fichier texte ou un message enregistré en .eml. Les documents et les images doivent d’abord être convertis en texte.
error-M002 = Le message est illisible.
    .remedy = Enregistrez-le à nouveau depuis le logiciel de messagerie, ou collez son texte.
error-M003 = Le message est trop volumineux.
    .remedy = Cloison lit 64 Mo au plus. Vérifiez le texte et les pièces jointes séparément.

error-T001 = Une image, ou des pages qui sont des images : aucun texte n’a pu y être lu.
    .remedy = Regardez-la vous-même avant l’envoi.
error-T002 = Un son ou un film : rien n’y a été lu.
    .remedy = Jugez-en vous-même avant l’envoi.
error-T003 = Le fichier, ou une partie, est protégé par un mot de passe : il n’a pas été lu.
    .remedy = Ouvrez-le et joignez-le sans mot de passe, ou jugez-en vous-même.
error-T004 = Il est endommagé, ou n’est pas ce qu’il paraît : il n’a pas été lu en entier.
    .remedy = Enregistrez-le à nouveau avec le logiciel qui l’a créé, puis joignez-le encore.
error-T005 = Il est trop gros : il n’a pas été lu en entier.
    .remedy = Cloison lit 64 Mo par fichier, et 128 Mo une fois décompressé. Jugez-en vous-même avant l’envoi.
error-T006 = Il contient plus de fichiers que Cloison n’en lit.
    .remedy = Joignez moins de fichiers à la fois, ou jugez-en vous-même.
error-T007 = Il contient des archives dans des archives, plus loin que Cloison ne lit.
    .remedy = Décompressez-le et joignez ce qui compte.
error-T008 = Seul son début a été lu : il a plus de texte que Cloison n’en garde.
    .remedy = Jugez du reste vous-même avant l’envoi.
error-T009 = Il est compressé d’une façon que Cloison ne lit pas.
    .remedy = Faites-en un fichier ZIP sans mot de passe, ou jugez-en vous-même.
error-T010 = Un document bureautique d’un type que Cloison ne lit pas.
    .remedy = Enregistrez-le dans un format plus récent (DOCX, XLSX, PPTX, ODT ou PDF), ou jugez-en vous-même.
error-T011 = Ses signes ne correspondent à aucune lettre reconnaissable : il n’a pas été lu en entier.
    .remedy = Refaites le PDF avec un autre logiciel, ou jugez-en vous-même.
error-T012 = Un type de fichier que Cloison ne connaît pas : rien n’y a été lu.
    .remedy = Jugez-en vous-même avant l’envoi.
error-T013 = Il n’est plus là : son texte n’a pas été gardé.
    .remedy = Joignez-le à nouveau, ou retirez-le.

error-A001 = La politique n’a pas de canal « { $channel } ».
    .remedy = Choisissez parmi : { $known }.
error-A002 = Pour envoyer malgré l’avertissement, il faut une raison.
    .remedy = Dites pourquoi en quelques mots ; ils seront scellés avec la décision.
error-A003 = La raison est trop longue.
    .remedy = Écrivez 2 000 caractères au plus.
error-A004 = Impossible de lire « { $file } » ({ $detail }).
    .remedy = Vérifiez le nom, et que vous avez le droit de lire ce fichier ; ceux d’une politique sont du texte UTF-8.
error-A005 = Impossible d’utiliser le dossier de données « { $directory } » ({ $detail }).
    .remedy = Choisissez-en un autre avec --data-dir ou CLOISON_DATA_DIR, ou rendez celui-ci accessible en écriture.
error-A006 = Aucun dossier de données n’est connu pour cet utilisateur.
    .remedy = Indiquez-en un avec --data-dir ou CLOISON_DATA_DIR.
error-A007 = Rien n’a encore été enregistré ici : il n’y a donc pas de clé.
    .remedy = Enregistrez une première décision, dans la fenêtre ou avec « cloison log add ».
error-A008 = La clé de ce dossier de données est conservée autrement ({ $kept ->
        [keyring] dans le trousseau
       *[other] sous une phrase secrète
    }).
    .remedy = Retirez --key-store, ou choisissez un autre dossier de données.
error-A009 = Les données reçues ne sont pas valides, ligne { $line }, colonne { $column } : { $kind ->
        [syntax] ce n’est pas du JSON
        [data] un champ manque, ou n’est pas comme il faut
        [eof] elles s’arrêtent trop tôt
       *[io] elles sont illisibles
    }.
    .remedy = Comparez avec l’exemple de « --help » : un objet JSON, avec ces noms de champs.
error-A010 = Impossible d’enregistrer les réglages ({ $detail }).
    .remedy = Vérifiez que le dossier de données est accessible en écriture et qu’il reste de la place sur le disque.
error-A013 = Cloison est verrouillé.
    .remedy = Ouvrez-le de nouveau sur la page du registre. Les décisions sont toujours enregistrées.
error-A014 = « { $value } » n’est pas un jour.
    .remedy = Écrivez les jours ainsi : année, mois, jour, 2026-11-29.
error-A015 = Un exemple a de 1 à 2 000 caractères.
    .remedy = Donnez les phrases qui comptent, et rien autour.
error-A020 = Aucun logiciel de messagerie n’est configuré sur cet ordinateur.
    .remedy = Choisissez-en un dans les réglages du système. D’ici là, collez le message là où vous écrivez vos e-mails.
error-A021 = { $channel } n’est pas installé sur cet ordinateur, ou ne peut pas être ouvert d’ici.
    .remedy = Ouvrez l’application vous-même et collez le message, ou écrivez-le sur votre téléphone.
error-A022 = Cette invitation dit plus que qui, quand et où.
    .remedy = Retirez ce dont il s’agit, ou indiquez un autre lieu.
error-A023 = Ce jour, cette heure ou cette durée n’existe pas.
    .remedy = Indiquez le jour et l’heure, et une durée de 5 minutes à 24 heures ; un lieu a 500 caractères au plus.
error-A025 = Le presse-papiers ne peut pas être utilisé.
    .remedy = Copiez et collez vous-même, avec Ctrl+C et Ctrl+V. Ce qui doit quitter le presse-papiers en part dès qu’autre chose est copié.
error-A026 = Aucun agenda n’est configuré sur cet ordinateur.
    .remedy = Ouvrez le fichier de l’invitation avec votre messagerie, ou notez le rendez-vous vous-même.
error-A027 = Une erreur interne s’est produite dans Cloison.
    .remedy = Réessayez. Si cela se reproduit, redémarrez Cloison et transmettez ce code à la personne qui s’en occupe. Rien de ce qui a été consigné n’est perdu.
error-A024 = On n’écarte des mots qu’avec une raison.
    .remedy = Dites pour chacun, en quelques mots, pourquoi il ne compte pas ici.
error-A012 = La politique n’a pas de consigne « { $rule } ».
    .remedy = Utilisez l’une de celles-ci : { $known }.
error-A016 = Impossible de lire les réglages : le fichier est endommagé, ou scellé pour une autre clé.
    .remedy = Les réglages habituels s’appliquent. Relisez les vôtres et choisissez-les de nouveau ; le fichier est alors mis de côté.
error-A017 = Les réglages viennent d’une version plus récente de Cloison.
    .remedy = Les réglages habituels s’appliquent. Mettez Cloison à jour ; ou choisissez les vôtres de nouveau, et le fichier plus récent est mis de côté.
error-A018 = Cloison ne contient pas de politique « { $policy } ».
    .remedy = Choisissez parmi celles-ci : { $known }.
error-A019 = « { $domain } » n’est pas un domaine de messagerie.
    .remedy = Écrivez ce qui suit le @ d’une adresse, par exemple exemple.fr ; cent au plus.
error-A011 = Impossible d’écrire le résultat ({ $detail }).
    .remedy = Vérifiez où il va : un fichier, un disque, un autre programme.

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
    .remedy = Vérifiez qu’il y a un écran, puis relancez Cloison.
error-D002 = Rien n’affiche ici les icônes des programmes.
    .remedy = Sous GNOME, activez l’extension « AppIndicator ». Tout le reste fonctionne sans l’icône.
error-D003 = Un autre programme a pris ce raccourci.
    .remedy = Libérez-le dans l’autre programme, ou associez une autre touche du bureau à « cloison-desktop --check-copied ».
error-D004 = Cette session ne donne aucun raccourci à un programme.
    .remedy = Sous Wayland, associez une touche du bureau à « cloison-desktop --check-copied », ou ouvrez la session sous X11.
error-D005 = Rien n’affiche ici les notifications.
    .remedy = Lancez les notifications du bureau. D’ici là, Cloison dit dans sa fenêtre ce qu’une notification aurait dit.
error-D006 = Cloison ne peut pas être ajouté à ce qui démarre avec la session, ni en être retiré.
    .remedy = Vérifiez que le dossier « autostart » de vos réglages peut être écrit.

# La ligne de commande elle-même.
error-C001 = « { $argument } » n’a pas sa place ici.
    .remedy = Ajoutez --help pour voir ce que la commande accepte.
error-C002 = La commande « { $command } » n’existe pas.
    .remedy = Utilisez --help pour voir les commandes.
error-C003 = Il manque une commande après « { $command } ».
    .remedy = Ajoutez --help pour voir les commandes.
error-C004 = Il manque { $argument }.
    .remedy = Ajoutez-le ; --help montre ce que la commande attend.
error-C005 = « { $argument } » demande une valeur.
    .remedy = Ajoutez-la ; --help montre ce que l’option accepte.
error-C006 = « { $argument } » ne peut pas être « { $value } ».
    .remedy = Utilisez --help pour voir les valeurs possibles.
error-C007 = « { $argument } » apparaît plus d’une fois.
    .remedy = Donnez-le une seule fois.
error-C008 = « { $argument } » et « { $other } » ne vont pas ensemble.
    .remedy = Retirez l’un des deux.
error-C009 = « { $argument } » ne prend pas de valeur, mais reçoit « { $value } ».
    .remedy = Retirez la valeur.
error-C010 = Un argument n’est pas en UTF-8.
    .remedy = Renommez le fichier, ou passez son contenu par l’entrée standard.
error-C011 = Cloison ne comprend pas cette ligne de commande.
    .remedy = Utilisez --help pour voir ce que la commande accepte.

# Le problème d’une politique en une phrase.
policy-problem = { $place } : { $message }{ $more ->
        [0] { "" }
        [one] {" "}(et un autre)
       *[other] {" "}(et { $more } autres)
    }

policy-P001 = Ce n’est pas du TOML valide : { $detail }.
    .remedy = Cherchez ici, ou juste avant, un guillemet, un crochet ou une virgule qui manque.
policy-P002 = La clé « { $key } » est inconnue ici.
    .remedy = Choisissez parmi : { $known }.
policy-P003 = Il manque la clé « { $key } ».
    .remedy = Ajoutez-la ; docs/policy-format.md montre comment.
policy-P004 = « { $key } » doit être { $expected }.
    .remedy = Changez la valeur ; docs/policy-format.md montre comment l’écrire.
policy-P005 = « { $key } » ne peut pas être « { $value } ».
    .remedy = Choisissez parmi : { $known }.
policy-P006 = « { $key } » n’a pas de texte en « { $language } ».
    .remedy = Ajoutez le texte, ou retirez la langue de « languages » dans la table [policy].
policy-P007 = « { $key } » est vide.
    .remedy = Donnez-lui un contenu, ou supprimez la clé.
policy-P008 = L’identifiant « { $id } » est utilisé deux fois.
    .remedy = Donnez un autre identifiant à l’un des deux.
policy-P009 = « { $id } » n’est pas un identifiant valide.
    .remedy = N’utilisez que des minuscules, des chiffres et des traits d’union ; une langue s’écrit en deux lettres.
policy-P010 = La consigne « { $rule } » n’a pas de « { $key } ».
    .remedy = Ajoutez au moins un exemple qu’elle doit trouver (matches) et un autre qu’elle doit laisser passer (passes).
policy-P011 = La consigne « { $rule } » n’a rien à chercher.
    .remedy = Ajoutez terms, patterns ou detectors.
policy-P012 = Le terme « { $term } » est mal écrit : { $detail }.
    .remedy = Un terme est fait de mots, d’écarts « .. » entre eux et de choix « (a|b) » ; pour tout le reste, utilisez un motif.
policy-P013 = Ce n’est pas une expression régulière valide : { $detail }.
    .remedy = Il n’y a ici ni assertions avant ou arrière, ni références arrière ; vérifiez les parenthèses, les crochets et les barres obliques inverses.
policy-P014 = Ce motif est trop grand (la limite est de { $limit } octets).
    .remedy = Réduisez les répétitions, ou découpez-le en plusieurs motifs.
policy-P015 = Il n’y a pas de liste « { $list } ».
    .remedy = Définissez-la par [[list]] dans un des fichiers de la politique, ou corrigez le nom.
policy-P016 = Aucun fichier n’a de table [policy].
    .remedy = Ajoutez pack.toml avec id, version, title et languages ; vérifiez que vous avez bien indiqué le dossier de la politique.
policy-P017 = Il y a une deuxième table [policy].
    .remedy = N’en gardez qu’une.
policy-P018 = La politique n’a pas de canal.
    .remedy = Ajoutez au moins un [[channel]].
policy-P019 = La politique demande une version plus récente de Cloison (format { $format }, celle-ci connaît { $known }).
    .remedy = Mettez Cloison à jour.
policy-P020 = « raise » doit nommer un niveau au-dessus de celui de la consigne, pas « { $level } ».
    .remedy = Prenez un niveau plus élevé, ou supprimez « raise ».
policy-P021 = « from » est après « until ».
    .remedy = Échangez ces deux dates.
policy-P022 = « { $key } » doit être un nombre entier de { $least } à { $most }.
    .remedy = Changez le nombre.
policy-P023 = Ce motif trouve même un texte vide, donc n’importe où.
    .remedy = Faites en sorte qu’il exige au moins un caractère.
policy-P024 = « { $link } » n’est pas une page.
    .remedy = Écrivez un hôte, avec ou sans chemin : example.org/press.
policy-P025 = Aucune politique livrée ne s’appelle « { $pack } ».
    .remedy = Étendez une politique livrée avec Cloison, ou retirez « extends ».
policy-P026 = La politique étendue n’a pas de consigne « { $rule } ».
    .remedy = Vérifiez l’orthographe, ou retirez ce changement : les consignes de cette politique se modifient sur place.
policy-P027 = Ceci ne change rien à la consigne « { $rule } ».
    .remedy = Donnez soit « off = true », soit un « level » au-dessus de celui de la consigne.
policy-P028 = « { $recipient } » n’est pas un destinataire d’age.
    .remedy = Donnez une clé publique comme « age1… », telle que « age-keygen -y » ou un module d’age l’affiche, ou une clé SSH : « ssh-ed25519 … », ou « ssh-rsa … » de 2 048 à 4 096 bits.
policy-P029 = Le lecteur prend { $most } exemples au plus.
    .remedy = Gardez les exemples qui diffèrent le plus entre eux : ceux qui se ressemblent enseignent la même chose.
policy-P030 = Un exemple pour le lecteur a { $most } caractères au plus.
    .remedy = Donnez les phrases qui comptent, et rien autour.
policy-P101 = La consigne « { $rule } » ne trouve pas cet exemple.
    .remedy = Ajoutez un terme ou un motif qui le trouve, vérifiez « near » et « unless », ou corrigez l’exemple.
policy-P102 = La consigne « { $rule } » trouve « { $text } » dans cet exemple, qu’elle devrait laisser passer.
    .remedy = Resserrez le terme, ajoutez « unless », ou corrigez l’exemple.
policy-P201 = Sans la consigne « { $rule } », chaque exemple aurait quand même son niveau : { $others } le trouve aussi.
    .remedy = Donnez à la consigne un exemple qu’elle seule trouve, ou supprimez-la.
policy-P202 = « { $text } » de la consigne « { $rule } » est déjà cherché par « { $other } ».
    .remedy = Ne le laissez qu’à un endroit.
policy-P203 = « { $text } » est « { $level } » dans la consigne « { $rule } » et « { $other_level } » dans « { $other } ».
    .remedy = Ne le laissez que dans l’une d’elles, ou donnez un « near » à la plus haute.
policy-P204 = Aucun exemple de la consigne « { $rule } » ne contient « { $term } ».
    .remedy = Ajoutez à « matches » un exemple qui le contient, ou supprimez-le.
policy-P205 = « { $term } » est aussi trouvé dans d’autres mots : { $words }.
    .remedy = Écrivez chaque forme voulue avec « exact = true », ou prenez une expression plus longue.
policy-P206 = Le lecteur prend cet exemple pour « { $judged } », non pour « { $level } ».
    .remedy = Retirez-en ce dont il ne parle pas, ou supprimez les exemples voisins qui disent autre chose.

type-table = une table
type-number = un nombre entier
type-true-or-false = true ou false
type-date = une date comme 2026-05-07
type-text = un texte entre guillemets

term-empty = il ne contient aucun mot
term-gap = un écart va de 1 à 12 mots
term-gap-first = un écart ne peut pas être au début
term-gap-last = un écart ne peut pas être à la fin
term-parenthesis = une parenthèse n’est pas fermée
term-choice = un choix est fait de mots isolés, séparés par « | »
term-character = un caractère n’appartient à aucun mot

error-R001 = Le modèle du lecteur manque.
    .remedy = Réinstallez Cloison. D’ici là, les consignes continuent seules.
error-R002 = Le modèle du lecteur est abîmé.
    .remedy = Réinstallez Cloison. D’ici là, les consignes continuent seules.
error-R003 = Le modèle du lecteur est celui d’une autre version de Cloison, ou il a été modifié.
    .remedy = Réinstallez Cloison, ou retirez CLOISON_READER de l’environnement. D’ici là, les consignes continuent seules.
error-R004 = Le lecteur lit l’anglais et le français ; les consignes seules ont jugé ceci.
    .remedy = Relisez-le vous-même : ce qu’aucun mot-clé ne dit n’est pas entendu dans une autre langue.
error-R005 = { $sentences ->
        [one] Une phrase n’a pas été lue
       *[other] { $sentences } phrases n’ont pas été lues
    } par le lecteur : le texte est trop long.
    .remedy = Vérifiez une à une les parties qui importent le plus.
