//! The names of the built-in detectors. What they accept is in the engine; the names are here so that a policy that
//! asks for one that does not exist is refused when it is read.

use std::fmt;

macro_rules! detectors {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal),+ $(,)?) => {
        /// A built-in detector, named in a rule's `detectors`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Detector { $($(#[doc = $doc])+ $variant),+ }

        impl Detector {
            /// Every detector, in the order of their names in the source.
            pub const ALL: &'static [Detector] = &[$(Detector::$variant),+];

            /// The name that policies use.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Detector::$variant => $id),+ }
            }
        }
    };
}

detectors! {
    /// Payment card numbers of 12 to 19 digits with a known issuer prefix and a valid Luhn digit.
    Card = "card",
    /// International bank account numbers: the country's structure and the ISO 7064 mod 97-10 check.
    Iban = "iban",
    /// Business identifier codes in capitals beside the words BIC or SWIFT, or beside an IBAN of the same country.
    Bic = "bic",
    /// French bank details (RIB) with a valid key.
    Rib = "rib",
    /// US bank routing numbers with a valid check digit, written 4-4-1 or beside a word that names them.
    AbaRouting = "aba_routing",
    /// Bank account numbers of 8 to 17 digits, as in the US, after words that name them.
    UsBankAccount = "us_bank_account",
    /// French social security numbers (NIR) with a valid key, or named and without it.
    Nir = "nir",
    /// French company numbers: SIRET with valid Luhn digits, SIREN beside a word that names it.
    Siret = "siret",
    /// French identity card numbers beside a word that names them.
    FrIdentityCard = "fr_identity_card",
    /// French passport numbers beside a word that names them.
    FrPassport = "fr_passport",
    /// US social security numbers written with separators or named, outside the ranges that are never issued.
    Ssn = "ssn",
    /// US taxpayer numbers (ITIN) in the ranges that are issued, written with separators or named.
    Itin = "itin",
    /// US passport numbers: a letter and eight digits, or nine digits beside a word that names them.
    UsPassport = "us_passport",
    /// US driver's licence numbers in a form that a state issues, beside words that name them.
    UsDriverLicence = "us_driver_licence",
    /// UK national insurance numbers with a prefix that is in use.
    Nino = "nino",
    /// NHS numbers with a valid mod 11 digit, written 3-3-4 with spaces or named.
    Nhs = "nhs",
    /// UK passport numbers: two letters and seven digits, or nine digits beside a word that names them.
    UkPassport = "uk_passport",
    /// UK driving licence numbers with a possible birth date.
    UkDrivingLicence = "uk_driving_licence",
    /// Canadian social insurance numbers with a valid Luhn digit, in three groups or beside a word that names them.
    CaSin = "ca_sin",
    /// Spanish tax numbers (NIF, NIE) with a valid letter.
    EsNif = "es_nif",
    /// Italian tax codes (codice fiscale) with a valid check letter.
    ItCodiceFiscale = "it_codice_fiscale",
    /// German tax numbers with a valid check digit.
    DeTaxId = "de_tax_id",
    /// Belgian national numbers with a possible birth date and a valid key.
    BeNationalNumber = "be_national_number",
    /// Dutch citizen service numbers (BSN) that pass the eleven test, beside a word that names them.
    NlBsn = "nl_bsn",
    /// Swiss social security numbers (AHV, AVS) with a valid EAN-13 digit.
    ChAhv = "ch_ahv",
    /// Telephone numbers: international ones, and national ones in their usual groupings.
    Phone = "phone",
    /// Email addresses.
    EmailAddress = "email_address",
    /// PEM private key blocks, age, `PuTTY`, `WireGuard` and wallet private keys.
    PrivateKey = "private_key",
    /// API keys and tokens of well-known shapes: the maker's prefix, alphabet and length.
    ApiKey = "api_key",
    /// JSON web tokens: a header with an algorithm, claims, a signature.
    Jwt = "jwt",
    /// IP addresses, versions 4 and 6, with a network prefix or without.
    IpAddress = "ip_address",
    /// Hardware (MAC) addresses of network cards.
    MacAddress = "mac_address",
    /// Dates of birth: a whole date after words that say that somebody was born then.
    DateOfBirth = "date_of_birth",
    /// Addresses of cryptocurrency wallets with a valid checksum.
    CryptoWallet = "crypto_wallet",
    /// Recovery phrases of wallets: 12 to 24 words of the BIP-39 lists with a valid checksum.
    RecoveryPhrase = "recovery_phrase",
    /// Street addresses with a postcode or a town.
    PostalAddress = "postal_address",
    /// A password, PIN or code with its value beside it, in English or French.
    SecretValue = "secret_value",
}

impl Detector {
    /// The detector of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Detector> {
        Detector::ALL.iter().copied().find(|detector| detector.id() == id)
    }
}

impl fmt::Display for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
