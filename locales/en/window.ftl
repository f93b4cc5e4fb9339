# The window's texts.

## The window

nav = Pages
nav-write = Write
nav-ledger = Ledger
# Said in the other language, by the button that changes to it.
language-switch = Passer en français
language-code = FR
starting = Opening…
problem-code = Code: { $code }
problem-retry = Try again
problem-retrying = Trying…
problem-dismiss = Dismiss
problem-policy = The policy has an error
problem-policy-kept = In force until then: { $policy }, version { $version }.
problem-language = The choice of language is not kept
problem-unknown = Something unexpected went wrong.
problem-unknown-remedy = Your text is untouched. Try again; if it stays, restart Cloison.

## Writing

write-title = Write a message
to = To
to-hint = Press Enter after each recipient.
to-remove = Remove { $recipient }
to-added = { $recipient } added
to-removed = { $recipient } removed
to-count = { $count ->
    [0] No recipient
    [one] { $count } recipient
   *[other] { $count } recipients
}
subject = Subject
message = Message
message-placeholder = Write here. The answer appears as you type.
channel-legend = Travels by
channel-more = { $count ->
    [one] { $count } more channel
   *[other] { $count } more channels
}
channel-barred = not for this message
channel-carries = Carries up to: { $level }
channel-checked = Facts checked on { $date }.
channel-stale = Facts checked on { $date }, more than a year ago: they may have changed.
discard = Discard
discard-title = Discard this draft?
discard-text = The text is deleted; it is kept nowhere.
discard-recorded = The decision to discard it is recorded, without the text.
discard-confirm = Discard the draft
discard-keep = Keep writing
discard-unrecorded = Discard without recording

## The verdict

verdict = Where this may travel
verdict-empty = Nothing to weigh yet
verdict-empty-text = Cloison reads along as you write, on this computer only, and says here where the message may travel.
verdict-problem = The message could not be checked
verdict-why = Why
verdict-no-findings = No rule of the policy was met.
verdict-instead = Instead:
finding-also = Also: { $titles }
verdict-more = { $count ->
    [one] Show { $count } more passage
   *[other] Show { $count } more passages
}
verdict-status = { $level }. { $advice }
findings-count = { $count ->
    [0] Nothing found
    [one] { $count } passage
   *[other] { $count } passages
}
findings-next = next
findings-at = { $number } of { $count }: { $title }
field-subject = Subject
field-attachment_name = Attachment’s name
field-recipients = Recipients
field-attachment_text = Attachment
finding-where = { $field }:
strip = { $channel } may not carry this: it is { $level ->
    [trivial] trivial
    [confidential] confidential
   *[sensitive] sensitive
}.

## What to do

act-send = Send by
act-send-hint = The policy allows it.
act-move = Move to
act-move-hint = Recorded; then you paste it there.
act-arrange = Arrange to meet
act-arrange-hint = An invitation that does not say why.
act-send-anyway = Send anyway by
act-send-anyway-hint = Not advised: you will be asked why.

change-offer = Or take out the least
change-make = { $count ->
    [one] Take these words out
   *[other] Take these { $count } passages out
}
change-make-hint = The rest may travel this way: { $channel }
change-made = Taken out
change-undo = Undo

## The warning

warning-title-confidential = This channel is too open for this message
warning-title-sensitive = This should not be written down
warning-would-confidential = Published beside your name, these words would embarrass someone, help an opponent or expose a private person.
warning-would-sensitive = Published, these words could ruin or endanger a person, or the whole organisation. It cannot be undone.
warning-channel = { $channel } is for { $ceiling ->
    [trivial] trivial messages only
    [confidential] messages up to confidential
   *[sensitive] every message
}.
warning-words = The words that decide
warning-and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
warning-back = Go back and revise
warning-reason = Your reason (recorded)
warning-reason-given = Common reasons
reason-public = It is public already
reason-mistaken = The rule is mistaken here
reason-urgent = Urgent, and nothing else works
warning-reason-missing = Say why, in a few words. It is recorded with the decision.
warning-override = Send anyway

## After the decision

recorded-sent = Recorded. You may send it now.
recorded-moved = Recorded. Now send it on the other channel.
recorded-arranged = Recorded. Now agree on a time to meet.
recorded-revised = Recorded. The revised text may go.
recorded-overridden = Recorded, with your reason.
recorded-dropped = Recorded. The draft is discarded.
recorded-by = Channel:
recorded-text = Only the decision is kept, sealed on this computer. The text is not.
recorded-copy-message = Copy the message
recorded-copy-invitation = Copy the invitation
recorded-copied = Copied
recorded-copy-failed = Copying was refused. Select the text and press Ctrl+C.
recorded-new = New message
recorded-went-on = The decision is recorded, without what you wrote since.
recorded-invitation = Invitation
invitation = Can we talk in person? Tell me when and where it suits you.
record-problem = The decision is not recorded yet
recording = Recording…
record-problem-kept = Your text is untouched.

## The ledger

ledger-intro = Every decision, sealed on this computer. Messages are not kept.
ledger-empty = No decision yet
ledger-empty-text = When you send, move, arrange or discard a message, the decision appears here. Its text does not.
ledger-shown = { $total ->
    [one] { $shown } of { $total } decision
   *[other] { $shown } of { $total } decisions
}
ledger-older = Show older decisions
ledger-loading = Opening the ledger…
ledger-unreadable = { $count ->
    [one] { $count } record cannot be read. It is kept as it is; the others are not affected.
   *[other] { $count } records cannot be read. They are kept as they are; the others are not affected.
}
ledger-times = ×{ $count }
ledger-not-allowed = against the advice
ledger-failed = The ledger cannot be opened
ledger-out-of-reach = The ledger cannot be read now
ledger-out-of-reach-kept = Decisions are still recorded.
ledger-locked = The ledger is locked
ledger-locked-text = Decisions are still recorded. To read them, enter the passphrase.
ledger-new = Choose a passphrase for the ledger
ledger-new-text = This computer offers no safe place for the key, so a passphrase protects it. It cannot be recovered: without it, the ledger cannot be read again.
ledger-new-before = One thing before the first decision is recorded. Your text waits here.
passphrase = Passphrase
passphrase-again = The same again
passphrase-short = At least { $count } characters. Several words are easiest to keep.
passphrase-different = The two are not the same.
passphrase-open = Open the ledger
passphrase-create = Protect the ledger
passphrase-cancel = Not now

## Finding in the text

find = Find
find-replace = Replace with
find-next = Next
find-previous = Previous
find-replace-one = Replace
find-replace-all = Replace all
find-match-case = Match case
find-by-word = Whole words
find-close = Close the search
find-current = current match
find-on-line = on line
find-replaced-one = replaced match on line $
find-replaced-all = replaced $ matches
