
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'cloison' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'cloison'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'cloison' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say where a message may travel, and why')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Work with policies')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Record decisions and read the sealed ledger')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Make a recovery sheet, and make the key again from it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('generate-assets', 'generate-assets', [CompletionResultType]::ParameterValue, 'Write completion scripts and man pages into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of a command')
            break
        }
        'cloison;check' {
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'The channel by which it should travel')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--messages', '--messages', [CompletionResultType]::ParameterName, 'Check a JSON Lines file of {id, subject, body, to, channel?, not_here?}, one result a line')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('--rules-only', '--rules-only', [CompletionResultType]::ParameterName, 'Judge by the rules alone, without the reader, which hears what no keyword says')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say each step that led to the verdict')
            [CompletionResult]::new('--smallest-change', '--smallest-change', [CompletionResultType]::ParameterName, 'Say the fewest passages to take out, so that the rest may travel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;policy' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Read a policy and say what is wrong with it')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the examples of every rule, and warn of what is doubtful')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say what a rule looks for, and why')
            [CompletionResult]::new('docs', 'docs', [CompletionResultType]::ParameterValue, 'Print a policy as a document, in Markdown')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of the policy format, for editors')
            [CompletionResult]::new('detectors', 'detectors', [CompletionResultType]::ParameterValue, 'List the built-in detectors')
            break
        }
        'cloison;policy;lint' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;policy;test' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show each warning about a single term, not only how many there are')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;policy;explain' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;policy;docs' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;policy;schema' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;policy;detectors' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the records, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one record')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find records by words, or by a passage of a text')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count decisions by level, decision, channel and rule')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check that every record is there, unchanged and in order')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Record a decision: one JSON object on standard input')
            [CompletionResult]::new('examples', 'examples', [CompletionResultType]::ParameterValue, 'Print the examples that were given to the officer, as a policy has them')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write all records to a file or standard output, oldest first')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in records of an export that are not here yet')
            [CompletionResult]::new('purge', 'purge', [CompletionResultType]::ParameterValue, 'Delete the records that are older than the policy keeps them')
            [CompletionResult]::new('reseal', 'reseal', [CompletionResultType]::ParameterValue, 'Seal every record anew, to this computer and those whom the policy names')
            [CompletionResult]::new('rescue', 'rescue', [CompletionResultType]::ParameterValue, 'Make a ledger of what can still be read in a damaged file')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Say whether a legal hold is in force, set one, or lift it')
            [CompletionResult]::new('wipe', 'wipe', [CompletionResultType]::ParameterValue, 'Destroy the key, the ledger and everything else that is kept')
            break
        }
        'cloison;log;list' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The first day, such as 2026-11-01')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Of this level; may be given several times')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'By this channel; may be given several times')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'With this decision; may be given several times')
            [CompletionResult]::new('--rule', '--rule', [CompletionResultType]::ParameterName, 'In which this rule was found; may be given several times')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at most, a whole number')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;show' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;search' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The first day, such as 2026-11-01')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Of this level; may be given several times')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'By this channel; may be given several times')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'With this decision; may be given several times')
            [CompletionResult]::new('--rule', '--rule', [CompletionResultType]::ParameterName, 'In which this rule was found; may be given several times')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many at most, a whole number')
            [CompletionResult]::new('--passage', '--passage', [CompletionResultType]::ParameterName, 'Find the decisions whose texts share a passage with this text or .eml file')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;stats' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The first day, such as 2026-11-01')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Of this level; may be given several times')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'By this channel; may be given several times')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'With this decision; may be given several times')
            [CompletionResult]::new('--rule', '--rule', [CompletionResultType]::ParameterName, 'In which this rule was found; may be given several times')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;verify' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Afterwards take the log as it is: what is noted of it is made anew')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;add' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;examples' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;export' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'The form of the records')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Seal it as an age file to this recipient; may be given several times')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The new file [default: standard output]')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;import' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('--anyway', '--anyway', [CompletionResultType]::ParameterName, 'Import even where records here cannot be compared, because they do not open with this key')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;purge' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;reseal' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;rescue' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;hold' {
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Set one, for this reason')
            [CompletionResult]::new('--lift', '--lift', [CompletionResultType]::ParameterName, 'Lift it, for this reason')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;log;wipe' {
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'A policy'’s folder or file [default: the shipped policy]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Read with the key in this file, an age identity or a private key of SSH, in place of this computer'’s')
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;key' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('sheet', 'sheet', [CompletionResultType]::ParameterValue, 'Print the recovery sheet: 24 words from which the key can be made again')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Make the key again from the words of a recovery sheet')
            break
        }
        'cloison;key;sheet' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;key;restore' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;completions' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;generate-assets' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cloison;help' {
            [CompletionResult]::new('--data-dir', '--data-dir', [CompletionResultType]::ParameterName, 'Where the ledger and its key are kept')
            [CompletionResult]::new('--key-store', '--key-store', [CompletionResultType]::ParameterName, 'Where a new key is kept [default: the keyring, or a passphrase where there is none]')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'Read the passphrase from the first line of a file instead of the terminal')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How results are printed')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'Language of the texts [default: the system'’s]')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'What the program says about itself on stderr: off, error, warn, info, debug or trace')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with “--help”)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
