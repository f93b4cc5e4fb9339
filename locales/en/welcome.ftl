# The first run, the tour, and what can be set.

## The first run

welcome-title = Welcome to Cloison
welcome-step = Step { $number } of { $count }
welcome-next = Continue
welcome-back = Back
welcome-later = Not now
welcome-leave = Start writing
welcome-leave-hint = Everything here is in the settings too.
welcome-language = Cloison tells you, while you write, where a message may travel.
welcome-language-text = It reads along on this computer only. It sends nothing, and opens no connection by itself.
welcome-language-choose = Your language
welcome-email = by email
welcome-app = on an encrypted app
welcome-face = face to face
welcome-policy = What does your organisation keep to itself?
welcome-policy-text = A policy says which words are delicate, and why. You can take another at any time.
welcome-key = Where your key is kept
welcome-key-keyring = Every decision is sealed with a key, and this computer’s keyring keeps it. There is nothing for you to do.
welcome-key-protected = Every decision is sealed with a key, and your passphrase protects it.
welcome-key-passphrase = Every decision is sealed with a key. This computer offers no safe place for it, so a passphrase protects it.
welcome-key-locked = The key is there already. Enter its passphrase, and the ledger is open.
welcome-key-problem = The key cannot be reached now
welcome-sheet = A way back, on paper
welcome-done = Begin

## The tour

tour-find = Try it: what is delicate here?
tour-find-text = Nothing here is kept or recorded. Press F8, or click the underlined words, and read beside the message why they matter.
tour-find-done = This is how Cloison answers: the level, the words that decided, the reason, and what to do instead.
tour-find-nothing = Your policy finds nothing in this example. Change the message as you like, and watch the answer.
tour-move = Now send it the right way
tour-move-text = { $channel } may not carry this message. Choose where it may travel, beside the message: what is advised comes first.
tour-move-allowed = { $channel } may carry this message. Send it: nothing leaves this window.
tour-move-done = { $how ->
    [arranged] Done: you would say it face to face. On your own desk the decision would now be sealed in the ledger, with a card of what you have to say.
    [overridden] Done, against the advice. On your own desk the decision would now be sealed in the ledger, with your reason.
    [parts] Done: each part goes its own way. On your own desk each decision would now be sealed in the ledger.
   *[other] Done: it goes by a channel that may carry it, { $channel }. On your own desk the decision would now be sealed in the ledger, and you would send the message yourself.
}
tour-start = Opening the practice desk…
tour-problem = The practice desk cannot be opened
tour-subject = Thursday
tour-body =
    Inès,

    The room is booked for Thursday at ten, and Karim brings the projector. Claire joins us on Monday. Her salary is £2,900 a month before tax, please keep it between us.

    See you on Thursday,
    Léa

## The policy

policy-now = In force: { $policy }, version { $version }.
policy-named = Your organisation’s policy was named when Cloison was started, so there is nothing to choose here.
policy-title = Policy
policy-text = It says which words are delicate and which channel may carry them. It counts at once, in this window.
policy-locked = The policy and the mail domains are sealed. They can be changed while the ledger is open.
domains-title = Your organisation’s mail domains
domains-text = What stands after the @ of your addresses. A recipient with another address counts as outside.
domains-label = Mail domains
domains-hint = Press Enter after each domain.
domains-count = { $count ->
    [0] No domain
    [one] { $count } domain
   *[other] { $count } domains
}
domains-remove = Remove { $domain }
domains-added = { $domain } added
domains-removed = { $domain } removed

## Switches

switches-screen = On the screen
switches-reach = Within reach
switch-hide = Keep the window out of pictures of the screen
switch-hide-text = Screenshots and shared screens show an empty window, where the system can do that, and never while a screen reader runs.
switch-login = Start when I log in
switch-login-text = Its window is opened minimised, and is there at once.
switch-tray = Show an icon among those of the system
switch-tray-text = It says the level of your draft by shape and colour. From its menu the window opens and locks.
switch-shortcut = Check what I have copied with Ctrl+Alt+C
switch-shortcut-text = In whatever program: its level comes as a notification, or the text onto an empty desk.
switch-notifications = Use the system’s notifications
switch-notifications-text = They say a level or an occasion, and never what you wrote or copied.
settings-problem = These settings could not be read
settings-unkept = This choice is not kept
tour-title = The tour
tour-about = Two screens, on a message for practice: find what is delicate, and send it the right way.
tour-again = Show the tour again

## The recovery sheet on paper

sheet-print = Print
sheet-save = Save as a file
sheet-save-text = A file of these words opens the ledger like the key itself. Put it on a stick that stays in a drawer, not on this computer, and not in an online folder.
sheet-saved = Saved as { $file }, readable by you alone.
