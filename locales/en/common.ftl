# Words that the window and the program share: one word per thing.

level-trivial = Trivial
level-confidential = Confidential
level-sensitive = Sensitive

# Where a message of each level may travel.
advice-trivial = This may travel by email.
advice-confidential = Send this on an encrypted app.
advice-sensitive = Say this face to face.

outcome-sent = Sent
outcome-moved = Moved to another channel
outcome-arranged = Meeting arranged
outcome-revised = Revised, then sent
outcome-overridden = Sent despite the warning
outcome-dropped = Discarded

place-window = Window
place-command = Command line

ledger-example = An example for the officer
hold-set = Legal hold set
hold-lifted = Legal hold lifted
word-level = Level
word-channel = Channel
word-outcome = Decision
word-reason = Reason
word-rules = Rules
word-time = Time
word-topic = Topic
word-heard = Heard by the reader
word-not-here = Not here
word-excerpts = Words found
word-text = Text
word-ledger = Ledger
word-policy = Policy

topic-breach = a breach or a weak system that is not announced
topic-budget-salary = a budget or a salary
topic-bulk-data = private data of many people
topic-burn-after-reading = something that is to be destroyed or never written
topic-contract = a contract or routine legal business
topic-credentials = a password, a code or a key
topic-debate = debate preparation
topic-disagreement-remark = a disagreement or a frank remark
topic-dismissal = a dismissal that is not announced
topic-donor = a donor
topic-draft = a text that is not published yet
topic-health-family = somebody’s health or family matters
topic-hiring-performance = a hiring or somebody’s performance
topic-irregular-money = money that breaks a rule
topic-legal-exposure = trouble with the law
topic-meeting-about = a meeting about something confidential
topic-misconduct = an allegation of misconduct or harassment
topic-none = nothing delicate
topic-opposition-research = research on an opponent
topic-own-weakness = a weakness of your own side
topic-personal-data = a private person’s data
topic-physical-security = somebody’s protection, route or home
topic-polling-strategy = polling or strategy
topic-schedule-travel = a schedule that is not public
topic-secret-deal = a deal that is not public
topic-source = a source who could be found out
topic-state-secret = a state secret
topic-threat = a threat or blackmail
topic-vendor = a supplier’s price or terms

heard-possible = This may be { $topic }.
heard-likely = This reads like { $topic }.
heard-sure = This is almost certainly { $topic }.
heard-certain = { $percent }% certain
heard-decides = heard by the reader; it counts
heard-advises = heard by the reader; advice
heard-why-confidential = In the wrong hands it would embarrass you or a private person.
heard-why-sensitive = In the wrong hands it could ruin a person or the whole undertaking.
heard-unread = { $count ->
        [one] One sentence was
       *[other] { $count } sentences were
    } not read: the text is too long.

# The shipped policies, each with whom it is for.
pack-campaign = Election campaign
    .purpose = Polls, strategy, research on opponents, debate preparation.
pack-newsroom = Newsroom
    .purpose = Sources, leaked documents, stories that are not out, reporters in danger.
pack-law-firm = Law firm
    .purpose = Clients’ secrets, case files, settlements, deals that nobody may know of.
pack-ngo = Aid and rights organisation
    .purpose = People at risk, field teams, partners, safeguarding cases.
pack-town-hall = Town hall and council
    .purpose = Tenders, land, residents’ files, what the council has not decided yet.
pack-common = Any organisation
    .purpose = What everybody has to protect: passwords, health, pay, dismissals, threats. It is part of the others too.

# The recovery sheet, printed or in a file.
sheet-paper-title = Cloison: recovery sheet
sheet-paper-made = Made on { $day }
sheet-paper-text = With these 24 words, in this order, the ledger of decisions can be read, and its key made again. In Cloison: Settings, “Make the key again”. On the command line: cloison key restore.
sheet-paper-keep = Whoever has this sheet can read the ledger. Keep it where only you find it, away from the computer.
sheet-paper-file = cloison-recovery-sheet.txt
