# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_cloison_global_optspecs
    string join \n data-dir= key-store= passphrase-file= format= language= trace= h/help V/version
end

function __fish_cloison_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_cloison_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_cloison_using_subcommand
    set -l cmd (__fish_cloison_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c cloison -n "__fish_cloison_needs_command" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_needs_command" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_needs_command" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_needs_command" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_needs_command" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_needs_command" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_needs_command" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_needs_command" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "check" -d 'Say where a message may travel, and why'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "policy" -d 'Work with policies'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "log" -d 'Record decisions and read the sealed ledger'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "key" -d 'Make a recovery sheet, and make the key again from it'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "generate-assets" -d 'Write completion scripts and man pages into a folder'
complete -c cloison -n "__fish_cloison_needs_command" -f -a "help" -d 'Print this message or the help of a command'
complete -c cloison -n "__fish_cloison_using_subcommand check" -l channel -d 'The channel by which it should travel' -r
complete -c cloison -n "__fish_cloison_using_subcommand check" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand check" -l messages -d 'Check a JSON Lines file of {id, subject, body, to, channel?, not_here?}, one result a line' -r
complete -c cloison -n "__fish_cloison_using_subcommand check" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand check" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand check" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand check" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand check" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand check" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand check" -l rules-only -d 'Judge by the rules alone, without the reader, which hears what no keyword says'
complete -c cloison -n "__fish_cloison_using_subcommand check" -l explain -d 'Say each step that led to the verdict'
complete -c cloison -n "__fish_cloison_using_subcommand check" -l smallest-change -d 'Say the fewest passages to take out, so that the rest may travel'
complete -c cloison -n "__fish_cloison_using_subcommand check" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand check" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -f -a "lint" -d 'Read a policy and say what is wrong with it'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -f -a "test" -d 'Run the examples of every rule, and warn of what is doubtful'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -f -a "explain" -d 'Say what a rule looks for, and why'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -f -a "docs" -d 'Print a policy as a document, in Markdown'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -f -a "schema" -d 'Print the JSON Schema of the policy format, for editors'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and not __fish_seen_subcommand_from lint test explain docs schema detectors" -f -a "detectors" -d 'List the built-in detectors'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from lint" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -l all -d 'Show each warning about a single term, not only how many there are'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from test" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from explain" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from docs" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand policy; and __fish_seen_subcommand_from detectors" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "list" -d 'List the records, newest first'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "show" -d 'Show one record'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "search" -d 'Find records by words, or by a passage of a text'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "stats" -d 'Count decisions by level, decision, channel and rule'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "verify" -d 'Check that every record is there, unchanged and in order'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "add" -d 'Record a decision: one JSON object on standard input'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "examples" -d 'Print the examples that were given to the officer, as a policy has them'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "export" -d 'Write all records to a file or standard output, oldest first'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "import" -d 'Take in records of an export that are not here yet'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "purge" -d 'Delete the records that are older than the policy keeps them'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "reseal" -d 'Seal every record anew, to this computer and those whom the policy names'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "rescue" -d 'Make a ledger of what can still be read in a damaged file'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "hold" -d 'Say whether a legal hold is in force, set one, or lift it'
complete -c cloison -n "__fish_cloison_using_subcommand log; and not __fish_seen_subcommand_from list show search stats verify add examples export import purge reseal rescue hold wipe" -f -a "wipe" -d 'Destroy the key, the ledger and everything else that is kept'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l from -d 'The first day, such as 2026-11-01' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l until -d 'The last day' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l level -d 'Of this level; may be given several times' -r -f -a "trivial\t'May go by email'
confidential\t'For an encrypted app'
sensitive\t'Face to face only'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l channel -d 'By this channel; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l outcome -d 'With this decision; may be given several times' -r -f -a "sent\t'Sent as it was'
moved\t'Moved to another channel'
arranged\t'A meeting was arranged'
revised\t'Revised, then sent'
overridden\t'Sent despite the warning'
dropped\t'Not sent'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l rule -d 'In which this rule was found; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l limit -d 'How many at most, a whole number' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l from -d 'The first day, such as 2026-11-01' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l until -d 'The last day' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l level -d 'Of this level; may be given several times' -r -f -a "trivial\t'May go by email'
confidential\t'For an encrypted app'
sensitive\t'Face to face only'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l channel -d 'By this channel; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l outcome -d 'With this decision; may be given several times' -r -f -a "sent\t'Sent as it was'
moved\t'Moved to another channel'
arranged\t'A meeting was arranged'
revised\t'Revised, then sent'
overridden\t'Sent despite the warning'
dropped\t'Not sent'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l rule -d 'In which this rule was found; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l limit -d 'How many at most, a whole number' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l passage -d 'Find the decisions whose texts share a passage with this text or .eml file' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from search" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l from -d 'The first day, such as 2026-11-01' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l until -d 'The last day' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l level -d 'Of this level; may be given several times' -r -f -a "trivial\t'May go by email'
confidential\t'For an encrypted app'
sensitive\t'Face to face only'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l channel -d 'By this channel; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l outcome -d 'With this decision; may be given several times' -r -f -a "sent\t'Sent as it was'
moved\t'Moved to another channel'
arranged\t'A meeting was arranged'
revised\t'Revised, then sent'
overridden\t'Sent despite the warning'
dropped\t'Not sent'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l rule -d 'In which this rule was found; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from stats" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -l accept -d 'Afterwards take the log as it is: what is noted of it is made anew'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from examples" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l as -d 'The form of the records' -r -f -a "jsonl\t'A line of JSON for each record; can be imported again'
csv\t'A table for spreadsheets'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l to -d 'Seal it as an age file to this recipient; may be given several times' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l output -d 'The new file [default: standard output]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -l anyway -d 'Import even where records here cannot be compared, because they do not open with this key'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from import" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from purge" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from reseal" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from rescue" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l set -d 'Set one, for this reason' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l lift -d 'Lift it, for this reason' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from hold" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l policy -d 'A policy’s folder or file [default: the shipped policy]' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l identity -d 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer’s' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -l yes -d 'Do not ask'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand log; and __fish_seen_subcommand_from wipe" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -f -a "sheet" -d 'Print the recovery sheet: 24 words from which the key can be made again'
complete -c cloison -n "__fish_cloison_using_subcommand key; and not __fish_seen_subcommand_from sheet restore" -f -a "restore" -d 'Make the key again from the words of a recovery sheet'
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from sheet" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand key; and __fish_seen_subcommand_from restore" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand completions" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand completions" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand completions" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand completions" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand completions" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand completions" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand completions" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand completions" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand generate-assets" -s V -l version -d 'Print version'
complete -c cloison -n "__fish_cloison_using_subcommand help" -l data-dir -d 'Where the ledger and its key are kept' -r
complete -c cloison -n "__fish_cloison_using_subcommand help" -l key-store -d 'Where a new key is kept [default: the keyring, or a passphrase where there is none]' -r -f -a "keyring\t'The operating system’s keyring'
passphrase\t'A file sealed with a passphrase'"
complete -c cloison -n "__fish_cloison_using_subcommand help" -l passphrase-file -d 'Read the passphrase from the first line of a file instead of the terminal' -r
complete -c cloison -n "__fish_cloison_using_subcommand help" -l format -d 'How results are printed' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c cloison -n "__fish_cloison_using_subcommand help" -l language -d 'Language of the texts [default: the system’s]' -r -f -a "en\t'English'
fr\t'Français'"
complete -c cloison -n "__fish_cloison_using_subcommand help" -l trace -d 'What the program says about itself on stderr: off, error, warn, info, debug or trace' -r -f -a "off\t''
error\t''
warn\t''
info\t''
debug\t''
trace\t''"
complete -c cloison -n "__fish_cloison_using_subcommand help" -s h -l help -d 'Print help (see more with “--help”)'
complete -c cloison -n "__fish_cloison_using_subcommand help" -s V -l version -d 'Print version'
