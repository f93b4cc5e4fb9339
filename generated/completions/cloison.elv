
use builtin;
use str;

set edit:completion:arg-completer[cloison] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'cloison'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'cloison'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Say where a message may travel, and why'
            cand policy 'Work with policies'
            cand log 'Record decisions and read the sealed ledger'
            cand completions 'Print the completion script of a shell'
            cand generate-assets 'Write completion scripts and man pages into a folder'
            cand help 'Print this message or the help of a command'
        }
        &'cloison;check'= {
            cand --channel 'The channel by which it should travel'
            cand --policy 'A policy’s folder or file [default: the shipped policy]'
            cand --messages 'Check a JSON Lines file of {id, subject, body, to, channel?}, one result a line'
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand --explain 'Say each step that led to the verdict'
            cand --smallest-change 'Say the fewest passages to take out, so that the rest may travel'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;policy'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
            cand lint 'Read a policy and say what is wrong with it'
            cand test 'Run the examples of every rule, and warn of what is doubtful'
            cand explain 'Say what a rule looks for, and why'
            cand docs 'Print a policy as a document, in Markdown'
            cand schema 'Print the JSON Schema of the policy format, for editors'
            cand detectors 'List the built-in detectors'
        }
        &'cloison;policy;lint'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;policy;test'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand --all 'Show each warning about a single term, not only how many there are'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;policy;explain'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;policy;docs'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;policy;schema'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;policy;detectors'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;log'= {
            cand --policy 'A policy’s folder or file [default: the shipped policy]'
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the records, newest first'
            cand show 'Show one record'
            cand verify 'Check that every record is there, unchanged and in order'
            cand add 'Record a decision: one JSON object on standard input'
        }
        &'cloison;log;list'= {
            cand --limit 'How many at most, a whole number'
            cand --policy 'A policy’s folder or file [default: the shipped policy]'
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;log;show'= {
            cand --policy 'A policy’s folder or file [default: the shipped policy]'
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;log;verify'= {
            cand --policy 'A policy’s folder or file [default: the shipped policy]'
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;log;add'= {
            cand --policy 'A policy’s folder or file [default: the shipped policy]'
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;completions'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;generate-assets'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'cloison;help'= {
            cand --data-dir 'Where the ledger and its key are kept'
            cand --key-store 'Where a new key is kept [default: the keyring, or a passphrase where there is none]'
            cand --passphrase-file 'Read the passphrase from the first line of a file instead of the terminal'
            cand --format 'How results are printed'
            cand --language 'Language of the texts [default: the system’s]'
            cand --trace 'What the program says about itself on stderr: off, error, warn, info, debug or trace'
            cand -h 'Print help (see more with “--help”)'
            cand --help 'Print help (see more with “--help”)'
            cand -V 'Print version'
            cand --version 'Print version'
        }
    ]
    $completions[$command]
}
