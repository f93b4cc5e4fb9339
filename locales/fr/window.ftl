# Les textes de la fenêtre.

## La fenêtre

nav = Pages
nav-write = Écrire
nav-meetings = Rencontres
nav-ledger = Registre
nav-settings = Réglages
# How this language is offered, whatever language is spoken: by its name, by the button that changes to it.
language-name = Français
language-switch = Passer en français
language-code = FR
starting = Ouverture…
problem-code = Code : { $code }
problem-retry = Réessayer
problem-retrying = Nouvel essai…
problem-dismiss = Fermer
problem-policy = La politique contient une erreur
problem-policy-kept = En vigueur d’ici là : { $policy }, version { $version }.
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
to-outside = { $count ->
    [one] { $names } n’est pas de votre organisation.
    [2] { $names } ne sont pas de votre organisation.
   *[other] { $names } et { $more } de plus ne sont pas de votre organisation.
}
to-new = { $count ->
    [one] { $names } n’était pas dans cet échange.
    [2] { $names } n’étaient pas dans cet échange.
   *[other] { $names } et { $more } de plus n’étaient pas dans cet échange.
}
to-many = { $count } destinataires : chacun peut le transmettre.
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
verdict-heard-decides = Entendu par le lecteur, non par une consigne.
verdict-heard-advises = Entendu par le lecteur, à titre de conseil : cela ne décide rien.
finding-also = Aussi : { $titles }
verdict-more = { $count ->
    [one] Afficher { $count } autre passage
   *[other] Afficher { $count } autres passages
}
verdict-status = { $level }. { $advice }
verdict-keys = F8 mène aux mots.
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
act-send-hint = La politique le permet. Votre messagerie l’ouvre.
act-say-hint = La politique le permet.
act-move = Passer par
act-move-hint = Copié { $seconds } secondes, à coller là-bas.
act-arrange = Proposer une rencontre
act-arrange-hint = Une invitation qui ne dit rien du sujet.
act-split = Partager le message
act-split-hint = Chaque partie prend le chemin permis.
act-split-whole = Impossible de le partager : il forme un tout.
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

## La carte des mots

card-open = Que faire : { $words }
card-open-short = Que faire
card-replace = Remplacer par { $with }
card-remove = Retirer
card-not-here = Pas ici…
card-wrong-hint = Garde la phrase autour de ces mots pour votre responsable de la sécurité, scellée dans le registre, comme n’ayant rien de délicat. Rien n’est envoyé.
card-keys = Alt+Entrée
card-enter = pour choisir
card-escape = Échap
card-leave = pour revenir
card-said = { $keys } mène à ce que l’on peut faire.
not-here = Pas ici
not-here-why = Pourquoi ces mots ne comptent-ils pas ici ?
not-here-text = Pour ce message seulement. La raison est notée avec la décision.
not-here-set = Écarter
not-here-back = Retour
not-here-undo = Annuler
not-here-undo-words = Annuler : { $words }
not-here-count = { $count ->
    [one] Un passage est écarté.
   *[other] { $count } passages sont écartés.
}

## Exemples pour le responsable

example-wrong = C’est une erreur
example-hint = Garde ce message pour votre responsable de la sécurité, scellé dans le registre. Rien n’est envoyé.
example-given = Gardé pour votre responsable de la sécurité, scellé dans le registre. Rien n’a été envoyé.
example-problem = Cela n’a pas pu être gardé
example-missed = Quelque chose a échappé ?
example-missed-title = Qu’est-ce qui a échappé ?
example-missed-text = Les phrases sont gardées pour votre responsable de la sécurité, scellées dans le registre. Rien n’est envoyé, et ce message reste tel quel.
example-missed-sentences = Les phrases qui comptent, et rien autour
example-missed-topic = De quoi elles parlent
example-missed-choose = Choisir…
example-missed-missing = Laissez les phrases qui comptent, et dites de quoi elles parlent.
example-missed-give = Garder pour le responsable
example-missed-close = Annuler

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
recorded-arranged = Décision enregistrée. Il reste à inviter.
recorded-revised = Décision enregistrée. Le texte remanié peut partir.
recorded-overridden = Décision enregistrée, avec votre raison.
recorded-dropped = Décision enregistrée. Le brouillon est abandonné.
recorded-by = Canal :
recorded-text = La décision est conservée, scellée sur cet ordinateur.
recorded-copy-message = Copier le message
recorded-copy-invitation = Copier l’invitation
recorded-new = Nouveau message
recorded-went-on = La décision est enregistrée, sans ce que vous avez écrit depuis.
recorded-invitation = Invitation
invitation = Peut-on se parler de vive voix ? Quel moment et quel lieu seraient commodes ?
record-problem = La décision n’est pas encore enregistrée
recording = Enregistrement…
record-problem-kept = Votre texte est intact.

## Les fichiers

files = Fichiers
files-attach = Joindre
files-reading = lecture…
files-within = { $count ->
    [one] avec { $count } fichier dedans
   *[other] avec { $count } fichiers dedans
}
files-remove = Retirer { $name }
files-unread-more = { $count ->
    [one] et { $count } autre qui n’a pas été lu en entier
   *[other] et { $count } autres qui n’ont pas été lus en entier
}
files-apart = Les fichiers ne sont pas copiés. Joignez-les là-bas, s’ils peuvent y aller.
split-files = Les fichiers restent avec le message : joignez-les là où ils peuvent aller.

## La remise

handed-taken = { $program } a le message. Il part quand vous l’envoyez là-bas.
handed-program = Un autre logiciel
handed-copied = Le message est copié.
handed-paste = Collez-le dans { $program }.
handed-left = { $seconds ->
    [one] encore { $seconds } seconde
   *[other] encore { $seconds } secondes
}
handed-copied-said = { $seconds ->
    [one] Copié pendant { $seconds } seconde.
   *[other] Copié pendant { $seconds } secondes.
}
handed-clear = Effacer maintenant
handed-cleared = Le presse-papiers ne le contient plus.
handed-left-out = À joindre vous-même là-bas : { $names }
handed-stuck = Il est encore dans le presse-papiers
handed-stuck-remedy = Copiez autre chose : cela prendra sa place.
handed-problem = Le message n’a pas été remis
recorded-card = La décision est conservée, scellée sur cet ordinateur. Ce que vous avez à dire est une fiche dans « Rencontres ».
recorded-invite = Envoyer l’invitation par e-mail
recorded-calendar = Ajouter à l’agenda
recorded-meetings = Voir la fiche

## Les rencontres

arrange-text = L’invitation dit qui, quand et où. Elle ne dit pas pourquoi.
arrange-with = Avec
arrange-day = Jour
arrange-hour = Heure
arrange-length = Durée
arrange-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
arrange-today = aujourd’hui
arrange-tomorrow = demain
arrange-unclear = Indiquez un jour comme 2026-12-01 et une heure comme 18:30, ou laissez les deux vides pour en convenir plus tard.
arrange-place = Où
arrange-says-too-much = L’invitation en dit trop. Retirez ce dont il s’agit, ou indiquez un autre lieu.
arrange-card = Ce que vous avez écrit devient une fiche dans « Rencontres », scellée sur cet ordinateur. Brûlez-la une fois la chose dite. Sinon, elle est supprimée en même temps que les décisions de la même époque.
arrange-confirm = Proposer la rencontre
arrange-cancel = Revenir
invitation-title = Rencontre
invitation-asks = Peut-on se voir ?
invitation-when = Quand : { $when }
invitation-where = Où : { $place }
meetings-text = Ce qui est à dire de vive voix. Chaque fiche est scellée sur cet ordinateur. Brûlez-la une fois la chose dite.
meetings-today = { $count ->
    [one] Aujourd’hui à { $hour }, vous avez quelque chose à dire de vive voix.
   *[other] Aujourd’hui, vous avez { $count } choses à dire de vive voix, la première à { $hour }.
}
meetings-show = Voir
meetings-empty = Rien à dire de vive voix
meetings-empty-text = Quand vous proposez une rencontre à propos d’un message, il attend ici comme fiche jusqu’à ce que ce soit dit.
meetings-locked = Les fiches sont scellées. Ouvrez le registre pour les lire.
meetings-problem = Les fiches sont hors d’atteinte
meetings-unburnt = La fiche n’est pas brûlée
meetings-no-hour = Pas encore convenu
meetings-nobody = Personne n’est indiqué
meetings-open = Lire
meetings-hide = Masquer
meetings-burn = Brûler
meetings-burn-title = Brûler cette fiche ?
meetings-burn-text = Son contenu est supprimé et n’est conservé nulle part. La rencontre proposée reste dans le registre.
meetings-burn-confirm = La brûler
meetings-burn-keep = La garder

## Le partage

split-title = Une partie pour chaque chemin
split-text = Chaque partie prend le chemin permis. Rien ne part tout seul.
split-problem = Le message n’a pas pu être partagé
split-close = Revenir au message

## Le registre

ledger-intro = Toutes les décisions, scellées sur cet ordinateur. Les réglages disent ce qui est gardé des messages.
ledger-empty = Aucune décision pour l’instant
ledger-empty-text = Quand vous envoyez un message, changez de canal, proposez une rencontre ou abandonnez un brouillon, la décision apparaît ici.
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
ledger-rescue = Sauver ce qui se lit
ledger-rescued = { $count ->
        [0] Aucune décision n’a pu être sauvée.
        [one] Une décision est de nouveau dans le registre.
       *[other] { $count } décisions sont de nouveau dans le registre.
    }
ledger-rescued-missing = { $count ->
        [0] Aucune ne manque.
        [one] Une n’a pas pu être lue : « cloison log verify » dit laquelle.
       *[other] { $count } n’ont pas pu être lues : « cloison log verify » dit lesquelles.
    }
ledger-rescued-unsure = Le fichier ne dit plus combien il y en avait.
ledger-rescued-kept = Le fichier endommagé est gardé une semaine.
ledger-out-of-reach = Le registre est illisible pour l’instant
ledger-out-of-reach-kept = Les décisions continuent d’être enregistrées.
ledger-locked = Le registre est verrouillé
ledger-locked-text = Les décisions continuent d’être enregistrées. Pour les lire, entrez la phrase secrète.
ledger-new = Choisissez une phrase secrète pour le registre
ledger-new-text = Faute d’endroit sûr sur cet ordinateur, la clé sera protégée par une phrase secrète. Faites ensuite une fiche de secours : sans l’une ni l’autre, le registre ne pourra plus être lu.
ledger-new-before = Une étape encore avant d’enregistrer la première décision. Votre texte ne bouge pas.
ledger-locked-keyring = Les décisions continuent d’être enregistrées. Pour les lire, ouvrez le registre.
ledger-view = Ce qui est affiché
ledger-view-list = Décisions
ledger-view-overview = Vue d’ensemble
ledger-filters = Restreindre les décisions
ledger-search = Rechercher
ledger-search-hint = Raisons, consignes, canaux
ledger-chosen = { $what } : { $chosen }
ledger-choices-loading = Recherche des choix possibles…
ledger-choices-none = Aucune consigne ne s’est encore appliquée.
ledger-choices-failed = Impossible d’afficher les consignes pour l’instant
ledger-span-all = Toutes
ledger-span-today = Aujourd’hui
ledger-span-week = 7 derniers jours
ledger-span-month = 30 derniers jours
ledger-days = Ou choisir les jours
ledger-from = Du
ledger-until = Au
ledger-since = depuis le { $day }
ledger-up-to = jusqu’au { $day }
ledger-between = { $from } – { $until }
ledger-days-crossed = Le premier jour vient après le dernier : il n’y a rien à trouver.
ledger-day-unclear = Écrivez l’année, le mois et le jour : 2026-11-23.
ledger-reset = Effacer les filtres
ledger-found = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}
ledger-counted = { $count ->
    [one] { $count } décision comptée
   *[other] { $count } décisions comptées
}
ledger-none = Aucun résultat
ledger-none-text = Aucune décision ne réunit tout ce que vous demandez. Demandez-en moins, ou revenez à l’ensemble.
ledger-story-open = lire en entier
ledger-story-close = Fermer
ledger-story-loading = Ouverture de la suite…
ledger-story-failed = Impossible d’ouvrir cet enregistrement en entier pour l’instant
ledger-story-allowed = La politique l’admettait pour ce message.
ledger-story-barred = La politique ne l’admettait pas pour ce message.
ledger-story-heard = { $level }, certain à { $percent } %.
ledger-story-heard-decided = Cela a compté.
ledger-story-heard-advised = C’était un conseil.
ledger-story-place = Enregistré depuis
ledger-story-policy = { $policy }, version { $version }
ledger-story-record = Enregistrement
ledger-story-number = N° { $number }
ledger-story-kept-nothing = Rien du texte du message n’est conservé.
ledger-fare = Ce que valent les consignes
ledger-fare-text = Une consigne souvent écartée est peut-être trop stricte, ou mal formulée. On compte ici des consignes, pas des personnes.
ledger-per = { $unit ->
    [day] par jour
    [week] par semaine
   *[month] par mois
}
ledger-plot-levels = Décisions par niveau
ledger-plot-levels-said = Barres par niveau, { $per }, du { $from } au { $until }. Banal : { $trivial } ; confidentiel : { $confidential } ; sensible : { $sensitive }. Le tableau ci-dessous donne tous les chiffres.
ledger-plot-overridden-said = Barres, { $per }, du { $from } au { $until }. Envois malgré l’avertissement : { $count }. Le tableau ci-dessous donne tous les chiffres.
ledger-plot-overridden-none = Aucun envoi malgré l’avertissement.
ledger-plot-table = Sous forme de tableau
ledger-week = Semaine du { $day }
ledger-plot-rules = Consignes, de la plus écartée à la moins écartée
ledger-plot-rules-none = Aucune consigne ne s’applique à ces décisions.
ledger-rule = Consigne
ledger-rule-share = Écartée, sur le nombre d’applications
ledger-rule-count = { $overridden } sur { $found }
ledger-rule-show = Afficher les décisions : { $rule }
ledger-rules-all = { $count ->
    [one] Afficher la consigne
   *[other] Afficher les { $count } consignes
}
ledger-stats-failed = Impossible de compter les décisions pour l’instant
passphrase = Phrase secrète
passphrase-again = La même, une seconde fois
passphrase-short = Au moins { $count } caractères. Plusieurs mots se retiennent mieux.
passphrase-different = Les deux phrases sont différentes.
passphrase-open = Ouvrir le registre
passphrase-create = Protéger le registre
passphrase-cancel = Pas maintenant

## Le verrouillage

lock-now = Verrouiller
lock-now-keys = Verrouiller (Ctrl+Maj+L)
lock-title = Cloison est verrouillé
lock-sealed = Votre brouillon et le registre sont scellés.
lock-text = Les décisions prises ailleurs continuent d’être enregistrées.
lock-locking = Verrouillage…
lock-in-memory = Votre brouillon n’a pas pu être scellé. Il reste en mémoire, et sera perdu si Cloison est fermé avant d’être déverrouillé.
lock-open = Ouvrir
lock-opening = Ouverture…
lock-sheet = Utiliser la fiche de secours
draft-restored = Votre brouillon a été conservé.
draft-earlier = Un autre brouillon attend. Il reviendra une fois celui-ci envoyé ou abandonné.
draft-locked = Le registre est verrouillé : ce brouillon est conservé, scellé. Si Cloison se ferme, il reviendra une fois le registre ouvert.
draft-unkept = Les brouillons ne sont pas conservés pour l’instant.
draft-unread = Un brouillon conservé ne peut pas être lu pour l’instant.

## Les réglages

settings-kept-title = Ce qui est conservé
settings-kept = { $keep ->
    [nothing] De chaque décision, Cloison conserve pendant { $days ->
        [one] un jour
       *[other] { $days } jours
    } : la date, le niveau, le canal, ce que vous avez fait et pourquoi, les consignes relevées ou écartées, ce que le lecteur a entendu, et une empreinte qui permet de reconnaître plus tard un passage du texte. Le texte lui-même n’est pas conservé, sauf ce que vous donnez en exemple au responsable.
    [excerpts] De chaque décision, Cloison conserve pendant { $days ->
        [one] un jour
       *[other] { $days } jours
    } : la date, le niveau, le canal, ce que vous avez fait et pourquoi, les consignes relevées ou écartées et les mots en cause, ce que le lecteur a entendu et dans quelles phrases, et une empreinte qui permet de reconnaître plus tard un passage du texte. Le reste du texte n’est pas conservé, sauf ce que vous donnez en exemple au responsable.
   *[text] De chaque décision, Cloison conserve pendant { $days ->
        [one] un jour
       *[other] { $days } jours
    } : la date, le niveau, le canal, ce que vous avez fait et pourquoi, les consignes relevées ou écartées et les mots en cause, ce que le lecteur a entendu, une empreinte qui permet de reconnaître plus tard un passage, et le texte entier du message.
}
settings-readers = { $recovery ->
    [0] Seul cet ordinateur peut ouvrir le registre.
    [one] Cet ordinateur peut ouvrir le registre, ainsi qu’une clé de secours désignée par votre organisation.
   *[other] Cet ordinateur peut ouvrir le registre, ainsi que { $recovery } clés de secours désignées par votre organisation.
}
settings-lock = Cloison se verrouille après { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
} sans frappe ni mouvement de la souris, quand vous appuyez sur Ctrl+Maj+L et, sous Linux, quand cet ordinateur se verrouille ou se met en veille.
settings-language = Langue
settings-language-now = Cette fenêtre est en français.
settings-wipe = Tout détruire
settings-wipe-what = Ceci détruit la clé et tout ce que Cloison garde sur cet ordinateur : le registre, les brouillons, les réglages, la trace. Puis Cloison se ferme. Sans la clé, les décisions ne se lisent plus, où qu’en soient des copies.
settings-wipe-not = Rien de plus ne peut être promis : une fiche de secours ou la clé d’un responsable ouvre encore des copies du registre, et un disque peut garder des restes de fichiers effacés.
settings-wipe-type = Tapez « { $word } » pour continuer
settings-wipe-word = détruire
settings-wipe-do = Tout détruire
settings-version = Cloison { $version }
sheet-title = Fiche de secours
sheet-text = Avec 24 mots, on peut lire le registre et refaire sa clé si cet ordinateur la perd. Notez-les sur papier, et gardez la fiche là où vous seul la trouverez.
sheet-alone = Qui voit ces mots peut lire le registre. Ils disparaissent quand vous quittez cette page.
sheet-show = Afficher les 24 mots
sheet-hide = Masquer les mots
sheet-done = J’ai la fiche
sheet-made = La fiche est faite.
sheet-locked = Les mots peuvent être affichés quand le registre est ouvert.
sheet-offer = Avec une fiche de secours, le registre reste lisible même si cet ordinateur perd sa clé.
sheet-make = Faire une fiche de secours
sheet-restore = Refaire la clé
sheet-restore-text = Si la clé ou sa phrase secrète est perdue, tapez les mots de la fiche de secours, dans leur ordre.
sheet-restore-words = Les 24 mots
sheet-restore-count = { $count ->
    [one] { $count } mot sur { $all }
   *[other] { $count } mots sur { $all }
}
sheet-restoring = La clé est en cours de création…
sheet-restored = La clé est refaite, le registre est ouvert.

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
