# Les textes de la fenêtre.

## La fenêtre

nav = Pages
nav-write = Écrire
nav-ledger = Registre
# Dit dans l’autre langue, par le bouton qui y passe.
language-switch = Switch to English
language-code = EN
starting = Ouverture…
problem-code = Code : { $code }
problem-retry = Réessayer
problem-retrying = Nouvel essai…
problem-dismiss = Fermer
problem-policy = La politique contient une erreur
problem-policy-kept = En vigueur d’ici là : { $policy }, version { $version }.
problem-language = Le choix de la langue n’est pas conservé
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
channel-legend = Canal d’envoi
channel-more = { $count ->
    [one] { $count } autre canal
   *[other] { $count } autres canaux
}
channel-barred = pas pour ce message
channel-carries = Niveau maximal : { $level }
channel-checked = Informations vérifiées le { $date }.
channel-stale = Informations vérifiées le { $date }, il y a plus d’un an : elles ont pu changer.
discard = Abandonner
discard-title = Abandonner ce brouillon ?
discard-text = Le texte sera effacé ; il n’en restera aucune copie.
discard-recorded = L’abandon sera enregistré, sans le texte.
discard-confirm = Abandonner le brouillon
discard-keep = Continuer à écrire
discard-unrecorded = Abandonner sans enregistrer

## Le verdict

verdict = Par où ce message peut passer
verdict-empty = Rien à évaluer pour l’instant
verdict-empty-text = Cloison lit pendant que vous écrivez, sur cet ordinateur uniquement, et indique ici par où le message peut passer.
verdict-problem = Le message n’a pas pu être vérifié
verdict-why = Pourquoi
verdict-no-findings = Aucune consigne ne s’applique.
verdict-instead = Plutôt :
finding-also = Aussi : { $titles }
verdict-more = { $count ->
    [one] Afficher { $count } autre passage
   *[other] Afficher { $count } autres passages
}
verdict-status = { $level }. { $advice }
findings-count = { $count ->
    [0] Rien à signaler
    [one] { $count } passage relevé
   *[other] { $count } passages relevés
}
findings-next = suivant
findings-at = { $number } sur { $count } : { $title }
field-subject = Objet
field-attachment_name = Nom de la pièce jointe
field-recipients = Destinataires
field-attachment_text = Pièce jointe
finding-where = { $field } :
strip = { $level ->
    [trivial] Banal
    [confidential] Confidentiel
   *[sensitive] Sensible
}. À éviter : { $channel }

## Que faire

act-send = Envoyer par
act-send-hint = La politique le permet.
act-move = Passer par
act-move-hint = C’est enregistré, puis à coller là-bas.
act-arrange = Proposer une rencontre
act-arrange-hint = Une invitation qui ne dit rien du sujet.
act-send-anyway = Envoyer quand même par
act-send-anyway-hint = Déconseillé : la raison sera demandée.

change-offer = Ou retirer le moins possible
change-make = { $count ->
    [one] Retirer ces mots
   *[other] Retirer ces { $count } passages
}
change-make-hint = Le reste peut partir par ce canal : { $channel }
change-made = Retiré
change-undo = Annuler

## L’avertissement

warning-title-confidential = Un canal trop ouvert pour ce message
warning-title-sensitive = Cela ne devrait pas s’écrire
warning-would-confidential = Publiés sous votre nom, ces mots mettraient quelqu’un dans l’embarras, serviraient un adversaire ou exposeraient un particulier.
warning-would-sensitive = Publiés, ces mots pourraient briser ou mettre en danger une personne, voire toute l’organisation. Cela ne se répare pas.
warning-channel = Canal choisi : { $channel }, { $ceiling ->
    [trivial] réservé aux messages banals
    [confidential] admis jusqu’au niveau confidentiel
   *[sensitive] admis à tous les niveaux
}.
warning-words = Les passages en cause
warning-and-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
warning-back = Reprendre le texte
warning-reason = Votre raison (elle sera enregistrée)
warning-reason-given = Raisons courantes
reason-public = C’est déjà public
reason-mistaken = La consigne ne s’applique pas ici
reason-urgent = Urgent, pas d’autre moyen
warning-reason-missing = Dites pourquoi, en quelques mots : la raison est enregistrée avec la décision.
warning-override = Envoyer quand même

## Après la décision

recorded-sent = Décision enregistrée. Vous pouvez envoyer le message.
recorded-moved = Décision enregistrée. Envoyez maintenant le message par l’autre canal.
recorded-arranged = Décision enregistrée. Convenez maintenant d’un moment pour vous voir.
recorded-revised = Décision enregistrée. Le texte remanié peut partir.
recorded-overridden = Décision enregistrée, avec votre raison.
recorded-dropped = Décision enregistrée. Le brouillon est abandonné.
recorded-by = Canal :
recorded-text = Seule la décision est conservée, scellée sur cet ordinateur ; le texte ne l’est pas.
recorded-copy-message = Copier le message
recorded-copy-invitation = Copier l’invitation
recorded-copied = Copié
recorded-copy-failed = La copie a été refusée. Sélectionnez le texte, puis appuyez sur Ctrl+C.
recorded-new = Nouveau message
recorded-went-on = La décision est enregistrée, sans ce que vous avez écrit depuis.
recorded-invitation = Invitation
invitation = Peut-on se parler de vive voix ? Quel moment et quel lieu seraient commodes ?
record-problem = La décision n’est pas encore enregistrée
recording = Enregistrement…
record-problem-kept = Votre texte est intact.

## Le registre

ledger-intro = Toutes les décisions, scellées sur cet ordinateur. Les messages ne sont pas conservés.
ledger-empty = Aucune décision pour l’instant
ledger-empty-text = Quand vous envoyez un message, changez de canal, proposez une rencontre ou abandonnez un brouillon, la décision apparaît ici, sans le texte.
ledger-shown = { $total ->
    [one] { $shown } décision sur { $total }
   *[other] { $shown } décisions sur { $total }
}
ledger-older = Afficher les décisions plus anciennes
ledger-loading = Ouverture du registre…
ledger-unreadable = { $count ->
    [one] { $count } enregistrement est illisible. Il est conservé tel quel ; les autres ne sont pas touchés.
   *[other] { $count } enregistrements sont illisibles. Ils sont conservés tels quels ; les autres ne sont pas touchés.
}
ledger-times = ×{ $count }
ledger-not-allowed = contre l’avis
ledger-failed = Impossible d’ouvrir le registre
ledger-out-of-reach = Le registre est illisible pour l’instant
ledger-out-of-reach-kept = Les décisions continuent d’être enregistrées.
ledger-locked = Le registre est verrouillé
ledger-locked-text = Les décisions continuent d’être enregistrées. Pour les lire, entrez la phrase secrète.
ledger-new = Choisissez une phrase secrète pour le registre
ledger-new-text = Faute d’endroit sûr sur cet ordinateur, la clé sera protégée par une phrase secrète. Si elle est perdue, plus personne ne pourra lire le registre.
ledger-new-before = Une étape encore avant d’enregistrer la première décision. Votre texte ne bouge pas.
passphrase = Phrase secrète
passphrase-again = La même, une seconde fois
passphrase-short = Au moins { $count } caractères. Plusieurs mots se retiennent mieux.
passphrase-different = Les deux phrases sont différentes.
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
