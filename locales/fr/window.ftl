# Les textes de la fenêtre.

## La fenêtre

nav = Pages
nav-write = Écrire
nav-ledger = Registre
# Dit dans l’autre langue, par le bouton qui y passe.
language-switch = Switch to English
language-code = EN
starting = Ouverture…
problem-code = Code : { $code }
problem-retry = Réessayer
problem-dismiss = Fermer
problem-policy = La politique contient une erreur
problem-unknown = Une erreur inattendue s’est produite.
problem-unknown-remedy = Votre texte est intact. Réessayez ; si cela persiste, redémarrez Cloison.

## Écrire

write-title = Écrire un message
to = À
to-hint = Appuyez sur Entrée après chaque destinataire.
to-remove = Retirer { $recipient }
to-added = { $recipient } ajouté
to-removed = { $recipient } retiré
to-count = { $count ->
    [0] Aucun destinataire
    [one] { $count } destinataire
   *[other] { $count } destinataires
}
subject = Objet
message = Message
message-placeholder = Écrivez ici. La réponse apparaît au fil de la frappe.
channel-legend = Passe par
channel-barred = pas pour ce message
channel-carries = Porte au plus : { $level }
channel-checked = Faits vérifiés le { $date }.
channel-stale = Faits vérifiés le { $date }, il y a plus d’un an : ils ont pu changer.
discard = Abandonner
discard-title = Abandonner ce brouillon ?
discard-text = Le texte est effacé ; il n’est gardé nulle part.
discard-recorded = La décision de l’abandonner est enregistrée, sans le texte.
discard-confirm = Abandonner le brouillon
discard-keep = Continuer à écrire

## Le verdict

verdict = Par où ce message peut passer
verdict-empty = Rien à peser pour l’instant
verdict-empty-text = Cloison lit pendant que vous écrivez, sur cet ordinateur seulement, et dit ici par où le message peut passer.
verdict-problem = Le message n’a pas pu être vérifié
verdict-why = Pourquoi
verdict-no-findings = Aucune consigne de la politique n’est touchée.
verdict-instead = Plutôt :
verdict-more = { $count ->
    [one] En montrer { $count } de plus
   *[other] En montrer { $count } de plus
}
verdict-status = { $level }. { $advice }
findings-count = { $count ->
    [0] Rien de relevé
    [one] { $count } passage relevé
   *[other] { $count } passages relevés
}
findings-next = suivant
findings-at = { $number } sur { $count } : { $title }
field-subject = Objet
field-attachment_name = Nom de la pièce jointe
field-attachment_text = Pièce jointe
strip = Pas par { $channel } : ce message est { $level ->
    [trivial] banal
    [confidential] confidentiel
   *[sensitive] sensible
}.

## Que faire

act-send = Envoyer par { $channel }
act-send-hint = La politique le permet.
act-move = Passer par { $channel }
act-move-hint = Enregistré ; vous le collez ensuite là-bas.
act-arrange = Proposer une rencontre
act-arrange-hint = Une invitation qui ne dit rien du sujet.
act-send-anyway = Envoyer par { $channel }…
act-send-anyway-hint = Déconseillé : une question d’abord.

## L’avertissement

warning-title-confidential = Une voie trop ouverte pour ce message
warning-title-sensitive = Cela ne devrait pas s’écrire
warning-would-confidential = Publiés à côté de votre nom, ces mots gêneraient quelqu’un, aideraient un adversaire ou exposeraient une personne privée.
warning-would-sensitive = Publiés, ces mots pourraient ruiner ou mettre en danger une personne, ou toute l’organisation. Cela ne se répare pas.
warning-channel = { $channel } : au plus des messages { $ceiling ->
    [trivial] banals
    [confidential] confidentiels
   *[sensitive] sensibles
}.
warning-words = Les mots qui décident
warning-and-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
warning-back = Revenir et remanier
warning-anyway = Envoyer quand même par { $channel }
warning-reason = Votre raison (enregistrée)
warning-reason-given = Raisons courantes
reason-public = C’est déjà public
reason-mistaken = La consigne se trompe ici
reason-urgent = Urgent, et rien d’autre ne marche
warning-reason-missing = Dites pourquoi, en quelques mots. C’est enregistré avec la décision.
warning-override = Envoyer quand même

## Après la décision

recorded-sent = Enregistré. Vous pouvez l’envoyer par { $channel }.
recorded-moved = Enregistré. Envoyez-le maintenant par { $channel }.
recorded-arranged = Enregistré. Convenez maintenant d’un moment pour vous voir.
recorded-revised = Enregistré. Le texte remanié peut partir par { $channel }.
recorded-overridden = Enregistré, avec votre raison.
recorded-dropped = Enregistré. Le brouillon est abandonné.
recorded-text = Seule la décision est gardée, scellée sur cet ordinateur. Pas le texte.
recorded-copy-message = Copier le message
recorded-copy-invitation = Copier l’invitation
recorded-copied = Copié
recorded-copy-failed = La copie a été refusée. Sélectionnez le texte et appuyez sur Ctrl+C.
recorded-new = Nouveau message
recorded-invitation = Invitation
invitation = Peut-on se parler de vive voix ? Dis-moi quand et où cela t’arrange.
record-problem = Pas encore enregistré
record-problem-kept = Votre texte est intact.

## Le registre

ledger-intro = Chaque décision, scellée sur cet ordinateur. Les messages ne sont pas gardés.
ledger-empty = Aucune décision pour l’instant
ledger-empty-text = Quand vous envoyez, déplacez ou abandonnez un message, la décision apparaît ici. Son texte, non.
ledger-shown = { $shown } sur { $total }
ledger-older = Montrer les décisions plus anciennes
ledger-loading = Ouverture du registre…
ledger-unreadable = { $count ->
    [one] { $count } enregistrement est illisible. Il est gardé tel quel ; les autres ne sont pas touchés.
   *[other] { $count } enregistrements sont illisibles. Ils sont gardés tels quels ; les autres ne sont pas touchés.
}
ledger-times = ×{ $count }
ledger-not-allowed = contre l’avis
ledger-failed = Le registre ne s’ouvre pas
ledger-locked = Le registre est verrouillé
ledger-locked-text = Les décisions continuent d’être enregistrées. Pour les lire, entrez la phrase secrète.
ledger-new = Choisissez une phrase secrète pour le registre
ledger-new-text = Cet ordinateur n’offre pas d’endroit sûr pour la clé : une phrase secrète la protège. Elle ne peut pas être retrouvée : sans elle, le registre ne se lira plus.
ledger-new-before = Une chose avant d’enregistrer la première décision. Votre texte attend ici.
passphrase = Phrase secrète
passphrase-again = Encore une fois
passphrase-short = Au moins { $count } caractères. Plusieurs mots se retiennent mieux.
passphrase-different = Les deux ne sont pas les mêmes.
passphrase-open = Ouvrir le registre
passphrase-create = Protéger le registre
passphrase-cancel = Pas maintenant

## Chercher dans le texte

find = Chercher
find-replace = Remplacer par
find-next = Suivant
find-previous = Précédent
find-replace-one = Remplacer
find-replace-all = Tout remplacer
find-match-case = Respecter la casse
find-by-word = Mots entiers
find-close = Fermer la recherche
find-current = passage trouvé
find-on-line = à la ligne
find-replaced-one = passage remplacé à la ligne $
find-replaced-all = $ passages remplacés
