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
    /// Payment card numbers of 13 to 19 digits with a known issuer prefix and a valid Luhn digit.
    Card = "card",
    /// International bank account numbers: the country's length and the ISO 7064 mod 97-10 check.
    Iban = "iban",
    /// French social security numbers (NIR) with a valid key.
    Nir = "nir",
    /// US social security numbers written with separators, outside the ranges that are never issued.
    Ssn = "ssn",
    /// UK national insurance numbers with a prefix that is in use.
    Nino = "nino",
    /// NHS numbers written 3-3-4, with a valid mod 11 digit.
    Nhs = "nhs",
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
