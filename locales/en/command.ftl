# What the command line says.

command-may-travel = may travel by { $channel }
command-may-not-travel = may not travel by { $channel }
command-instead = Instead:
command-in-subject = in the subject
command-in-attachment-name = in the name of attachment { $number }
command-in-attachment-text = in attachment { $number }
command-assumed-encoding = { $file }: not UTF-8, read as Windows-1252.
command-line-bad = line { $number }: { $message }
command-policy-sound = { $id } { $version }: { $rules ->
        [one] { $rules } rule
       *[other] { $rules } rules
    }, { $lists ->
        [one] { $lists } list
       *[other] { $lists } lists
    }, { $channels ->
        [one] { $channels } channel
       *[other] { $channels } channels
    }; no problem found.
command-policy-proven = { $id } { $version }: { $examples ->
        [one] { $examples } example
       *[other] { $examples } examples
    } of { $rules ->
        [one] { $rules } rule
       *[other] { $rules } rules
    }, all as they should be.
command-policy-problems = { $count ->
        [one] One problem.
       *[other] { $count } problems.
    }
command-ledger-empty = The ledger is empty.
command-ledger-unreadable = { $count ->
        [one] One record cannot be opened with this key.
       *[other] { $count } records cannot be opened with this key.
    }
command-ledger-sound = { $records ->
        [0] No record yet, so nothing to check.
        [one] One record, unchanged.
       *[other] { $records } records, none changed, none missing between the first and the last.
    }
command-ledger-chain-only = The key was not opened: the chain was checked, not the content.
command-fault-changed = record { $number }: changed since it was written
command-fault-missing = before record { $number }: at least one record is missing
command-fault-unopenable = record { $number }: cannot be opened with this key
command-passphrase = Passphrase:
command-passphrase-new = Choose a passphrase (at least 12 characters):
command-passphrase-again = The same again:
command-passphrase-differs = The two are not the same.
command-remedy = What to do:
command-similar = Did you mean “{ $similar }”?
command-known = Use one of these: { $known }.
command-checking = checking
