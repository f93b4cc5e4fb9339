//! The words around secrets, in English and French, folded.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a name asks of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A password: anything that no sentence would go on with.
    Password,
    /// A phrase of words or a password.
    Phrase,
    /// Four to eight digits.
    Pin,
    /// Three or four digits.
    CardCheck,
    /// A code of digits; with letters only where it opens something.
    Code,
    /// A key, only where it opens something.
    Key,
    /// Two-digit groups, only of a lock.
    Combination,
}

/// The names of secrets.
pub(super) const NAMES: &[(&str, Kind)] = &[
    ("password", Kind::Password),
    ("passwords", Kind::Password),
    ("pass word", Kind::Password),
    ("passwd", Kind::Password),
    ("passcode", Kind::Password),
    ("pass code", Kind::Password),
    ("pwd", Kind::Password),
    ("mot de passe", Kind::Password),
    ("mots de passe", Kind::Password),
    ("mdp", Kind::Password),
    ("digicode", Kind::Code),
    ("passphrase", Kind::Phrase),
    ("pass phrase", Kind::Phrase),
    ("passe-phrase", Kind::Phrase),
    ("phrase de passe", Kind::Phrase),
    ("phrase secrete", Kind::Phrase),
    ("phrase de recuperation", Kind::Phrase),
    ("recovery phrase", Kind::Phrase),
    ("seed phrase", Kind::Phrase),
    ("secret phrase", Kind::Phrase),
    ("mnemonic phrase", Kind::Phrase),
    ("pin", Kind::Pin),
    ("puk", Kind::Pin),
    ("otp", Kind::Pin),
    ("cvv", Kind::CardCheck),
    ("cvc", Kind::CardCheck),
    ("cvv2", Kind::CardCheck),
    ("cryptogramme", Kind::CardCheck),
    ("code", Kind::Code),
    ("codes", Kind::Code),
    ("key", Kind::Key),
    ("cle", Kind::Key),
    ("combination", Kind::Combination),
    ("combinaison", Kind::Combination),
];

/// What a word beside the name of a secret says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says {
    /// What a code or a key beside one of these opens.
    Opens,
    /// What a code beside one of these is, a public or a small thing.
    NoSecret,
    /// Words after a name that make it talk about secrets in general.
    Talk,
    /// Words that say that the value follows.
    Equals,
    /// Words between that and the value.
    Fillers,
    /// Words that stand where a value would, and are none.
    NoValue,
    /// What numbers count: `12-16 characters` is no password, `4000 lines` no code.
    Units,
    /// Words of sentences, which stand in no phrase of random words.
    Sentence,
    /// What asks for a code to be entered, so that a number may follow the name at once.
    Enter,
}

/// What each word says, one bit each.
static WORDS: LazyLock<FxHashMap<&str, u16>> = LazyLock::new(|| {
    let lists = [
        (Says::Opens, OPENS),
        (Says::NoSecret, NO_SECRET),
        (Says::Talk, TALK),
        (Says::Equals, EQUALS),
        (Says::Fillers, FILLERS),
        (Says::NoValue, NO_VALUE),
        (Says::Units, UNITS),
        (Says::Sentence, SENTENCE),
        (Says::Enter, ENTER),
    ];
    let mut words = FxHashMap::default();
    for (says, list) in lists {
        for word in list.split_ascii_whitespace() {
            *words.entry(word).or_default() |= 1 << says as u16;
        }
    }
    words
});

/// Whether a word says that.
pub(super) fn says(word: &str, what: Says) -> bool {
    WORDS.get(word).is_some_and(|bits| bits & (1 << what as u16) != 0)
}

const OPENS: &str = "
    2fa acces access admin alarm alarme apartment api app appartement authentication authenticator authentification
    backup badge batiment bitlocker boite boitier box building bureau cadenas cave chiffrement coffre confidential
    confidentiel connexion copier copieur deverrouillage digicode door elevator encryption entrance entree entry
    flat garage gate grille hall house immeuble imprimante intercom interphone keypad lift lobby local lock lockbox
    locker log-in login maison mfa office one-time otp padlock parking photocopieur pin portail porte portillon
    printer puk recovery recuperation residence room safe salle secours secret secrete securite security server
    serveur shed sign-in sim sms storage studio temporaire temporary totp unique unlock validation vault
    verification voicemail voiture vpn wep wi-fi wifi wpa wpa2
";

const NO_SECRET: &str = "
    activite affiliate airport ape area article atc avantage aviation bancaire bank banque bar barre barres bic
    billet booking cadeau campagne campaign checkout cim civil class client color colour commande commerce commune
    conduct conduite cost couleur country coupon cours course currency customer delivery departement department
    devise dialing dialling discount discounts dress electoral erreur error ethics exit flight gift guichet hex html
    http iata icao icd insee invoice iso item language langue livraison member monetaire morse naf offer offre order
    parrain parrainage partner pays penal post postal postaux product produit project projet promo promos promotion
    promotional promotionnel python qr reduction ref reference referral remise reservation response retour return
    rome route sale seat siret sort source status statut subject suivi swift tarif tax ticket time tracking train
    travail tva user vat vestimentaire voucher zip
";

const TALK: &str = "
    age alert can change changes couldn't doit doivent entry expire expired expires expiry faible field forgotten
    form fort generateur generator gestionnaire hash hashes hint length link longueur manager managers may must
    oublie page perdu peut peuvent policy politique prompt protected protection request reset rotation rule rules
    screen should strength training without
";

const EQUALS: &str = "
    are be becomes c'est cest devient equals est etait is it's its remain remains reste restent sera seront sont
    stays was
";

const FILLERS: &str = "
    a actuellement again as below celui-ci changed currently desormais encore following follows just la le
    maintenant now one passe reset set simplement simply still suivant suivante the this to toujours voici
";

const NO_VALUE: &str = "
    absent advice aide astuces attention aucun below case-sensitive changed changement changements changer ci-dessous
    confidential confidentiel conseils consignes default defaut demander enter expiration expired failed faq faux
    forgot forgotten guide help important inconnu incorrect info infos invalid invalide known lost missing modifier
    needed nom none normal nouveau nouveautes obligatoire optional oublie password perdu policy politique private
    problem probleme procedure protected question questions rappel rappels recommandations regles reinitialisation
    reminder reminders renouvellement required requis reset rotation rules same secret secure securite security strong
    tips unchanged unknown update updates urgent urgente valid valide weak wrong
";

const UNITS: &str = "
    % attempts bits bytes caracteres characters chars chiffres days digits essais eur euros fichiers files fois
    heures hours jours letters lettres lignes lines minutes mois months octets off pages people personnes secondes
    seconds signes tentatives times users utilisateurs words years
";

const SENTENCE: &str = "
    and are ask avec consultez dans demandez des est for from les mais must not par please pour que qui see should
    sur that the une use voir vos votre will with words you your
";

const ENTER: &str = "
    compose composer composez dial enter entre entres entrez fais faites punch rentre rentres rentrez saisir
    saisissez tape taper tapez type
";
