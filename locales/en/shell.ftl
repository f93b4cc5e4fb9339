# The desktop around the window: the icon, the shortcut, what is opened. Never a word of a message.

tray-idle = Cloison
tray-level = { $level ->
        [sensitive] Cloison: sensitive
        [confidential] Cloison: confidential
       *[trivial] Cloison: trivial
    }
tray-open = Open Cloison
tray-new = New message
tray-check = Check what I have copied
tray-lock = Lock
tray-quit = Quit

notice-copied = { $level ->
        [sensitive] What you copied is sensitive
        [confidential] What you copied is confidential
       *[trivial] What you copied is trivial
    }
notice-no-text = There is no text in what you copied
notice-no-text-more = Copy the message, then ask again.
notice-meeting = Soon you have something to say in person
notice-meeting-more = The card is under “Meetings”.

login-comment = Says where a message may travel

opening-title = Put this draft away?
opening-away = It is kept, sealed, and comes back when the other one is sent or discarded.
opening-away-files = { $count ->
        [one] Its file is not kept. Attach it again when the draft comes back.
       *[other] Its files are not kept. Attach them again when the draft comes back.
    }
opening-away-confirm = Put it away
opening-stay = Keep writing
opening-full-title = There is a draft on the desk
opening-full = This draft cannot be put away now: it would be lost. Send or discard it first, then open the other one again.
opening-back = Back to my draft
opening-failed = The message cannot be opened.
opening-left-out = { $count ->
        [one] One more file came with the message than can be taken. Look at it yourself before it goes.
       *[other] { $count } more files came with the message than can be taken. Look at them yourself before they go.
    }
opening-copied = { $level ->
        [sensitive] What you copied is sensitive: say it face to face.
        [confidential] What you copied is confidential: an encrypted app.
       *[trivial] What you copied is trivial: it may travel by email.
    }
opening-copied-open = Show me why

desktop-title = Around the window
desktop-capture-able = The window can be left out of pictures and recordings of the screen.
desktop-capture-unable = No program can hide its window from pictures of the screen on this system. Lock Cloison before you share your screen.
desktop-capture-unknown = The window is not hidden from pictures of the screen on this system: Cloison cannot tell whether a screen reader runs, which may have to see it.
desktop-capture-reader = A screen reader runs, which may have to see the window: it is not hidden from pictures of the screen.
