# The window's texts.

## The window

nav = Pages
nav-write = Write
nav-meetings = Meetings
nav-ledger = Ledger
nav-settings = Settings
# How this language is offered, whatever language is spoken: by its name, by the button that changes to it.
language-name = English
language-switch = Switch to English
language-code = EN
starting = Opening…
problem-code = Code: { $code }
problem-retry = Try again
problem-retrying = Trying…
problem-dismiss = Dismiss
problem-policy = The policy has an error
problem-policy-kept = In force until then: { $policy }, version { $version }.
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
to-outside = { $count ->
    [one] { $names } is outside your organisation.
    [2] { $names } are outside your organisation.
   *[other] { $names } and { $more } more are outside your organisation.
}
to-new = { $count ->
    [one] { $names } is new to this thread.
    [2] { $names } are new to this thread.
   *[other] { $names } and { $more } more are new to this thread.
}
to-many = { $count } recipients: each of them can pass it on.
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
verdict-heard-decides = Heard by the reader, not by a rule.
verdict-heard-advises = Heard by the reader, as advice: it decides nothing.
finding-also = Also: { $titles }
verdict-more = { $count ->
    [one] Show { $count } more passage
   *[other] Show { $count } more passages
}
verdict-status = { $level }. { $advice }
verdict-keys = F8 goes to the words.
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
act-send-hint = The policy allows it. Your mail program opens it.
act-say-hint = The policy allows it.
act-move = Move to
act-move-hint = Copied for { $seconds } seconds: you paste it there.
act-arrange = Arrange to meet
act-arrange-hint = An invitation that does not say why.
act-split = Split the message
act-split-hint = Each part goes the way it may.
act-split-whole = It cannot be split: it is of one piece.
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

## The words' card

card-open = What can be done: { $words }
card-open-short = What can be done
card-replace = Replace with { $with }
card-remove = Remove
card-not-here = Not here…
card-wrong-hint = Keeps the sentence around these words for your security officer, sealed in the ledger, as one that is nothing delicate. Nothing is sent.
card-keys = Alt+Enter
card-enter = to choose
card-escape = Esc
card-leave = to go back
card-said = { $keys } goes to what can be done.
not-here = Not here
not-here-why = Why do these words not count here?
not-here-text = In this message only. The reason is recorded with the decision.
not-here-set = Set aside
not-here-back = Back
not-here-undo = Undo
not-here-undo-words = Undo: { $words }
not-here-count = { $count ->
    [one] One passage is set aside.
   *[other] { $count } passages are set aside.
}

## Examples for the officer

example-wrong = This is wrong
example-hint = Keeps this message for your security officer, sealed in the ledger. Nothing is sent.
example-given = Kept for your security officer, sealed in the ledger. Nothing was sent.
example-problem = This could not be kept
example-missed = Was something missed?
example-missed-title = What was missed?
example-missed-text = The sentences are kept for your security officer, sealed in the ledger. Nothing is sent, and this message stays as it is.
example-missed-sentences = The sentences that matter, and nothing around them
example-missed-topic = What they are about
example-missed-choose = Choose…
example-missed-missing = Leave the sentences that matter, and choose what they are about.
example-missed-give = Keep for the officer
example-missed-close = Cancel

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
recorded-arranged = Recorded. Now invite them.
recorded-revised = Recorded. The revised text may go.
recorded-overridden = Recorded, with your reason.
recorded-dropped = Recorded. The draft is discarded.
recorded-by = Channel:
recorded-text = The decision is kept, sealed on this computer.
recorded-copy-message = Copy the message
recorded-copy-invitation = Copy the invitation
recorded-new = New message
recorded-went-on = The decision is recorded, without what you wrote since.
recorded-invitation = Invitation
invitation = Can we talk in person? Tell me when and where it suits you.
record-problem = The decision is not recorded yet
recording = Recording…
record-problem-kept = Your text is untouched.

## Files

files = Files
files-attach = Attach
files-reading = reading…
files-within = { $count ->
    [one] with { $count } file in it
   *[other] with { $count } files in it
}
files-remove = Take off { $name }
files-unread-more = { $count ->
    [one] and { $count } more that was not read in full
   *[other] and { $count } more that were not read in full
}
files-apart = Files are not copied. Attach them there, where they may go.
split-files = Files stay with the message: attach them where they may go.

## Handing over

handed-taken = { $program } has the message. It is sent when you send it there.
handed-program = Another program
handed-copied = It is copied.
handed-paste = Paste it into { $program }.
handed-left = { $seconds ->
    [one] { $seconds } second left
   *[other] { $seconds } seconds left
}
handed-copied-said = { $seconds ->
    [one] Copied for { $seconds } second.
   *[other] Copied for { $seconds } seconds.
}
handed-clear = Clear now
handed-cleared = The clipboard no longer holds it.
handed-left-out = { $count ->
    [one] Attach it there yourself: { $names }
   *[other] Attach them there yourself: { $names }
}
handed-stuck = It is still on the clipboard
handed-stuck-remedy = Copy something else, which takes its place.
handed-problem = Not handed over
recorded-card = The decision is kept, sealed on this computer. What you have to say is a card under “Meetings”.
recorded-invite = Send the invitation by email
recorded-calendar = Add to the calendar
recorded-meetings = Show the card

## Meetings

arrange-text = The invitation says who, when and where. It does not say why.
arrange-with = With
arrange-day = Day
arrange-hour = Hour
arrange-length = Length
arrange-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
arrange-today = today
arrange-tomorrow = tomorrow
arrange-unclear = Write a day like 2026-12-01 and an hour like 18:30, or leave both empty and agree on them later.
arrange-place = Where
arrange-says-too-much = The invitation says too much. Take out what it is about, or name another place.
arrange-card = What you wrote becomes a card under “Meetings”, sealed on this computer. Burn it once it is said. If you do not, it is deleted along with decisions as old.
arrange-confirm = Arrange to meet
arrange-cancel = Go back
invitation-title = Meeting
invitation-asks = Can we talk in person?
invitation-when = When: { $when }
invitation-where = Where: { $place }
meetings-text = What is to be said face to face. Each card is sealed on this computer. Burn it when it was said.
meetings-today = { $count ->
    [one] Today at { $hour } you have something to say in person.
   *[other] Today you have { $count } things to say in person, the first at { $hour }.
}
meetings-show = Show
meetings-empty = Nothing to say in person
meetings-empty-text = When you arrange to meet about a message, it waits here as a card until it was said.
meetings-locked = The cards are sealed. Open the ledger to read them.
meetings-problem = The cards are out of reach
meetings-unburnt = The card is not burnt
meetings-no-hour = Not agreed yet
meetings-nobody = Nobody named
meetings-open = Read
meetings-hide = Hide
meetings-burn = Burn
meetings-burn-title = Burn this card?
meetings-burn-text = What is on it is deleted and kept nowhere. That you arranged to meet stays in the ledger.
meetings-burn-confirm = Burn it
meetings-burn-keep = Keep it

## Splitting

split-title = A part for each way
split-text = Each part goes the way it may. Nothing is sent by itself.
split-problem = The message could not be split
split-close = Go back to the message

## The ledger

ledger-intro = Every decision, sealed on this computer. The settings say what is kept of messages.
ledger-empty = No decision yet
ledger-empty-text = When you send, move, arrange or discard a message, the decision appears here.
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
ledger-rescue = Save what can be read
ledger-rescued = { $count ->
        [0] No record could be saved.
        [one] One record is in the ledger again.
       *[other] { $count } records are in the ledger again.
    }
ledger-rescued-missing = { $count ->
        [0] None is missing.
        [one] One could not be read: “cloison log verify” says which.
       *[other] { $count } could not be read: “cloison log verify” says which.
    }
ledger-rescued-unsure = The file no longer says how many there were.
ledger-rescued-kept = The damaged file is kept for a week.
ledger-out-of-reach = The ledger cannot be read now
ledger-out-of-reach-kept = Decisions are still recorded.
ledger-locked = The ledger is locked
ledger-locked-text = Decisions are still recorded. To read them, enter the passphrase.
ledger-new = Choose a passphrase for the ledger
ledger-new-text = This computer offers no safe place for the key, so a passphrase protects it. Make a recovery sheet afterwards: without either, the ledger cannot be read again.
ledger-new-before = One thing before the first decision is recorded. Your text waits here.
ledger-locked-keyring = Decisions are still recorded. Open the ledger to read them.
ledger-view = What to show
ledger-view-list = Decisions
ledger-view-overview = Overview
ledger-filters = Narrow down the decisions
ledger-search = Search
ledger-search-hint = Reasons, rules, channels
ledger-chosen = { $what }: { $chosen }
ledger-choices-loading = Looking up what can be chosen…
ledger-choices-none = No rule has been met yet.
ledger-choices-failed = The rules cannot be listed now
ledger-span-all = All
ledger-span-today = Today
ledger-span-week = Last 7 days
ledger-span-month = Last 30 days
ledger-days = Or choose the days
ledger-from = From
ledger-until = Until
ledger-since = from { $day }
ledger-up-to = until { $day }
ledger-between = { $from } – { $until }
ledger-days-crossed = The first day comes after the last, so nothing can be found.
ledger-day-unclear = Write a day as year, month and day: 2026-11-23.
ledger-reset = Clear filters
ledger-found = { $count ->
    [0] Nothing found
   *[other] { $count } found
}
ledger-counted = { $count ->
    [one] { $count } decision counted
   *[other] { $count } decisions counted
}
ledger-none = Nothing matches
ledger-none-text = No decision has all that you asked for. Ask for less, or look at everything again.
ledger-story-open = read in full
ledger-story-close = Close
ledger-story-loading = Opening the rest…
ledger-story-failed = This record cannot be opened in full now
ledger-story-allowed = The policy allowed it for this message.
ledger-story-barred = The policy did not allow it for this message.
ledger-story-heard = { $level }, { $percent }% certain.
ledger-story-heard-decided = It counted.
ledger-story-heard-advised = It was advice.
ledger-story-place = Recorded from
ledger-story-policy = { $policy }, version { $version }
ledger-story-record = Record
ledger-story-number = No. { $number }
ledger-story-kept-nothing = Nothing of the message’s text is kept.
ledger-fare = How the rules fare
ledger-fare-text = A rule that is often overridden may be too strict, or badly worded. This counts rules, not people.
ledger-per = { $unit ->
    [day] per day
    [week] per week
   *[month] per month
}
ledger-plot-levels = Decisions by level
ledger-plot-levels-said = Bars by level, { $per }, from { $from } to { $until }. Trivial: { $trivial }; confidential: { $confidential }; sensitive: { $sensitive }. The table below has every number.
ledger-plot-overridden-said = Bars, { $per }, from { $from } to { $until }. Sent despite the warning: { $count }. The table below has every number.
ledger-plot-overridden-none = No warning was overridden.
ledger-plot-table = As a table
ledger-week = Week of { $day }
ledger-plot-rules = Rules, the most often overridden first
ledger-plot-rules-none = No rule was met in these decisions.
ledger-rule = Rule
ledger-rule-share = Overridden, of times found
ledger-rule-count = { $overridden } of { $found }
ledger-rule-show = Show the decisions: { $rule }
ledger-rules-all = { $count ->
    [one] Show the { $count } rule
   *[other] Show all { $count } rules
}
ledger-stats-failed = The decisions cannot be counted now
passphrase = Passphrase
passphrase-again = The same again
passphrase-short = At least { $count } characters. Several words are easiest to keep.
passphrase-different = The two are not the same.
passphrase-open = Open the ledger
passphrase-create = Protect the ledger
passphrase-cancel = Not now

## Locking

lock-now = Lock
lock-now-keys = Lock (Ctrl+Shift+L)
lock-title = Cloison is locked
lock-sealed = Your draft and the ledger are sealed.
lock-text = Decisions made elsewhere are still recorded.
lock-locking = Locking…
lock-in-memory = Your draft could not be sealed. It waits in memory, and is lost if Cloison is closed before it is unlocked.
lock-open = Open
lock-opening = Opening…
lock-sheet = Use the recovery sheet
draft-restored = Your draft was kept.
draft-earlier = Another draft waits. It comes back when this one is sent or discarded.
draft-locked = The ledger is locked: this draft is kept, sealed. If Cloison closes, it comes back once the ledger is opened.
draft-unkept = Drafts are not kept for now.
draft-unread = A draft that was kept cannot be read for now.

## Settings

settings-kept-title = What is kept
settings-kept = { $keep ->
    [nothing] Of each decision Cloison keeps for { $days ->
        [one] one day
       *[other] { $days } days
    }: the time, the level, the channel, what you did and why, which rules were found or set aside, what the reader heard, and a fingerprint by which a passage of the text can be recognised later. The text itself is not kept, but for what you give the officer as an example.
    [excerpts] Of each decision Cloison keeps for { $days ->
        [one] one day
       *[other] { $days } days
    }: the time, the level, the channel, what you did and why, which rules were found or set aside and in which words, what the reader heard and in which sentences, and a fingerprint by which a passage of the text can be recognised later. The rest of the text is not kept, but for what you give the officer as an example.
   *[text] Of each decision Cloison keeps for { $days ->
        [one] one day
       *[other] { $days } days
    }: the time, the level, the channel, what you did and why, which rules were found or set aside and in which words, what the reader heard, a fingerprint by which a passage can be recognised later, and the whole text of the message.
}
settings-readers = { $recovery ->
    [0] Only this computer can open the ledger.
    [one] This computer can open the ledger, and so can one recovery key that your organisation named.
   *[other] This computer can open the ledger, and so can { $recovery } recovery keys that your organisation named.
}
settings-lock = Cloison locks after { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} without a key or the pointer, when you press Ctrl+Shift+L, and on Linux when this computer locks or sleeps.
settings-language = Language
settings-language-now = This window is in English.
settings-wipe = Destroy everything
settings-wipe-what = This destroys the key and everything that Cloison keeps on this computer: the ledger, the drafts, the settings, the trace. Then Cloison closes. Without the key the records cannot be read, wherever copies of them are.
settings-wipe-not = It cannot promise more: a recovery sheet or an officer’s key still opens copies of the ledger, and a disk may keep traces of deleted files.
settings-wipe-type = Type “{ $word }” to go on
settings-wipe-word = wipe
settings-wipe-do = Destroy everything
settings-version = Cloison { $version }
sheet-title = Recovery sheet
sheet-text = With 24 words the ledger can be read, and its key made again if this computer loses it. Write them on paper, and keep the sheet where only you find it.
sheet-alone = Whoever sees these words can read the ledger. They disappear when you leave this page.
sheet-show = Show the 24 words
sheet-hide = Hide the words
sheet-done = I have the sheet
sheet-made = The sheet is made.
sheet-locked = The words can be shown while the ledger is open.
sheet-offer = With a recovery sheet you can still read the ledger if this computer loses its key.
sheet-make = Make a recovery sheet
sheet-restore = Make the key again
sheet-restore-text = If the key or its passphrase is lost, type the words of the recovery sheet in their order.
sheet-restore-words = The 24 words
sheet-restore-count = { $count } of { $all } words
sheet-restoring = Making the key…
sheet-restored = The key is made again, and the ledger is open.

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
