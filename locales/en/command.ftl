# What the command line says.

command-may-travel = may travel this way: { $channel }
command-may-not-travel = may not travel this way: { $channel }
command-instead = Instead:
command-in-subject = in the subject
command-in-recipient = in recipient { $number }
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
command-policy-P204 = { $count ->
        [one] One term stands in no example of its rule; “--all” shows it.
       *[other] { $count } terms stand in no example of their rules; “--all” shows each.
    }
command-policy-P205 = { $count ->
        [one] One term is found in a word of another language, too; “--all” shows it.
       *[other] { $count } terms are found in words of another language, too; “--all” shows each.
    }
explain-raised = raises it: { $level }
explain-set-aside = not counted: set aside by the writer in this draft ({ $level })
explain-other-field = not counted: the rule does not look in { $field }
explain-other-day = not counted: the rule does not hold today
explain-other-recipients = not counted: the rule is about other recipients
explain-not-near = not counted: the rule asks also for { $condition }
explain-excepted = not counted: an exception, { $words }
explain-too-few = not counted: { $found } of { $needed }
command-change = { $count ->
        [one] Without these words it may travel:
       *[other] Without these { $count } passages it may travel:
    }
command-no-change = No small change lets it travel: the whole is delicate.
command-reading = The reader, whatever the policy makes of it: { $confidential }% confidential or higher, { $sensitive }% sensitive.
command-explained = How this came about:
reference-pack = Policy `{ $id }`, version { $version }, { $rules ->
        [one] { $rules } rule
       *[other] { $rules } rules
    }.
reference-channels = Channels
reference-changes = What this pack changes
reference-off = switched off
reference-rules = Rules
reference-item = { $title }: { $text }
reference-looks-for = Looks for
reference-list = the list { $list }
reference-near = Only with
reference-unless = Not with
reference-at-least = Only from so many different matches up
reference-raise = From so many different matches up
reference-fields = In
reference-recipients = For recipients
reference-from = From
reference-until = Until
reference-within-words = at most { $count } words away
reference-within-sentence = in the same sentence
reference-within-paragraph = in the same paragraph
reference-within-message = in the message
reference-matches = Finds
reference-passes = Lets pass
command-ledger-empty = The ledger is empty.
command-ledger-unreadable = { $count ->
        [one] One record cannot be opened with this key.
       *[other] { $count } records cannot be opened with this key.
    }
command-ledger-sound = { $records ->
        [0] No record yet, so nothing to check.
        [one] One record, unchanged.
       *[other] { $records } records, none changed, none missing.
    }
command-ledger-sound-in-part = { $records ->
        [one] One record, in its place.
       *[other] { $records } records, none missing between the first and the last.
    }
command-ledger-chain-only = The key was not opened: the order of the records was checked, not their content.
command-fault-changed = { $several ->
        [one] record { $first }: changed since it was written
       *[several] records { $first } to { $last }: changed since they were written
    }
command-fault-missing = { $several ->
        [one] record { $first }: missing
       *[several] records { $first } to { $last }: missing
    }
command-fault-inserted = { $several ->
        [one] record { $first }: put between others afterwards
       *[several] records { $first } to { $last }: put between others afterwards
    }
command-fault-moved = { $several ->
        [one] record { $first }: stands where another belongs
       *[several] records { $first } to { $last }: stand where others belong
    }
command-fault-duplicated = { $several ->
        [one] record { $first }: there a second time
       *[several] records { $first } to { $last }: there a second time
    }
command-fault-unopenable = { $several ->
        [one] record { $first }: cannot be opened with this key
       *[several] records { $first } to { $last }: cannot be opened with this key
    }
command-fault-cut-off = { $several ->
        [one] record { $first }: cut off from the end
       *[several] records { $first } to { $last }: cut off from the end
    }
command-fault-put-back = { $several ->
        [one] record { $first }: gone or another, though it was recorded: an older copy of the ledger was put back, or its end cut off
       *[several] records { $first } to { $last }: gone or others, though they were recorded: an older copy of the ledger was put back, or its end cut off
    }
command-ledger-purged-before = { $count ->
        [one] One record before them was purged, as the policy says.
       *[other] { $count } records before them were purged, as the policy says.
    }
command-ledger-not-anchored = The end could not be compared with what is kept beside the key: that nothing was cut off was not checked.
command-anchor-damaged = What was noted beside the key was changed or damaged: whether anything is missing at the end cannot be said.
command-ledger-accepted = Taken as it is: from now on it is compared with this.
command-ledger-none = No record is like that.
command-ledger-not-recognised = No text of this ledger’s decisions shares a passage with this one.
command-recognised = shares { $shared } of { $of } marks of its text
command-decisions = { $count ->
        [one] One decision
       *[other] { $count } decisions
    }
command-rules-overridden = Rules overridden (of the decisions that they were found in)
command-imported-unsure = { $count ->
        [one] One record here cannot be opened with this key: whether it is among those imported is not known.
       *[other] { $count } records here cannot be opened with this key: whether they are among those imported is not known.
    }
command-imported = { $records ->
        [one] One record imported
       *[other] { $records } records imported
    }, { $known } known already.
command-purged = { $count ->
        [0] Nothing is old enough to be purged.
        [one] One record purged.
       *[other] { $count } records purged.
    }
command-resealed = { $count ->
        [one] One record sealed anew.
       *[other] { $count } records sealed anew.
    }
command-rescued = { $count ->
        [0] No record could be saved.
        [one] One record is in the ledger again.
       *[other] { $count } records are in the ledger again.
    }
command-rescued-missing = { $count ->
        [0] None is missing.
        [one] One could not be read: “cloison log verify” says which.
       *[other] { $count } could not be read: “cloison log verify” says which.
    }
command-rescued-unsure = The file no longer says how many there were.
command-rescued-kept = The damaged file is kept for a week: { $file }
command-rescued-nothing = Nothing is wrong with the ledger’s file.
command-hold = A legal hold is in force since { $since }: { $reason }
command-no-hold = No legal hold is in force.
command-wipe-what =
    This destroys the key and everything that Cloison keeps here: the ledger, drafts, settings, trace.
    Without the key the records cannot be read, wherever copies of them are. It cannot promise more than that:
    a recovery sheet or an officer’s key still opens copies of the ledger, and a disk may keep traces of deleted files.
command-wipe-ask = Type “{ $word }” to go on:
command-wipe-word = wipe
command-wipe-not = Nothing was changed.
command-wiped = The key and the ledger are gone.
command-sheet =
    Cloison: recovery sheet
    With these 24 words anybody can read this ledger. Write them on paper and keep that where no thief looks.
    To make the key again on this or another computer: cloison key restore
command-sheet-type = Type the 24 words of the recovery sheet, then an empty line:
command-key-restored = The key is made again: it opens this ledger.
command-passphrase = Passphrase:
command-passphrase-new = Choose a passphrase (at least 12 characters):
command-passphrase-again = The same, once more:
command-passphrase-differs = The two are not the same.
command-remedy = What to do:
command-similar = Did you mean “{ $similar }”?
command-known = Use one of these: { $known }.
command-checking = checking

# What each detector accepts.
detector-card = Payment card numbers of 12 to 19 digits with a known issuer prefix and a valid Luhn digit.
detector-iban = International bank account numbers: the country’s structure and the ISO 7064 mod 97-10 check.
detector-bic = Bank identifier codes (BIC) in capitals beside the words BIC or SWIFT, or beside an IBAN of the same country.
detector-rib = French bank details (RIB) with a valid key.
detector-aba-routing = US bank routing numbers with a valid check digit, written 4-4-1 or beside a word that names them.
detector-us-bank-account = Bank account numbers of 8 to 17 digits, as in the US, after words that name them.
detector-nir = French social security numbers (NIR) with a valid key, or without a key beside words that name them.
detector-siret = French company numbers: SIRET with valid Luhn digits, SIREN beside a word that names it.
detector-fr-identity-card = French identity card numbers beside a word that names them.
detector-fr-passport = French passport numbers beside a word that names them.
detector-ssn = US social security numbers written 3-2-4 or with a word beside them, outside the ranges that are never issued.
detector-itin = US taxpayer numbers (ITIN) in the ranges that are issued, written 3-2-4 or with a word beside them.
detector-us-passport = US passport numbers: a letter and eight digits, or nine digits beside a word that names them.
detector-us-driver-licence = US driver’s licence numbers in a form that a state issues, beside words that name them.
detector-nino = UK national insurance numbers with a prefix that is in use.
detector-nhs = NHS numbers with a valid mod 11 digit, written 3-3-4 with spaces or with a word beside them.
detector-uk-passport = UK passport numbers: two letters and seven digits, or nine digits beside a word that names them.
detector-uk-driving-licence = UK driving licence numbers with a possible birth date.
detector-ca-sin = Canadian social insurance numbers with a valid Luhn digit, in three groups or beside a word that names them.
detector-es-nif = Spanish tax numbers (NIF, NIE) with a valid letter.
detector-it-codice-fiscale = Italian tax codes (codice fiscale) with a valid check letter.
detector-de-tax-id = German tax numbers (IdNr) with a valid check digit.
detector-be-national-number = Belgian national numbers with a possible birth date and a valid key.
detector-nl-bsn = Dutch citizen service numbers (BSN) that pass the eleven test, beside a word that names them.
detector-ch-ahv = Swiss social security numbers (AHV, AVS) with a valid EAN-13 digit.
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
