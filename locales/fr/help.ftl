# Ce que disent « cloison --help », les pages de manuel et la complétion.
#
# Les identifiants suivent la définition de crates/cli/src/args.rs ; locales/en/help.ftl dit comment.

-policy-path = Dossier ou fichier d’une politique [par défaut : la politique fournie]
-policy-value = DOSSIER|FICHIER

help-cloison = Par où ce message peut-il passer : par e-mail, par une application chiffrée, ou seulement de vive voix ?
    .examples =
        cloison check brouillon.txt             peut-il partir par e-mail ?
        cloison log list --limit 20             les dernières décisions
        cloison policy test ma-politique/       ses consignes tiennent-elles parole ?
        cloison help log add                    comment enregistrer une décision
help-cloison-data-dir = Où sont gardés le registre et sa clé
    .value = DOSSIER
help-cloison-key-store = Où garder une nouvelle clé [par défaut : le trousseau, ou une phrase secrète s’il n’y en a pas]
    .value = ENDROIT
    .keyring = Le trousseau du système
    .passphrase = Un fichier scellé par une phrase secrète
help-cloison-passphrase-file = Lire la phrase secrète sur la première ligne d’un fichier au lieu de la demander dans le terminal
    .value = FICHIER
help-cloison-format = La forme des résultats
    .value = FORMAT
    .text = Pour une personne
    .json = Pour un programme
help-cloison-language = La langue des textes [par défaut : celle du système]
    .value = LANGUE
    .en = English
    .fr = Français
help-cloison-trace = Ce que le programme dit de son fonctionnement sur la sortie d’erreur : off, error, warn, info, debug ou trace
    .value = NIVEAU
help-cloison-help = Afficher l’aide (plus complète avec « --help »)
    .long = Afficher l’aide (plus brève avec « -h »)
help-cloison-version = Afficher la version

help-check = Dire par où un message peut passer, et pourquoi
    .examples =
        cloison check brouillon.txt             peut-il partir par e-mail ?
        cloison check brouillon.txt --explain   pourquoi, étape par étape
        cloison check brouillon.txt --smallest-change
        cloison check --channel signal < brouillon.txt
        cloison check message.eml --format json
        cloison check --messages brouillons.jsonl > verdicts.jsonl
    .notes = Code de sortie : 0 peut partir, 1 ne doit pas partir, 2 erreur.
help-check-files = Fichiers texte ou .eml ; « - » ou rien : l’entrée standard
    .value = FICHIER
help-check-channel = Le canal par lequel il doit passer
    .value = ID
help-check-policy = { -policy-path }
    .value = { -policy-value }
help-check-explain = Dire chaque étape qui a mené au verdict
help-check-smallest-change = Dire le moins de passages à retirer, pour que le reste puisse partir
help-check-rules-only = Juger par les consignes seules, sans le lecteur, qui entend ce qu’aucun mot-clé ne dit
help-check-messages = Vérifier un fichier JSON Lines de {"{"}id, subject, body, to, channel?, not_here?{"}"}, un résultat par ligne
    .value = FICHIER

help-policy = Travailler sur les politiques
    .examples =
        cloison policy lint ma-politique/
        cloison policy test ma-politique/
        cloison check brouillon.txt --policy ma-politique/
help-policy-lint = Lire une politique et dire ce qui ne va pas
    .examples =
        cloison policy lint ma-politique/
        cloison policy lint ma-politique/ --format json
help-policy-lint-policy = { -policy-path }
    .value = { -policy-value }
help-policy-test = Essayer les exemples de chaque consigne, et signaler ce qui est douteux
    .examples =
        cloison policy test                     la politique fournie
        cloison policy test ma-politique/
help-policy-test-policy = { -policy-path }
    .value = { -policy-value }
help-policy-test-all = Montrer chaque avertissement sur un seul terme, pas seulement leur nombre
help-policy-explain = Dire ce que cherche une consigne, et pourquoi
    .examples =
        cloison policy explain dismissal
        cloison policy explain dismissal ma-politique/ --language fr
help-policy-explain-rule = L’identifiant de la consigne
    .value = CONSIGNE
help-policy-explain-policy = { -policy-path }
    .value = { -policy-value }
help-policy-docs = Présenter une politique sous forme de document, en Markdown
    .examples =
        cloison policy docs > politique.md
        cloison policy docs ma-politique/ --language fr
help-policy-docs-policy = { -policy-path }
    .value = { -policy-value }
help-policy-schema = Afficher le schéma JSON du format des politiques, pour les éditeurs
    .examples =
        cloison policy schema > policy.schema.json
help-policy-detectors = Afficher la liste des détecteurs intégrés
    .examples =
        cloison policy detectors
        cloison policy detectors --format json

help-log = Enregistrer des décisions et lire le registre scellé
    .examples =
        cloison log list
        cloison log list --limit 20 --format json
        cloison log show 3f2a
        cloison log verify --passphrase-file phrase.txt
help-log-policy = { -policy-path }
    .value = { -policy-value }
help-log-identity = Lire avec la clé de ce fichier, une identité d’age ou une clé privée SSH, à la place de celle de cet ordinateur
    .value = FICHIER
help-log-list = Afficher les décisions, les plus récentes d’abord
    .examples =
        cloison log list
        cloison log list --limit 20
        cloison log list --format json > decisions.json
help-log-list-limit = Combien au plus, en nombre entier
    .value = N
help-log-list-from = Le premier jour, par exemple 2026-11-01
    .value = DATE
help-log-list-until = Le dernier jour
    .value = DATE
help-log-list-level = De ce niveau ; peut être répété
    .value = NIVEAU
    .trivial = Peut aller par e-mail
    .confidential = Pour une application chiffrée
    .sensitive = De vive voix seulement
help-log-list-channel = Par ce canal ; peut être répété
    .value = ID
help-log-list-outcome = Avec cette décision ; peut être répété
    .value = DÉCISION
    .sent = Envoyé tel quel
    .moved = Passé sur un autre canal
    .arranged = Une rencontre a été proposée
    .revised = Remanié, puis envoyé
    .overridden = Envoyé malgré l’avertissement
    .dropped = Pas envoyé
help-log-list-rule = Où cette consigne a été trouvée ; peut être répété
    .value = CONSIGNE
help-log-search = Chercher des décisions par des mots, ou par un passage d’un texte
    .examples =
        cloison log search budget equipe
        cloison log search --outcome overridden urgence
        cloison log search --passage fuite.txt
    .notes = Majuscules et accents ne comptent pas. Les mots sont cherchés dans les raisons, dans ce qui est gardé des textes et dans les noms des consignes et des canaux. Code de sortie avec --passage : 0 reconnu, 1 non.
help-log-search-words = Les mots, qui doivent tous y être
    .value = MOT
help-log-search-from = Le premier jour, par exemple 2026-11-01
    .value = DATE
help-log-search-until = Le dernier jour
    .value = DATE
help-log-search-level = De ce niveau ; peut être répété
    .value = NIVEAU
    .trivial = Peut aller par e-mail
    .confidential = Pour une application chiffrée
    .sensitive = De vive voix seulement
help-log-search-channel = Par ce canal ; peut être répété
    .value = ID
help-log-search-outcome = Avec cette décision ; peut être répété
    .value = DÉCISION
    .sent = Envoyé tel quel
    .moved = Passé sur un autre canal
    .arranged = Une rencontre a été proposée
    .revised = Remanié, puis envoyé
    .overridden = Envoyé malgré l’avertissement
    .dropped = Pas envoyé
help-log-search-rule = Où cette consigne a été trouvée ; peut être répété
    .value = CONSIGNE
help-log-search-limit = Combien au plus, en nombre entier
    .value = N
help-log-search-passage = Trouver les décisions dont le texte a un passage en commun avec ce fichier de texte ou .eml
    .value = FICHIER
help-log-stats = Compter les décisions par niveau, décision, canal et consigne
    .examples =
        cloison log stats
        cloison log stats --from 2026-11-01 --format json
help-log-stats-from = Le premier jour, par exemple 2026-11-01
    .value = DATE
help-log-stats-until = Le dernier jour
    .value = DATE
help-log-stats-level = De ce niveau ; peut être répété
    .value = NIVEAU
    .trivial = Peut aller par e-mail
    .confidential = Pour une application chiffrée
    .sensitive = De vive voix seulement
help-log-stats-channel = Par ce canal ; peut être répété
    .value = ID
help-log-stats-outcome = Avec cette décision ; peut être répété
    .value = DÉCISION
    .sent = Envoyé tel quel
    .moved = Passé sur un autre canal
    .arranged = Une rencontre a été proposée
    .revised = Remanié, puis envoyé
    .overridden = Envoyé malgré l’avertissement
    .dropped = Pas envoyé
help-log-stats-rule = Où cette consigne a été trouvée ; peut être répété
    .value = CONSIGNE
help-log-examples = Imprimer les exemples donnés au responsable, comme une politique les écrit
help-log-export = Écrire toutes les décisions dans un fichier ou sur la sortie standard, les plus anciennes d’abord
    .examples =
        cloison log export --output decisions.jsonl
        cloison log export --as csv > decisions.csv
        cloison log export --to age1… --output decisions.age
help-log-export-form = La forme des décisions
    .value = FORME
    .jsonl = Une ligne de JSON par décision ; peut être importée de nouveau
    .csv = Un tableau pour tableurs
help-log-export-to = Sceller le tout en fichier age pour ce destinataire ; peut être répété
    .value = DESTINATAIRE
help-log-export-output = Le nouveau fichier [par défaut : la sortie standard]
    .value = FICHIER
help-log-import = Reprendre d’un export les décisions qui ne sont pas encore ici
    .examples =
        cloison log import decisions.jsonl
        cloison log import decisions.age
help-log-import-file = Des lignes de JSON, ou un fichier age scellé pour la clé de ce registre ; « - » : l’entrée standard
    .value = FICHIER
help-log-import-anyway = Importer même quand des décisions d’ici ne peuvent pas être comparées, parce que cette clé ne les ouvre pas
help-log-purge = Effacer les décisions plus anciennes que ce que la politique garde
    .examples =
        cloison log purge
help-log-reseal = Sceller à nouveau toutes les décisions, pour cet ordinateur et ceux que la politique nomme
    .examples =
        cloison log reseal --policy ma-politique/
help-log-rescue = Refaire un registre de ce qui se lit encore dans un fichier endommagé
    .examples =
        cloison log rescue
    .notes = Fermez d’abord la fenêtre. Le fichier endommagé est gardé une semaine à côté du nouveau. Aucune clé n’est nécessaire.
help-log-hold = Dire si un gel pour raison juridique est en vigueur, en poser un, ou le lever
    .examples =
        cloison log hold
        cloison log hold --set "Affaire 26/1184"
        cloison log hold --lift "Affaire 26/1184 classée"
    .notes = Tant qu’un gel est en vigueur, rien n’est effacé.
help-log-hold-set = En poser un, pour cette raison
    .value = RAISON
help-log-hold-lift = Le lever, pour cette raison
    .value = RAISON
help-log-wipe = Détruire la clé, le registre et tout ce qui est gardé
    .examples =
        cloison log wipe
help-log-wipe-yes = Ne pas demander confirmation
help-log-show = Afficher une décision
    .examples =
        cloison log show 3f2a
        cloison log show 3f2a --format json
help-log-show-id = Son identifiant, ou le début
    .value = ID
help-log-verify = Vérifier que chaque décision est là, inchangée et à sa place
    .examples =
        cloison log verify
        cloison log verify --passphrase-file phrase.txt
help-log-verify-accept = Prendre ensuite le registre tel quel : ce qui en est noté est refait
help-log-add = Enregistrer une décision : un objet JSON sur l’entrée standard
    .examples =
        echo '{"{"}"subject": "Salle", "body": "À cinq heures.", "to": ["lea@example.org"],
               "channel": "email", "outcome": "sent"{"}"}' | cloison log add
    .notes = Valeurs d’outcome : sent (envoyé), moved (passé sur un autre canal), arranged (rencontre proposée), revised (remanié, puis envoyé), overridden (envoyé malgré l’avertissement, avec « reason »), dropped (abandonné). Ce que l’auteur a écarté : « not_here », une liste de {"{"}rule, words, reason{"}"}.

help-key = Faire une fiche de secours, et refaire la clé à partir d’elle
    .examples =
        cloison key sheet
        cloison key restore
help-key-sheet = Afficher la fiche de secours : 24 mots à partir desquels la clé peut être refaite
    .examples =
        cloison key sheet
        cloison key sheet --language en
    .notes = Qui a les mots peut lire le registre. Mettez-les sur papier plutôt que dans un fichier.
help-key-restore = Refaire la clé à partir des mots d’une fiche de secours
    .examples =
        cloison key restore
        cloison key restore fiche.txt --key-store passphrase
help-key-restore-file = Un fichier avec les mots ; « - » ou rien : l’entrée standard
    .value = FICHIER

help-completions = Afficher le script de complétion d’un shell
    .examples =
        cloison completions bash > ~/.local/share/bash-completion/completions/cloison
        cloison completions zsh > ~/.zfunc/_cloison
        cloison completions fish > ~/.config/fish/completions/cloison.fish
help-completions-shell = Quel shell
    .value = SHELL

help-generate-assets = Écrire les scripts de complétion et les pages de manuel dans un dossier
help-generate-assets-directory = Le dossier
    .value = DOSSIER

help-help = Afficher ce texte ou l’aide d’une commande
help-help-command = La commande, avec tous ses mots
    .value = COMMANDE

# Les titres de l’aide.
heading-usage = Utilisation :
heading-commands = Commandes :
heading-arguments = Arguments :
heading-options = Options :
heading-examples = Exemples :
heading-values = Valeurs possibles :

# Le nom d’une commande dans l’utilisation.
value-command = COMMANDE

# Ce qui suit la phrase d’un argument.
tag-default = [par défaut : { $value }]
tag-environment = [variable : { $name }]
tag-environment-value = [variable : { $name }={ $value }]
tag-values = [valeurs possibles : { $values }]
list-value = { $name } : { $padding }{ $sentence }

# Les titres des pages de manuel, d’après les mots qu’écrit le générateur.
page-name = NOM
page-synopsis = SYNOPSIS
page-description = DESCRIPTION
page-options = OPTIONS
page-subcommands = COMMANDES
page-extra = EXEMPLES
page-version = VERSION
