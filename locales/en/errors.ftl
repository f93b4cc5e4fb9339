# What went wrong, and what to do about it. The id ends with the stable code.

error-K001 = There is no keyring on this system, or it does not answer.
    .remedy = Choose a passphrase instead (on the command line: --key-store passphrase), or start a keyring such as GNOME Keyring or KWallet.
error-K002 = The keyring is locked.
    .remedy = Unlock the keyring and try again, or use a passphrase in another data directory.
error-K003 = The keyring no longer has the key of this ledger.
    .remedy = Make the key again from its recovery sheet: “cloison key restore”. New decisions are still recorded; they will open with the same key.
error-K004 = The passphrase does not open the key.
    .remedy = Check capital letters and the keyboard’s language, then try again. If it is forgotten, the recovery sheet makes the key again: “cloison key restore”, or the window’s settings.
error-K005 = The key is kept under a passphrase, and none was given.
    .remedy = Enter the passphrase, or name a file that holds it with --passphrase-file.
error-K006 = The file that holds this computer’s key is damaged.
    .remedy = Make the key again from its recovery sheet (“cloison key restore”), or restore device.json and the identity file beside it from a backup. Do not delete them.
error-K007 = A key file could not be read or written ({ $detail }).
    .remedy = Check that the data directory can be written and that the disk has room, then try again.
error-K008 = The passphrase is too short.
    .remedy = Use at least 12 characters, best of all four or five random words.
error-K009 = The system gives no random numbers, so no key can be made.
    .remedy = Restart the computer and try again. Until then nothing is recorded.
error-K010 = “{ $recipient }” is no recipient of age, or cannot stand beside this computer’s key.
    .remedy = Give a public key such as “age1…” or “ssh-ed25519 …”. Post-quantum keys and passwords do not go together with an X25519 key.
error-K011 = The plugin “age-plugin-{ $plugin }” is not installed.
    .remedy = Install it where programs are found (PATH), then try again. Until then nothing is recorded.
error-K012 = A plugin of age failed.
    .remedy = Try it with the “age” tool: “age -r RECIPIENT”. Until it works nothing is recorded.
error-K013 = The file holds no identity of age.
    .remedy = Give the file that “age-keygen” or a plugin wrote, with a line “AGE-SECRET-KEY-1…” or “AGE-PLUGIN-…”, or a private key of SSH. One of age that is itself encrypted has to be opened first with “age -d”.
error-K014 = These are not the words of a recovery sheet.
    .remedy = Type all 24 words in their order, as they stand on the sheet; each is in the list of its language.
error-K015 = This recovery sheet belongs to another key than this ledger’s.
    .remedy = Find the sheet that was made on this computer, or restore into another data directory with --data-dir.

error-L001 = The ledger’s file is not a ledger.
    .remedy = Another program wrote this file, or its beginning is damaged. “Save what can be read” on the window’s ledger page, or “cloison log rescue” while the window is closed, tells, and saves what is in it. Otherwise move ledger.db elsewhere, or choose another data directory. Nothing was changed.
error-L002 = The ledger was written by a newer Cloison (format { $found }, this one knows { $known }).
    .remedy = Update Cloison on this computer. Nothing was changed.
error-L003 = The ledger’s file is damaged.
    .remedy = “Save what can be read” on the window’s ledger page, or “cloison log rescue” while the window is closed, makes a ledger of what is left, and keeps the damaged file beside it.
error-L004 = The ledger cannot be written.
    .remedy = Check that the data directory and its disk are not write-protected. Nothing was recorded.
error-L005 = The disk is full.
    .remedy = Free some room and try again. Nothing was recorded.
error-L006 = Another program has been using the ledger for too long.
    .remedy = Try again; if it goes on, close that program.
error-L007 = The ledger could not be read or written.
    .remedy = Check the disk, then try again. If it stays so, “cloison log rescue”, while the window is closed, makes a ledger of what the disk still reads; or restore a backup of the data directory.
error-L008 = There is no such record, or more than one begins this way.
    .remedy = Copy the whole id from “cloison log list”.
error-L009 = This record cannot be opened with the key of this computer.
    .remedy = It was sealed to another key, or it is damaged: “cloison log verify” says which.
error-L010 = The system gives no random numbers, so nothing can be sealed.
    .remedy = Restart the computer and try again. Nothing was recorded.
error-L011 = The ledger cannot be read here: its disk is write-protected, and its last decisions are still in “ledger.db-wal”.
    .remedy = Copy the whole data directory to a disk that can be written, and open it there.
error-L012 = The ledger would lie on a network share, where records can be lost.
    .remedy = Choose a folder on this computer’s own disk with --data-dir or CLOISON_DATA_DIR. To bring records together, export them here and import them there.
error-L013 = This ledger was made by an older Cloison, and its disk is write-protected.
    .remedy = Copy the whole data directory to a disk that can be written, and open it there.
error-L014 = The older ledger could not be copied before it is brought to the new format ({ $detail }).
    .remedy = Make room on the disk and try again. Nothing was changed.
error-L015 = A legal hold is in force: nothing is purged.
    .remedy = “cloison log hold” says since when and why; “cloison log hold --lift REASON” ends it.
error-L016 = There is no such hold to lift, or one is in force already.
    .remedy = See how things stand with “cloison log hold”.
error-L017 = Line { $line } is no record of a ledger.
    .remedy = Give a file that “cloison log export” wrote. What stood before that line was imported; the rest comes with the same command once the line is right.
error-L018 = The clock is behind the newest record: nothing is purged.
    .remedy = Set the computer’s clock, then try again.
error-L019 = This ledger does not fit what was noted of it: records may be missing, or an older copy was put back.
    .remedy = “cloison log verify” says what is wrong. If you know why, for instance because you restored a backup, “cloison log verify --accept” takes the ledger as it is. Until then nothing is purged.
error-L020 = { $records ->
        [one] One record of this ledger does not open with this key: whether it is in that file too cannot be known. Nothing was imported.
       *[other] { $records } records of this ledger do not open with this key: whether they are in that file too cannot be known. Nothing was imported.
    }
    .remedy = If they are sealed to another key, give it with --identity, or import into an empty data directory with --data-dir. If they are damaged, --anyway imports nevertheless; what did open before may then be there twice.

error-M001 = This is neither a text nor a message.
    .remedy = Give a text file or a message saved as .eml. Documents and pictures have to be turned into text first.
error-M002 = The message cannot be read.
    .remedy = Save it again from the mail program, or paste its text.
error-M003 = The message is too large.
    .remedy = Cloison reads 64 MB at most. Check the text and the attachments separately.

error-T001 = A picture, or pages that are pictures: no text could be read in it.
    .remedy = Look at it yourself before it goes.
error-T002 = A sound or a film: nothing in it was read.
    .remedy = Judge it yourself before it goes.
error-T003 = It, or something in it, is protected by a password: it was not read.
    .remedy = Open it and attach it without the password, or judge it yourself.
error-T004 = It is damaged, or not what it seems: not all of it was read.
    .remedy = Save it again with the program that made it, and attach it anew.
error-T005 = It is too large: not all of it was read.
    .remedy = Cloison reads 64 MB a file, and 128 MB once it is unpacked. Judge it yourself before it goes.
error-T006 = It holds more files than are read.
    .remedy = Attach fewer files at once, or judge it yourself.
error-T007 = It holds archives within archives, deeper than is read.
    .remedy = Unpack it and attach what matters.
error-T008 = Only its beginning was read: it has more text than is kept.
    .remedy = Judge the rest yourself before it goes.
error-T009 = It is packed in a way that Cloison does not read.
    .remedy = Pack it as a ZIP file without a password, or judge it yourself.
error-T010 = An office document of a kind that Cloison does not read.
    .remedy = Save it in a newer format (DOCX, XLSX, PPTX, ODT or PDF), or judge it yourself.
error-T011 = Its signs stand for no letters that can be told: not all of it was read.
    .remedy = Make the PDF anew with another program, or judge it yourself.
error-T012 = A kind of file that Cloison does not know: nothing in it was read.
    .remedy = Judge it yourself before it goes.
error-T013 = It is not there any more: its text was not kept.
    .remedy = Attach it again, or take it off.

error-A001 = The policy has no channel “{ $channel }”.
    .remedy = Use one of these: { $known }.
error-A002 = You need a reason to send against the advice.
    .remedy = Say why in a few words; they are sealed with the record.
error-A003 = The reason is too long.
    .remedy = Write 2,000 characters at most.
error-A004 = “{ $file }” cannot be read ({ $detail }).
    .remedy = Check the name, and that you may read the file; those of a policy are UTF-8 text.
error-A005 = The data directory “{ $directory }” cannot be used ({ $detail }).
    .remedy = Choose another with --data-dir or CLOISON_DATA_DIR, or make this one writable.
error-A006 = No data directory is known for this user.
    .remedy = Name one with --data-dir or CLOISON_DATA_DIR.
error-A007 = Nothing has been recorded here yet, so there is no key.
    .remedy = Record a first decision, in the window or with “cloison log add”.
error-A008 = The key of this data directory is kept in another way ({ $kept ->
        [keyring] in the keyring
       *[other] under a passphrase
    }).
    .remedy = Leave --key-store out, or choose another data directory.
error-A009 = The input is not valid, line { $line }, column { $column }: { $kind ->
        [syntax] this is not JSON
        [data] a field is missing, or is not what it should be
        [eof] it ends too early
       *[io] it cannot be read
    }.
    .remedy = Compare it with the example of “--help”: one JSON object with these field names.
error-A010 = The settings could not be written ({ $detail }).
    .remedy = Check that the data directory can be written and that the disk has room.
error-A013 = Cloison is locked.
    .remedy = Open it again on the ledger’s page. Decisions are still recorded.
error-A014 = “{ $value }” is no day.
    .remedy = Write days as year, month and day: 2026-11-29.
error-A015 = An example has 1 to 2,000 characters.
    .remedy = Give the sentences that matter, and nothing around them.
error-A020 = No mail program is set up on this computer.
    .remedy = Choose one in the system’s settings. Until then paste the message where you write your mail.
error-A021 = { $channel } is not installed on this computer, or cannot be opened from here.
    .remedy = Open it yourself and paste the message, or write it on your phone.
error-A022 = This invitation says more than who, when and where.
    .remedy = Take out what it is about, or name another place.
error-A023 = There is no such day, hour or length.
    .remedy = Write the day and the hour, and a length of 5 minutes to 24 hours; a place has 500 characters at most.
error-A025 = The clipboard cannot be used.
    .remedy = Copy and paste yourself, with Ctrl+C and Ctrl+V. What should go from the clipboard goes when something else is copied.
error-A026 = No calendar is set up on this computer.
    .remedy = Open the file of the invitation with your mail, or write the meeting down yourself.
error-A027 = Something went wrong inside Cloison.
    .remedy = Try again. If it happens again, start Cloison anew and tell whoever looks after it this code. What was recorded is not lost.
error-A024 = Words are set aside with a reason.
    .remedy = Say for each why it is not meant here, in a few words.
error-A012 = The policy has no rule “{ $rule }”.
    .remedy = Use one of these: { $known }.
error-A016 = The settings cannot be read: the file is damaged, or sealed to another key.
    .remedy = The usual settings are in force. Look through yours and set them again; the file is put aside when you do.
error-A017 = The settings were written by a newer Cloison.
    .remedy = The usual settings are in force. Update Cloison; or set yours again, and the newer file is put aside.
error-A018 = Cloison ships no policy “{ $policy }”.
    .remedy = Choose one of these: { $known }.
error-A019 = “{ $domain }” is no mail domain.
    .remedy = Write what stands after the @ of an address, such as example.org; a hundred at most.
error-A011 = The output could not be written ({ $detail }).
    .remedy = Check where it goes: a file, a disk, another program.

# Why a file could not be read or written, inside a sentence.
system-not-found = there is no such file
system-denied = permission denied
system-directory = it is a folder
system-no-room = the disk is full
system-read-only = the disk is write-protected
system-too-large = it is too large
system-not-text = it is not UTF-8 text

# The window.
error-D001 = The window cannot be opened.
    .remedy = Check that there is a display, then start Cloison again.
error-D002 = Nothing here shows icons of programs.
    .remedy = On GNOME, switch on the extension “AppIndicator”. Everything else works without the icon.
error-D003 = Another program has this shortcut.
    .remedy = Free it in the other program, or bind another key of the desktop to “cloison-desktop --check-copied”.
error-D004 = This session gives no program a shortcut of its own.
    .remedy = On Wayland, bind a key of the desktop to “cloison-desktop --check-copied”, or start the session on X11.
error-D005 = Nothing here shows notifications.
    .remedy = Start the desktop’s notifications. Until then Cloison tells in its window what it would have told by one.
error-D006 = Cloison cannot be added to what starts with the session, or taken from it.
    .remedy = Check that the folder “autostart” in your settings’ folder can be written.

# The command line itself.
error-C001 = “{ $argument }” is not expected here.
    .remedy = Add --help to see what the command takes.
error-C002 = There is no command “{ $command }”.
    .remedy = Use --help to see the commands.
error-C003 = “{ $command }” needs a command after it.
    .remedy = Add --help to see the commands.
error-C004 = { $argument } is missing.
    .remedy = Add it; --help shows what the command takes.
error-C005 = “{ $argument }” needs a value.
    .remedy = Add it; --help shows what the option takes.
error-C006 = “{ $argument }” cannot be “{ $value }”.
    .remedy = Use --help to see which values it takes.
error-C007 = “{ $argument }” is given more than once.
    .remedy = Give it once.
error-C008 = “{ $argument }” does not go together with “{ $other }”.
    .remedy = Leave one of them out.
error-C009 = “{ $argument }” takes no value, but it was given “{ $value }”.
    .remedy = Leave the value out.
error-C010 = An argument is not UTF-8.
    .remedy = Rename the file, or give its content on standard input.
error-C011 = The command line cannot be understood.
    .remedy = Use --help to see what the command takes.

# A policy's problem in one sentence.
policy-problem = { $place }: { $message }{ $more ->
        [0] { "" }
        [one] {" "}(and one more)
       *[other] {" "}(and { $more } more)
    }

policy-P001 = This is not valid TOML: { $detail }.
    .remedy = Look for a missing quote, bracket or comma at this place or just before it.
policy-P002 = The key “{ $key }” is not known here.
    .remedy = Use one of these: { $known }.
policy-P003 = The key “{ $key }” is missing.
    .remedy = Add it; docs/policy-format.md shows how.
policy-P004 = “{ $key }” must be { $expected }.
    .remedy = Change the value; docs/policy-format.md shows how to write it.
policy-P005 = “{ $key }” cannot be “{ $value }”.
    .remedy = Use one of these: { $known }.
policy-P006 = “{ $key }” has no text in “{ $language }”.
    .remedy = Add the text, or take the language out of “languages” in the [policy] table.
policy-P007 = “{ $key }” is empty.
    .remedy = Fill it in, or remove it.
policy-P008 = The id “{ $id }” is used twice.
    .remedy = Give one of the two another id.
policy-P009 = “{ $id }” is not a valid id.
    .remedy = Use only lower-case letters, digits and hyphens; a language is two letters.
policy-P010 = The rule “{ $rule }” has no “{ $key }”.
    .remedy = Add at least one example that it must find (matches) and one that it must let pass (passes).
policy-P011 = The rule “{ $rule }” has nothing to look for.
    .remedy = Add terms, patterns or detectors.
policy-P012 = The term “{ $term }” is not well written: { $detail }.
    .remedy = A term is made of words, gaps “..” between them, and choices “(a|b)”; for anything else use a pattern.
policy-P013 = This is not a valid regular expression: { $detail }.
    .remedy = There is no look-around and no back-reference here; check brackets and backslashes.
policy-P014 = This pattern is too large (its limit is { $limit } bytes).
    .remedy = Use smaller repetitions, or split it into several patterns.
policy-P015 = There is no list “{ $list }”.
    .remedy = Define it as [[list]] in one of the pack’s files, or correct the name.
policy-P016 = No file has a [policy] table.
    .remedy = Add pack.toml with id, version, title and languages; check that you named the pack’s folder.
policy-P017 = There is a second [policy] table.
    .remedy = Keep one of them.
policy-P018 = The policy has no channel.
    .remedy = Add at least one [[channel]].
policy-P019 = The policy needs a newer Cloison (format { $format }, this one knows { $known }).
    .remedy = Update Cloison.
policy-P020 = “raise” must name a level above the rule’s, not “{ $level }”.
    .remedy = Use a higher level, or remove “raise”.
policy-P021 = “from” is after “until”.
    .remedy = Swap the two dates.
policy-P022 = “{ $key }” must be a whole number from { $least } to { $most }.
    .remedy = Change the number.
policy-P023 = This pattern matches even an empty text, and so anywhere.
    .remedy = Make it ask for at least one character.
policy-P024 = “{ $link }” is not a page.
    .remedy = Write a host, with or without a path: example.org/press.
policy-P025 = There is no shipped pack “{ $pack }”.
    .remedy = Extend a pack that is shipped with Cloison, or leave “extends” out.
policy-P026 = The pack that is extended has no rule “{ $rule }”.
    .remedy = Check the spelling, or take the change out: rules of this pack are edited where they stand.
policy-P027 = This changes nothing about the rule “{ $rule }”.
    .remedy = Give either “off = true”, or a “level” above the rule’s own.
policy-P028 = “{ $recipient }” is no recipient of age.
    .remedy = Give a public key such as “age1…”, as “age-keygen -y” or a plugin of age prints it, or one of SSH: “ssh-ed25519 …”, or “ssh-rsa …” with 2,048 to 4,096 bits.
policy-P029 = The reader takes { $most } examples at most.
    .remedy = Keep the examples that differ most from each other: those that are alike teach the same.
policy-P030 = An example for the reader has { $most } characters at most.
    .remedy = Give the sentences that matter, and nothing around them.
policy-P101 = The rule “{ $rule }” does not find this example.
    .remedy = Add a term or a pattern that finds it, check “near” and “unless”, or correct the example.
policy-P102 = The rule “{ $rule }” finds “{ $text }” in this example, which it should let pass.
    .remedy = Make the term narrower, add “unless”, or correct the example.
policy-P201 = Without the rule “{ $rule }” every example would have its level all the same: { $others } finds it too.
    .remedy = Give the rule an example that it alone finds, or remove the rule.
policy-P202 = “{ $text }” of the rule “{ $rule }” is looked for by “{ $other }” already.
    .remedy = Leave it in one place.
policy-P203 = “{ $text }” is “{ $level }” in the rule “{ $rule }” and “{ $other_level }” in “{ $other }”.
    .remedy = Leave it in one of them, or give the higher one a “near”.
policy-P204 = No example of the rule “{ $rule }” has “{ $term }”.
    .remedy = Add an example that has it to “matches”, or remove it.
policy-P205 = “{ $term }” is also found in other words: { $words }.
    .remedy = Write every form that is meant, each with “exact = true”, or take a longer phrase.
policy-P206 = The reader takes this example for “{ $judged }”, not for “{ $level }”.
    .remedy = Leave out of it what it is not about, or take out the examples near it that say something else.

type-table = a table
type-number = a whole number
type-true-or-false = true or false
type-date = a date such as 2026-05-07
type-text = a text in quotes

term-empty = it has no word
term-gap = a gap has 1 to 12 words
term-gap-first = a gap cannot stand first
term-gap-last = a gap cannot stand last
term-parenthesis = a parenthesis is not closed
term-choice = a choice is made of single words with “|” between them
term-character = a character that belongs to no word

error-R001 = The reader’s model is not there.
    .remedy = Install Cloison again. Until then the rules go on alone.
error-R002 = The reader’s model is damaged.
    .remedy = Install Cloison again. Until then the rules go on alone.
error-R003 = The reader’s model belongs to another version of Cloison, or was changed.
    .remedy = Install Cloison again, or take CLOISON_READER out of the environment. Until then the rules go on alone.
error-R004 = The reader reads English and French; the rules alone judged this.
    .remedy = Read it once more yourself: what no keyword says is not heard in another language.
error-R005 = { $sentences ->
        [one] One sentence was
       *[other] { $sentences } sentences were
    } not read by the reader: the text is too long.
    .remedy = Check the parts that matter most one by one.
