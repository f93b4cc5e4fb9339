# Ce que dit la ligne de commande.

command-may-travel = peut partir par ce canal : { $channel }
command-may-not-travel = ne doit pas partir par ce canal : { $channel }
command-instead = À la place :
command-in-subject = dans l’objet
command-in-recipient = dans le destinataire { $number }
command-in-attachment-name = dans le nom de la pièce jointe { $number }
command-in-attachment-text = dans la pièce jointe { $number }
command-assumed-encoding = { $file } : pas en UTF-8, donc lu en Windows-1252.
command-line-bad = ligne { $number } : { $message }
command-policy-sound = { $id } { $version } : { $rules ->
        [one] { $rules } consigne
       *[other] { $rules } consignes
    }, { $lists ->
        [one] { $lists } liste
       *[other] { $lists } listes
    }, { $channels ->
        [one] { $channels } canal
       *[other] { $channels } canaux
    } ; aucun problème trouvé.
command-policy-proven = { $id } { $version } : { $examples ->
        [one] { $examples } exemple
       *[other] { $examples } exemples
    } de { $rules ->
        [one] { $rules } consigne
       *[other] { $rules } consignes
    }, tous conformes.
command-policy-problems = { $count ->
        [one] Un problème.
       *[other] { $count } problèmes.
    }
command-policy-P204 = { $count ->
        [one] Un terme n’est dans aucun exemple de sa consigne ; « --all » le montre.
       *[other] { $count } termes ne sont dans aucun exemple de leur consigne ; « --all » les montre.
    }
command-policy-P205 = { $count ->
        [one] Un terme est trouvé aussi dans un mot d’une autre langue ; « --all » le montre.
       *[other] { $count } termes sont trouvés aussi dans des mots d’une autre langue ; « --all » les montre.
    }
explain-raised = la déclenche : { $level }
explain-set-aside = ne compte pas : écarté par l’auteur dans ce brouillon ({ $level })
explain-other-field = ne compte pas : la consigne ne regarde pas dans { $field }
explain-other-day = ne compte pas : la consigne ne vaut pas aujourd’hui
explain-other-recipients = ne compte pas : la consigne vise d’autres destinataires
explain-not-near = ne compte pas : la consigne demande aussi { $condition }
explain-excepted = ne compte pas : une exception, { $words }
explain-too-few = ne compte pas : { $found } sur { $needed }
command-change = { $count ->
        [one] Sans ces mots, il peut partir :
       *[other] Sans ces { $count } passages, il peut partir :
    }
command-no-change = Aucune petite modification ne suffit : l’ensemble est délicat.
command-reading = Le lecteur, quoi qu’en fasse la politique : { $confidential } % confidentiel ou plus, { $sensitive } % sensible.
command-explained = Comment on en arrive là :
reference-pack = Politique `{ $id }`, version { $version }, { $rules ->
        [one] { $rules } consigne
       *[other] { $rules } consignes
    }.
reference-channels = Canaux
reference-changes = Ce que cette politique change
reference-off = désactivée
reference-rules = Consignes
reference-item = { $title } : { $text }
reference-looks-for = Cherche
reference-list = la liste { $list }
reference-near = Seulement avec
reference-unless = Sauf avec
reference-at-least = Seulement à partir d’autant de passages différents
reference-raise = À partir d’autant de passages différents
reference-fields = Dans
reference-recipients = Pour les destinataires
reference-from = À partir du
reference-until = Jusqu’au
reference-within-words = à { $count } mots au plus
reference-within-sentence = dans la même phrase
reference-within-paragraph = dans le même paragraphe
reference-within-message = dans le message
reference-matches = Trouve
reference-passes = Laisse passer
command-ledger-empty = Le registre est vide.
command-ledger-unreadable = { $count ->
        [one] Une décision ne s’ouvre pas avec cette clé.
       *[other] { $count } décisions ne s’ouvrent pas avec cette clé.
    }
command-ledger-sound = { $records ->
        [0] Aucune décision pour l’instant, donc rien à vérifier.
        [one] Une décision, inchangée.
       *[other] { $records } décisions, aucune modifiée, aucune manquante.
    }
command-ledger-sound-in-part = { $records ->
        [one] Une décision, à sa place.
       *[other] { $records } décisions, aucune manquante entre la première et la dernière.
    }
command-ledger-chain-only = La clé n’a pas été ouverte : l’enchaînement des décisions a été vérifié, pas leur contenu.
command-fault-changed = { $several ->
        [one] décision { $first } : modifiée après son enregistrement
       *[several] décisions { $first } à { $last } : modifiées après leur enregistrement
    }
command-fault-missing = { $several ->
        [one] décision { $first } : manquante
       *[several] décisions { $first } à { $last } : manquantes
    }
command-fault-inserted = { $several ->
        [one] décision { $first } : glissée après coup entre les autres
       *[several] décisions { $first } à { $last } : glissées après coup entre les autres
    }
command-fault-moved = { $several ->
        [one] décision { $first } : à la place d’une autre
       *[several] décisions { $first } à { $last } : à la place d’autres
    }
command-fault-duplicated = { $several ->
        [one] décision { $first } : présente une seconde fois
       *[several] décisions { $first } à { $last } : présentes une seconde fois
    }
command-fault-unopenable = { $several ->
        [one] décision { $first } : ne s’ouvre pas avec cette clé
       *[several] décisions { $first } à { $last } : ne s’ouvrent pas avec cette clé
    }
command-fault-cut-off = { $several ->
        [one] décision { $first } : coupée de la fin
       *[several] décisions { $first } à { $last } : coupées de la fin
    }
command-fault-put-back = { $several ->
        [one] décision { $first } : absente ou remplacée, alors qu’elle a été enregistrée ; une ancienne copie du registre a été remise, ou sa fin coupée
       *[several] décisions { $first } à { $last } : absentes ou remplacées, alors qu’elles ont été enregistrées ; une ancienne copie du registre a été remise, ou sa fin coupée
    }
command-ledger-purged-before = { $count ->
        [one] Une décision antérieure a été effacée, comme le veut la politique.
       *[other] { $count } décisions antérieures ont été effacées, comme le veut la politique.
    }
command-ledger-not-anchored = La fin n’a pas pu être comparée à ce qui est gardé auprès de la clé : qu’elle soit entière n’a pas été vérifié.
command-anchor-damaged = Ce qui était noté auprès de la clé a été modifié ou abîmé : on ne peut pas dire s’il manque quelque chose à la fin.
command-ledger-accepted = Pris tel quel : c’est à cela qu’il sera comparé désormais.
command-ledger-none = Aucune décision ne correspond.
command-ledger-not-recognised = Aucun texte des décisions de ce registre n’a de passage en commun avec celui-ci.
command-recognised = { $shared } marques de son texte sur { $of } en commun
command-decisions = { $count ->
        [one] Une décision
       *[other] { $count } décisions
    }
command-rules-overridden = Consignes écartées (sur les décisions où elles ont été trouvées)
command-imported-unsure = { $count ->
        [one] Une décision déjà présente ne s’ouvre pas avec cette clé : on ne sait pas si elle est parmi celles qui ont été importées.
       *[other] { $count } décisions déjà présentes ne s’ouvrent pas avec cette clé : on ne sait pas si elles sont parmi celles qui ont été importées.
    }
command-imported = { $records ->
        [one] Une décision importée
       *[other] { $records } décisions importées
    }, { $known } déjà connues.
command-purged = { $count ->
        [0] Rien n’est assez ancien pour être effacé.
        [one] Une décision effacée.
       *[other] { $count } décisions effacées.
    }
command-resealed = { $count ->
        [one] Une décision scellée à nouveau.
       *[other] { $count } décisions scellées à nouveau.
    }
command-rescued = { $count ->
        [0] Aucune décision n’a pu être sauvée.
        [one] Une décision est de nouveau dans le registre.
       *[other] { $count } décisions sont de nouveau dans le registre.
    }
command-rescued-missing = { $count ->
        [0] Aucune ne manque.
        [one] Une n’a pas pu être lue : « cloison log verify » dit laquelle.
       *[other] { $count } n’ont pas pu être lues : « cloison log verify » dit lesquelles.
    }
command-rescued-unsure = Le fichier ne dit plus combien il y en avait.
command-rescued-kept = Le fichier endommagé est gardé une semaine : { $file }
command-rescued-nothing = Le fichier du registre n’a rien.
command-hold = Un gel pour raison juridique est en vigueur depuis le { $since } : { $reason }
command-no-hold = Aucun gel n’est en vigueur.
command-wipe-what =
    Ceci détruit la clé et tout ce que Cloison garde ici : registre, brouillons, réglages, trace.
    Sans la clé, les décisions ne se lisent plus, où qu’en soient des copies. Rien de plus ne peut être promis :
    une fiche de secours ou la clé d’un responsable ouvre encore des copies du registre, et un disque peut garder des restes de fichiers effacés.
command-wipe-ask = Tapez « { $word } » pour continuer :
command-wipe-word = détruire
command-wipe-not = Rien n’a été modifié.
command-wiped = La clé et le registre n’existent plus.
command-sheet =
    Cloison : fiche de secours
    Avec ces 24 mots, n’importe qui peut lire ce registre. Écrivez-les sur papier et gardez-le là où aucun voleur ne cherche.
    Pour refaire la clé sur cet ordinateur ou un autre : cloison key restore
command-sheet-type = Tapez les 24 mots de la fiche de secours, puis une ligne vide :
command-key-restored = La clé est refaite : elle ouvre ce registre.
command-passphrase = Phrase secrète :
command-passphrase-new = Choisissez une phrase secrète (12 caractères au moins) :
command-passphrase-again = La même, une seconde fois :
command-passphrase-differs = Les deux phrases sont différentes.
command-remedy = Que faire :
command-similar = Vouliez-vous dire « { $similar } » ?
command-known = Choisissez parmi : { $known }.
command-checking = vérification

# Ce que chaque détecteur reconnaît.
detector-card = Numéros de carte de paiement de 12 à 19 chiffres, avec un préfixe d’émetteur connu et une clé de Luhn valide.
detector-iban = Numéros de compte internationaux (IBAN) : la structure propre au pays et la clé ISO 7064 mod 97-10.
detector-bic = Codes d’identification de banque (BIC) en capitales à côté des mots BIC ou SWIFT, ou d’un IBAN du même pays.
detector-rib = Relevés d’identité bancaire français (RIB) avec une clé valide.
detector-aba-routing = Numéros d’acheminement bancaire des États-Unis (ABA) avec une clé valide, écrits 4-4-1 ou à côté d’un mot qui les nomme.
detector-us-bank-account = Numéros de compte bancaire de 8 à 17 chiffres, comme aux États-Unis, après des mots qui les nomment.
detector-nir = Numéros de sécurité sociale français (NIR) avec une clé valide, ou sans clé à côté de mots qui les nomment.
detector-siret = Numéros d’entreprise français : SIRET avec des clés de Luhn valides, SIREN à côté d’un mot qui le nomme.
detector-fr-identity-card = Numéros de carte d’identité française à côté d’un mot qui les nomme.
detector-fr-passport = Numéros de passeport français à côté d’un mot qui les nomme.
detector-ssn = Numéros de sécurité sociale des États-Unis écrits 3-2-4 ou avec un mot à côté, hors des plages jamais attribuées.
detector-itin = Numéros de contribuable des États-Unis (ITIN) dans les plages attribuées, écrits 3-2-4 ou avec un mot à côté.
detector-us-passport = Numéros de passeport des États-Unis : une lettre et huit chiffres, ou neuf chiffres à côté d’un mot qui les nomme.
detector-us-driver-licence = Numéros de permis de conduire des États-Unis, dans une forme qu’un État délivre, à côté de mots qui les nomment.
detector-nino = Numéros d’assurance nationale britanniques dont le préfixe est en usage.
detector-nhs = Numéros du NHS avec une clé mod 11 valide, écrits 3-3-4 avec des espaces ou avec un mot à côté.
detector-uk-passport = Numéros de passeport britannique : deux lettres et sept chiffres, ou neuf chiffres à côté d’un mot qui les nomme.
detector-uk-driving-licence = Numéros de permis de conduire britannique avec une date de naissance possible.
detector-ca-sin = Numéros d’assurance sociale canadiens avec une clé de Luhn valide, en trois groupes ou à côté d’un mot qui les nomme.
detector-es-nif = Numéros fiscaux espagnols (NIF, NIE) avec une lettre valide.
detector-it-codice-fiscale = Codes fiscaux italiens (codice fiscale) avec une lettre de contrôle valide.
detector-de-tax-id = Numéros fiscaux allemands (IdNr) avec une clé valide.
detector-be-national-number = Numéros de registre national belges avec une date de naissance possible et une clé valide.
detector-nl-bsn = Numéros de service citoyen néerlandais (BSN) qui passent la preuve par onze, à côté d’un mot qui les nomme.
detector-ch-ahv = Numéros de sécurité sociale suisses (AVS, AHV) avec une clé EAN-13 valide.
detector-phone = Numéros de téléphone : internationaux, ou nationaux d’Europe et d’Amérique du Nord, groupés comme d’habitude.
detector-email-address = Adresses e-mail.
detector-private-key = Blocs PEM de clé privée ; clés privées age, PuTTY, WireGuard et de portefeuilles.
detector-api-key = Clés d’API et jetons de forme connue : le préfixe, l’alphabet et la longueur propres à l’éditeur.
detector-jwt = Jetons JSON (JWT) : un en-tête avec un algorithme, des déclarations, une signature.
detector-ip-address = Adresses IP, versions 4 et 6, mais pas les numéros de version.
detector-mac-address = Adresses matérielles (MAC) de cartes réseau.
detector-date-of-birth = Dates de naissance : une date complète après des mots comme « née le ».
detector-crypto-wallet = Adresses de portefeuilles de cryptomonnaies avec une clé de contrôle valide.
detector-recovery-phrase = Phrases de récupération de portefeuilles : 12 à 24 mots des listes BIP-39 avec une clé de contrôle valide.
detector-postal-address = Adresses postales avec un code postal ou une ville : formes française, britannique, américaine et voisines.
detector-secret-value = Un mot de passe, un code PIN ou un code, avec sa valeur à côté, en anglais ou en français.
