# What the command line says.

command-may-travel = may travel this way: { $channel }
command-may-not-travel = may not travel this way: { $channel }
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
command-ledger-chain-only = The key was not opened: the order of the records was checked, not their content.
command-fault-changed = record { $number }: changed since it was written
command-fault-missing = before record { $number }: at least one record is missing
command-fault-unopenable = record { $number }: cannot be opened with this key
command-passphrase = Passphrase:
command-passphrase-new = Choose a passphrase (at least 12 characters):
command-passphrase-again = The same, once more:
command-passphrase-differs = The two are not the same.
command-remedy = What to do:
command-similar = Did you mean “{ $similar }”?
command-known = Use one of these: { $known }.
command-checking = checking

# What each detector accepts.
detector-card = Payment card numbers of 13 to 19 digits with a known issuer prefix and a valid Luhn digit.
detector-iban = International bank account numbers: the country’s length and the ISO 7064 mod 97-10 check.
detector-nir = French social security numbers (NIR) with a valid key.
detector-ssn = US social security numbers written with separators, outside the ranges that are never issued.
detector-nino = UK national insurance numbers with a prefix that is in use.
detector-nhs = NHS numbers written 3-3-4, with a valid mod 11 digit.
detector-phone = Telephone numbers: international ones, and national ones of Europe and North America in their usual groupings.
detector-email-address = Email addresses.
detector-private-key = PEM private key blocks; age, PuTTY, WireGuard and wallet private keys.
detector-api-key = API keys and tokens of well-known shapes: the maker’s prefix, alphabet and length.
detector-jwt = JSON web tokens (JWT): a header with an algorithm, claims, a signature.
detector-ip-address = IP addresses, versions 4 and 6, but not version numbers.
detector-mac-address = Hardware (MAC) addresses of network cards.
detector-date-of-birth = Dates of birth: a whole date after words such as “born on”.
detector-crypto-wallet = Addresses of cryptocurrency wallets with a valid checksum.
detector-recovery-phrase = Recovery phrases of wallets: 12 to 24 words of the BIP-39 lists with a valid checksum.
detector-postal-address = Street addresses with a postcode or a town: French, British, American and neighbouring forms.
detector-secret-value = A password, PIN or code with its value beside it, in English or French.
