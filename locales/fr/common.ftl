# Les mots que la fenêtre et le programme partagent : un mot par chose.

level-trivial = Banal
level-confidential = Confidentiel
level-sensitive = Sensible

# Par où un message de chaque niveau peut passer.
advice-trivial = Ce message peut partir par e-mail.
advice-confidential = Envoyez-le par une application chiffrée.
advice-sensitive = Dites-le de vive voix.

outcome-sent = Envoyé
outcome-moved = Passé sur un autre canal
outcome-arranged = Rencontre proposée
outcome-revised = Remanié, puis envoyé
outcome-overridden = Envoyé malgré l’avertissement
outcome-dropped = Abandonné

place-window = Fenêtre
place-command = Ligne de commande

hold-set = Gel juridique posé
hold-lifted = Gel juridique levé
word-level = Niveau
word-channel = Canal
word-outcome = Décision
word-reason = Raison
word-rules = Consignes
word-time = Date
word-excerpts = Mots trouvés
word-text = Texte
word-ledger = Registre
word-policy = Politique
