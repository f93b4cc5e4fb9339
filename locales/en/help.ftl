# What `cloison --help`, the man pages and the completions say.
#
# The ids follow the definition in crates/cli/src/args.rs, and a test compares the two: `help-` and the words of a
# command; behind them, the name of an argument. An option of every command stands under `help-cloison-`.
# An argument's attributes: `value`, the name of what it takes; `long`, the sentence of --help where it differs from that
# of -h; and each value that it knows. A command's: `examples` and `notes`, which stand at the end.

-policy-path = A policy’s folder or file [default: the shipped policy]
-policy-value = DIR|FILE

help-cloison = Where may this message travel: by email, on an encrypted app, or only face to face?
    .examples =
        cloison check draft.txt                 may it go by email?
        cloison log list --limit 20             what was decided lately
        cloison policy test my-policy/          do its rules do what they say?
        cloison help log add                    how to record a decision
help-cloison-data-dir = Where the ledger and its key are kept
    .value = DIR
help-cloison-key-store = Where a new key is kept [default: the keyring, or a passphrase where there is none]
    .value = STORE
    .keyring = The operating system’s keyring
    .passphrase = A file sealed with a passphrase
help-cloison-passphrase-file = Read the passphrase from the first line of a file instead of the terminal
    .value = FILE
help-cloison-format = How results are printed
    .value = FORMAT
    .text = For people
    .json = For programs
help-cloison-language = Language of the texts [default: the system’s]
    .value = LANGUAGE
    .en = English
    .fr = Français
help-cloison-trace = What the program says about itself on stderr: off, error, warn, info, debug or trace
    .value = LEVEL
help-cloison-help = Print help (see more with “--help”)
    .long = Print help (see a summary with “-h”)
help-cloison-version = Print version

help-check = Say where a message may travel, and why
    .examples =
        cloison check draft.txt                 may it go by email?
        cloison check draft.txt --explain       why, step by step
        cloison check draft.txt --smallest-change
        cloison check --channel signal < draft.txt
        cloison check message.eml --format json
        cloison check --messages drafts.jsonl > verdicts.jsonl
    .notes = Exit code: 0 may travel, 1 may not, 2 error.
help-check-files = Text or .eml files; “-” or none: standard input
    .value = FILE
help-check-channel = The channel by which it should travel
    .value = ID
help-check-policy = { -policy-path }
    .value = { -policy-value }
help-check-explain = Say each step that led to the verdict
help-check-smallest-change = Say the fewest passages to take out, so that the rest may travel
help-check-rules-only = Judge by the rules alone, without the reader, which hears what no keyword says
help-check-messages = Check a JSON Lines file of {"{"}id, subject, body, to, channel?, not_here?{"}"}, one result a line
    .value = FILE

help-policy = Work with policies
    .examples =
        cloison policy lint my-policy/
        cloison policy test my-policy/
        cloison check draft.txt --policy my-policy/
help-policy-lint = Read a policy and say what is wrong with it
    .examples =
        cloison policy lint my-policy/
        cloison policy lint my-policy/ --format json
help-policy-lint-policy = { -policy-path }
    .value = { -policy-value }
help-policy-test = Run the examples of every rule, and warn of what is doubtful
    .examples =
        cloison policy test                     the shipped policy
        cloison policy test my-policy/
help-policy-test-policy = { -policy-path }
    .value = { -policy-value }
help-policy-test-all = Show each warning about a single term, not only how many there are
help-policy-explain = Say what a rule looks for, and why
    .examples =
        cloison policy explain dismissal
        cloison policy explain dismissal my-policy/ --language fr
help-policy-explain-rule = The rule’s id
    .value = RULE
help-policy-explain-policy = { -policy-path }
    .value = { -policy-value }
help-policy-docs = Print a policy as a document, in Markdown
    .examples =
        cloison policy docs > policy.md
        cloison policy docs my-policy/ --language fr
help-policy-docs-policy = { -policy-path }
    .value = { -policy-value }
help-policy-schema = Print the JSON Schema of the policy format, for editors
    .examples =
        cloison policy schema > policy.schema.json
help-policy-detectors = List the built-in detectors
    .examples =
        cloison policy detectors
        cloison policy detectors --format json

help-log = Record decisions and read the sealed ledger
    .examples =
        cloison log list
        cloison log list --limit 20 --format json
        cloison log show 3f2a
        cloison log verify --passphrase-file passphrase.txt
help-log-policy = { -policy-path }
    .value = { -policy-value }
help-log-identity = Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s
    .value = FILE
help-log-list = List the records, newest first
    .examples =
        cloison log list
        cloison log list --limit 20
        cloison log list --format json > decisions.json
help-log-list-limit = How many at most, a whole number
    .value = N
help-log-list-from = The first day, such as 2026-11-01
    .value = DATE
help-log-list-until = The last day
    .value = DATE
help-log-list-level = Of this level; may be given several times
    .value = LEVEL
    .trivial = May go by email
    .confidential = For an encrypted app
    .sensitive = Face to face only
help-log-list-channel = By this channel; may be given several times
    .value = ID
help-log-list-outcome = With this decision; may be given several times
    .value = OUTCOME
    .sent = Sent as it was
    .moved = Moved to another channel
    .arranged = A meeting was arranged
    .revised = Revised, then sent
    .overridden = Sent despite the warning
    .dropped = Not sent
help-log-list-rule = In which this rule was found; may be given several times
    .value = RULE
help-log-search = Find records by words, or by a passage of a text
    .examples =
        cloison log search budget equipe
        cloison log search --outcome overridden hurry
        cloison log search --passage leaked.txt
    .notes = Case and accents do not matter. Words are looked for in reasons, in what is kept of texts, and in the names of rules and channels. Exit code with --passage: 0 recognised, 1 not.
help-log-search-words = The words, each of which must be there
    .value = WORD
help-log-search-from = The first day, such as 2026-11-01
    .value = DATE
help-log-search-until = The last day
    .value = DATE
help-log-search-level = Of this level; may be given several times
    .value = LEVEL
    .trivial = May go by email
    .confidential = For an encrypted app
    .sensitive = Face to face only
help-log-search-channel = By this channel; may be given several times
    .value = ID
help-log-search-outcome = With this decision; may be given several times
    .value = OUTCOME
    .sent = Sent as it was
    .moved = Moved to another channel
    .arranged = A meeting was arranged
    .revised = Revised, then sent
    .overridden = Sent despite the warning
    .dropped = Not sent
help-log-search-rule = In which this rule was found; may be given several times
    .value = RULE
help-log-search-limit = How many at most, a whole number
    .value = N
help-log-search-passage = Find the decisions whose texts share a passage with this text or .eml file
    .value = FILE
help-log-stats = Count decisions by level, decision, channel and rule
    .examples =
        cloison log stats
        cloison log stats --from 2026-11-01 --format json
help-log-stats-from = The first day, such as 2026-11-01
    .value = DATE
help-log-stats-until = The last day
    .value = DATE
help-log-stats-level = Of this level; may be given several times
    .value = LEVEL
    .trivial = May go by email
    .confidential = For an encrypted app
    .sensitive = Face to face only
help-log-stats-channel = By this channel; may be given several times
    .value = ID
help-log-stats-outcome = With this decision; may be given several times
    .value = OUTCOME
    .sent = Sent as it was
    .moved = Moved to another channel
    .arranged = A meeting was arranged
    .revised = Revised, then sent
    .overridden = Sent despite the warning
    .dropped = Not sent
help-log-stats-rule = In which this rule was found; may be given several times
    .value = RULE
help-log-examples = Print the examples that were given to the officer, as a policy has them
help-log-export = Write all records to a file or standard output, oldest first
    .examples =
        cloison log export --output decisions.jsonl
        cloison log export --as csv > decisions.csv
        cloison log export --to age1… --output decisions.age
help-log-export-form = The form of the records
    .value = FORM
    .jsonl = A line of JSON for each record; can be imported again
    .csv = A table for spreadsheets
help-log-export-to = Seal it as an age file to this recipient; may be given several times
    .value = RECIPIENT
help-log-export-output = The new file [default: standard output]
    .value = FILE
help-log-import = Take in records of an export that are not here yet
    .examples =
        cloison log import decisions.jsonl
        cloison log import decisions.age
help-log-import-file = JSON lines, or an age file of them sealed to this ledger’s key; “-”: standard input
    .value = FILE
help-log-import-anyway = Import even where records here cannot be compared, because they do not open with this key
help-log-purge = Delete the records that are older than the policy keeps them
    .examples =
        cloison log purge
help-log-reseal = Seal every record anew, to this computer and those whom the policy names
    .examples =
        cloison log reseal --policy my-policy/
help-log-rescue = Make a ledger of what can still be read in a damaged file
    .examples =
        cloison log rescue
    .notes = Close the window first. The damaged file is kept beside the new one for a week. No key is needed.
help-log-hold = Say whether a legal hold is in force, set one, or lift it
    .examples =
        cloison log hold
        cloison log hold --set "Case 26/1184"
        cloison log hold --lift "Case 26/1184 closed"
    .notes = While a legal hold is in force nothing is purged.
help-log-hold-set = Set one, for this reason
    .value = REASON
help-log-hold-lift = Lift it, for this reason
    .value = REASON
help-log-wipe = Destroy the key, the ledger and everything else that is kept
    .examples =
        cloison log wipe
help-log-wipe-yes = Do not ask
help-log-show = Show one record
    .examples =
        cloison log show 3f2a
        cloison log show 3f2a --format json
help-log-show-id = Its id, or the beginning of it
    .value = ID
help-log-verify = Check that every record is there, unchanged and in order
    .examples =
        cloison log verify
        cloison log verify --passphrase-file passphrase.txt
help-log-verify-accept = Afterwards take the log as it is: what is noted of it is made anew
help-log-add = Record a decision: one JSON object on standard input
    .examples =
        echo '{"{"}"subject": "Room", "body": "At five.", "to": ["lea@example.org"],
               "channel": "email", "outcome": "sent"{"}"}' | cloison log add
    .notes = Outcomes: sent, moved, arranged, revised, overridden (with a “reason”), dropped. What its writer set aside: “not_here”, a list of {"{"}rule, words, reason{"}"}.

help-key = Make a recovery sheet, and make the key again from it
    .examples =
        cloison key sheet
        cloison key restore
help-key-sheet = Print the recovery sheet: 24 words from which the key can be made again
    .examples =
        cloison key sheet
        cloison key sheet --language fr
    .notes = Whoever has the words can read the ledger. Print them on paper rather than into a file.
help-key-restore = Make the key again from the words of a recovery sheet
    .examples =
        cloison key restore
        cloison key restore sheet.txt --key-store passphrase
help-key-restore-file = A file with the words; “-” or none: standard input
    .value = FILE

help-completions = Print the completion script of a shell
    .examples =
        cloison completions bash > ~/.local/share/bash-completion/completions/cloison
        cloison completions zsh > ~/.zfunc/_cloison
        cloison completions fish > ~/.config/fish/completions/cloison.fish
help-completions-shell = Which shell
    .value = SHELL

help-generate-assets = Write completion scripts and man pages into a folder
help-generate-assets-directory = The folder
    .value = DIR

help-help = Print this message or the help of a command
help-help-command = The command, all its words
    .value = COMMAND

# Headings of the help.
heading-usage = Usage:
heading-commands = Commands:
heading-arguments = Arguments:
heading-options = Options:
heading-examples = Examples:
heading-values = Possible values:

# The name of a command in the usage.
value-command = COMMAND

# What stands behind the sentence of an argument.
tag-default = [default: { $value }]
tag-environment = [env: { $name }]
tag-environment-value = [env: { $name }={ $value }]
tag-values = [possible values: { $values }]
list-value = { $name }: { $padding }{ $sentence }

# Headings of the man pages, by the words that the generator writes.
page-name = NAME
page-synopsis = SYNOPSIS
page-description = DESCRIPTION
page-options = OPTIONS
page-subcommands = COMMANDS
page-extra = EXAMPLES
page-version = VERSION
