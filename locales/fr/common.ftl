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

ledger-example = Un exemple pour le responsable
hold-set = Gel juridique posé
hold-lifted = Gel juridique levé
word-level = Niveau
word-channel = Canal
word-outcome = Décision
word-reason = Raison
word-rules = Consignes
word-time = Date
word-topic = Sujet
word-heard = Entendu par le lecteur
word-not-here = Pas ici
word-excerpts = Mots trouvés
word-text = Texte
word-ledger = Registre
word-policy = Politique

topic-breach = une intrusion ou un système vulnérable, pas encore annoncés
topic-budget-salary = un budget ou un salaire
topic-bulk-data = des données privées de beaucoup de gens
topic-burn-after-reading = quelque chose à détruire ou à ne jamais écrire
topic-contract = un contrat ou une affaire juridique courante
topic-credentials = un mot de passe, un code ou une clé
topic-debate = la préparation d’un débat
topic-disagreement-remark = un désaccord ou une remarque franche
topic-dismissal = un licenciement qui n’est pas annoncé
topic-donor = un donateur
topic-draft = un texte qui n’est pas encore publié
topic-health-family = la santé ou la vie familiale de quelqu’un
topic-hiring-performance = une embauche ou l’appréciation de quelqu’un
topic-irregular-money = de l’argent hors des règles
topic-legal-exposure = un risque judiciaire
topic-meeting-about = une rencontre au sujet d’une affaire confidentielle
topic-misconduct = une accusation de faute grave ou de harcèlement
topic-none = rien de délicat
topic-opposition-research = une enquête sur un adversaire
topic-own-weakness = une faiblesse de votre propre camp
topic-personal-data = les données d’une personne privée
topic-physical-security = la protection, le trajet ou le domicile de quelqu’un
topic-polling-strategy = des sondages ou une stratégie
topic-schedule-travel = un emploi du temps qui n’est pas public
topic-secret-deal = un accord qui n’est pas public
topic-source = une source qui pourrait être reconnue
topic-state-secret = un secret d’État
topic-threat = une menace ou un chantage
topic-vendor = le prix ou les conditions d’un fournisseur

heard-possible = Cela pourrait être { $topic }.
heard-likely = On dirait { $topic }.
heard-sure = C’est presque certainement { $topic }.
heard-certain = certain à { $percent } %
heard-decides = entendu par le lecteur ; cela compte
heard-advises = entendu par le lecteur ; un conseil
heard-why-confidential = En de mauvaises mains, cela vous gênerait, vous ou une personne privée.
heard-why-sensitive = En de mauvaises mains, cela pourrait ruiner une personne ou tout le projet.
heard-unread = { $count ->
        [one] Une phrase n’a pas été lue
       *[other] { $count } phrases n’ont pas été lues
    } : le texte est trop long.

# Les politiques fournies, et pour qui elles sont faites.
pack-campaign = Campagne électorale
    .purpose = Sondages, stratégie, recherches sur les adversaires, préparation des débats.
pack-newsroom = Rédaction
    .purpose = Sources, documents confiés, enquêtes non publiées, reporters en danger.
pack-law-firm = Cabinet d’avocats
    .purpose = Secrets des clients, dossiers, transactions, opérations que nul ne doit connaître.
pack-ngo = ONG et associations
    .purpose = Personnes menacées, équipes de terrain, partenaires, signalements.
pack-town-hall = Mairie et collectivité
    .purpose = Marchés publics, foncier, dossiers d’habitants, décisions pas encore prises.
pack-common = Toute organisation
    .purpose = Ce que chacun doit protéger : mots de passe, santé, salaires, licenciements, menaces. Les autres la contiennent aussi.

# La fiche de secours, imprimée ou dans un fichier.
sheet-paper-title = Cloison : fiche de secours
sheet-paper-made = Faite le { $day }
sheet-paper-text = Avec ces 24 mots, dans cet ordre, on peut lire le registre des décisions et refaire sa clé. Dans Cloison : Réglages, « Refaire la clé ». En ligne de commande : cloison key restore.
sheet-paper-keep = Qui a cette fiche peut lire le registre. Gardez-la là où vous seul la trouverez, loin de l’ordinateur.
sheet-paper-file = cloison-fiche-de-secours.txt
