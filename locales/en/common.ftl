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

hold-set = Legal hold set
hold-lifted = Legal hold lifted
word-level = Level
word-channel = Channel
word-outcome = Decision
word-reason = Reason
word-rules = Rules
word-time = Time
word-excerpts = Words found
word-text = Text
word-ledger = Ledger
word-policy = Policy
