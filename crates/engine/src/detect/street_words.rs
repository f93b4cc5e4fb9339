//! The words by which addresses are known: those for streets in English, French and German, the states of the United
//! States, and what companies have after their names.

/// French words for streets, which stand before the name.
pub(super) fn is_french_street(word: &str) -> bool {
    matches!(
        word,
        "allee"
            | "allees"
            | "av"
            | "avenue"
            | "bd"
            | "bld"
            | "blvd"
            | "boulevard"
            | "bvd"
            | "ch"
            | "chaussee"
            | "chemin"
            | "cite"
            | "clos"
            | "cote"
            | "cours"
            | "domaine"
            | "esplanade"
            | "faubourg"
            | "fbg"
            | "galerie"
            | "hameau"
            | "imp"
            | "impasse"
            | "lieu-dit"
            | "lotissement"
            | "mail"
            | "montee"
            | "parvis"
            | "passage"
            | "pl"
            | "place"
            | "promenade"
            | "quai"
            | "residence"
            | "rond-point"
            | "route"
            | "rte"
            | "rue"
            | "ruelle"
            | "sente"
            | "sentier"
            | "square"
            | "traverse"
            | "venelle"
            | "villa"
            | "voie"
    )
}

/// Those that are seldom anything else, so that a town may do without its postcode.
pub(super) const SURE: &[&str] =
    &["allee", "av", "avenue", "bd", "boulevard", "impasse", "place", "quai", "rue", "ruelle", "venelle"];
/// English words for streets, which stand after the name.
pub(super) fn is_english_street(word: &str) -> bool {
    matches!(
        word,
        "ave"
            | "avenue"
            | "blvd"
            | "boulevard"
            | "broadway"
            | "circle"
            | "close"
            | "court"
            | "crescent"
            | "ct"
            | "dr"
            | "drive"
            | "gardens"
            | "green"
            | "grove"
            | "highway"
            | "hill"
            | "lane"
            | "ln"
            | "mews"
            | "parade"
            | "park"
            | "parkway"
            | "pl"
            | "place"
            | "rd"
            | "rise"
            | "road"
            | "row"
            | "square"
            | "st"
            | "street"
            | "terrace"
            | "view"
            | "walk"
            | "way"
    )
}

/// The ends of German words for streets.
pub(super) const ENDS: &[&str] = &["strasse", "str", "weg", "gasse", "platz", "allee", "straat", "laan", "plein"];
/// The states, districts and territories of the United States, as the post writes them.
pub(super) const STATES: &str = "al ak az ar ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm \
                      nv ny oh ok or pa pr ri sc sd tn tx ut va vt wa wi wv wy";

/// What companies have after their names.
pub(super) const COMPANIES: &[&str] = &[
    "ltd", "limited", "plc", "llc", "llp", "inc", "corp", "gmbh", "ag", "kg", "sa", "sas", "sasu", "sarl", "eurl",
    "snc", "scop", "spa", "s.p.a", "srl", "s.r.l", "bv", "b.v", "nv", "n.v", "ab", "oy", "aps",
];
