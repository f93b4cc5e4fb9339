# Ce que dit la ligne de commande.

command-may-travel = peut partir par ce canal : { $channel }
command-may-not-travel = ne doit pas partir par ce canal : { $channel }
command-instead = À la place :
command-in-subject = dans l’objet
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
command-ledger-empty = Le registre est vide.
command-ledger-unreadable = { $count ->
        [one] Une décision ne s’ouvre pas avec cette clé.
       *[other] { $count } décisions ne s’ouvrent pas avec cette clé.
    }
command-ledger-sound = { $records ->
        [0] Aucune décision pour l’instant, donc rien à vérifier.
        [one] Une décision, inchangée.
       *[other] { $records } décisions, aucune modifiée, aucune manquante entre la première et la dernière.
    }
command-ledger-chain-only = La clé n’a pas été ouverte : l’enchaînement des décisions a été vérifié, pas leur contenu.
command-fault-changed = décision { $number } : modifiée après son enregistrement
command-fault-missing = avant la décision { $number } : il en manque au moins une
command-fault-unopenable = décision { $number } : ne s’ouvre pas avec cette clé
command-passphrase = Phrase secrète :
command-passphrase-new = Choisissez une phrase secrète (12 caractères au moins) :
command-passphrase-again = La même, une seconde fois :
command-passphrase-differs = Les deux phrases sont différentes.
command-remedy = Que faire :
command-similar = Vouliez-vous dire « { $similar } » ?
command-known = Choisissez parmi : { $known }.
command-checking = vérification

# Ce que chaque détecteur reconnaît.
detector-card = Numéros de carte de paiement de 13 à 19 chiffres, avec un préfixe d’émetteur connu et une clé de Luhn valide.
detector-iban = Numéros de compte internationaux (IBAN) : la longueur propre au pays et la clé ISO 7064 mod 97-10.
detector-nir = Numéros de sécurité sociale français (NIR) avec une clé valide.
detector-ssn = Numéros de sécurité sociale des États-Unis écrits avec des séparateurs, hors des plages jamais attribuées.
detector-nino = Numéros d’assurance nationale britanniques dont le préfixe est en usage.
detector-nhs = Numéros du NHS écrits 3-3-4, avec une clé mod 11 valide.
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
