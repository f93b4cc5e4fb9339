# Le premier lancement, la visite, et ce qui se règle.

## Le premier lancement

welcome-title = Bienvenue dans Cloison
welcome-step = Étape { $number } sur { $count }
welcome-next = Continuer
welcome-back = Retour
welcome-later = Pas maintenant
welcome-leave = Écrire tout de suite
welcome-leave-hint = Tout ceci se trouve aussi dans les réglages.
welcome-language = Cloison indique, pendant que vous écrivez, par où un message peut passer.
welcome-language-text = Il lit sur cet ordinateur uniquement. Il n’envoie rien et n’ouvre de lui-même aucune connexion.
welcome-language-choose = Votre langue
welcome-email = par e-mail
welcome-app = par une application chiffrée
welcome-face = de vive voix
welcome-policy = Qu’est-ce que votre organisation garde pour elle ?
welcome-policy-text = Une politique dit quels mots sont délicats, et pourquoi. Vous pourrez en changer à tout moment.
welcome-key = Où votre clé est gardée
welcome-key-keyring = Chaque décision est scellée avec une clé, que garde le trousseau de cet ordinateur. Vous n’avez rien à faire.
welcome-key-protected = Chaque décision est scellée avec une clé, que protège votre phrase secrète.
welcome-key-passphrase = Chaque décision est scellée avec une clé. Faute d’endroit sûr sur cet ordinateur, une phrase secrète la protège.
welcome-key-locked = La clé existe déjà. Entrez sa phrase secrète, et le registre est ouvert.
welcome-key-problem = La clé est inaccessible pour l’instant
welcome-sheet = Un secours, sur papier
welcome-done = Commencer

## La visite

tour-find = Essayez : qu’y a-t-il de délicat ici ?
tour-find-text = Rien n’est conservé ni enregistré ici. Appuyez sur F8, ou cliquez sur les mots soulignés, et lisez à côté du message pourquoi ils comptent.
tour-find-done = Cloison répond toujours ainsi : le niveau, les mots qui ont décidé, la raison, et que faire à la place.
tour-find-nothing = Votre politique ne relève rien dans cet exemple. Modifiez le message à votre guise, et observez la réponse.
tour-move = Envoyez-le maintenant par la bonne voie
tour-move-text = Ce canal ne peut pas porter le message : { $channel }. Choisissez par où il peut passer, à côté du message : la voie conseillée vient en premier.
tour-move-allowed = Ce canal peut porter le message : { $channel }. Envoyez-le : rien ne sort de cette fenêtre.
tour-move-done = { $how ->
    [arranged] C’est fait : vous le diriez de vive voix. Sur votre propre page, la décision serait maintenant scellée dans le registre, avec une fiche de ce que vous avez à dire.
    [overridden] C’est fait, contre l’avis donné. Sur votre propre page, la décision serait maintenant scellée dans le registre, avec votre raison.
    [parts] C’est fait : chaque partie prend son chemin. Sur votre propre page, chaque décision serait maintenant scellée dans le registre.
   *[other] C’est fait, par un canal qui peut porter le message : { $channel }. Sur votre propre page, la décision serait maintenant scellée dans le registre, et vous enverriez le message vous-même.
}
tour-start = Préparation de l’exercice…
tour-problem = L’exercice ne peut pas s’ouvrir
tour-subject = Jeudi
tour-body =
    Inès,

    La salle est réservée pour jeudi à dix heures, et Karim apporte le projecteur. Claire nous rejoint lundi. Son salaire sera de 2 900 € net, garde cela pour toi.

    À jeudi,
    Léa

## La politique

policy-now = En vigueur : { $policy }, version { $version }.
policy-named = La politique de votre organisation a été indiquée au lancement de Cloison : il n’y a rien à choisir ici.
policy-title = Politique
policy-text = Elle dit quels mots sont délicats et quel canal peut les porter. Elle vaut aussitôt, dans cette fenêtre.
policy-locked = La politique et les domaines sont scellés. Ils se modifient quand le registre est ouvert.
domains-title = Les domaines de messagerie de votre organisation
domains-text = Ce qui suit le @ de vos adresses. Un destinataire à une autre adresse compte comme extérieur.
domains-label = Domaines de messagerie
domains-hint = Appuyez sur Entrée après chaque domaine.
domains-count = { $count ->
    [0] Aucun domaine
    [one] { $count } domaine
   *[other] { $count } domaines
}
domains-remove = Retirer { $domain }
domains-added = { $domain } ajouté
domains-removed = { $domain } retiré

## Les interrupteurs

switches-screen = À l’écran
switches-reach = À portée de main
switch-hide = Laisser la fenêtre hors des images de l’écran
switch-hide-text = Captures et partages d’écran montrent une fenêtre vide, là où le système le permet, et jamais quand un lecteur d’écran fonctionne.
switch-login = Lancer à l’ouverture de ma session
switch-login-text = Sa fenêtre s’ouvre réduite, et répond aussitôt.
switch-tray = Afficher une icône parmi celles du système
switch-tray-text = Elle dit le niveau de votre brouillon par sa forme et sa couleur. De son menu, la fenêtre s’ouvre et se verrouille.
switch-shortcut = Vérifier ce que j’ai copié avec Ctrl+Alt+C
switch-shortcut-text = Dans n’importe quel programme : son niveau vient en notification, ou le texte sur une page vide.
switch-notifications = Utiliser les notifications du système
switch-notifications-text = Elles disent un niveau ou une occasion, jamais ce que vous avez écrit ou copié.
settings-problem = Impossible de lire ces réglages
settings-unkept = Ce choix n’est pas conservé
tour-title = La visite
tour-about = Deux écrans, sur un message d’exercice : trouver ce qui est délicat, et l’envoyer par la bonne voie.
tour-again = Revoir la visite

## La fiche de secours sur papier

sheet-print = Imprimer
sheet-save = Enregistrer dans un fichier
sheet-save-text = Un fichier de ces mots ouvre le registre comme la clé elle-même. Mettez-le sur une clé USB qui reste dans un tiroir, pas sur cet ordinateur ni dans un dossier en ligne.
sheet-saved = Enregistré sous { $file }, lisible par vous seul.
