//! Sealing one record: JSON, padded with spaces to a size class, in a standard age file.
//!
//! Within a class the size does not tell whether there was a reason or how many rules were found; a longer record is in
//! a larger class. Spaces after a JSON value belong to JSON, so what the `age` tool opens is read by any program.

use serde::{Deserialize, Serialize};

use crate::{Decision, LedgerError};

/// The smallest size class; every further one is twice as large.
const SMALLEST: usize = 512;
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Out<'d> {
    format: u32,
    #[serde(flatten)]
    decision: &'d Decision,
}

#[derive(Deserialize)]
struct In {
    format: u32,
    #[serde(flatten)]
    decision: Decision,
}

pub(crate) fn seal(decision: &Decision, recipient: &age::x25519::Recipient) -> Result<Vec<u8>, LedgerError> {
    let mut plain = zeroize::Zeroizing::new(Vec::with_capacity(SMALLEST));
    serde_json::to_writer(&mut *plain, &Out { format: FORMAT, decision })
        .map_err(|error| LedgerError::Io(sqlx::Error::Encode(Box::new(error))))?;
    let class = plain.len().next_power_of_two().max(SMALLEST);
    plain.resize(class, b' ');
    age::encrypt(recipient, &plain).map_err(|_| LedgerError::NoRandom)
}

/// Opens what [`seal`] sealed. `None` for any other bytes.
pub(crate) fn open(sealed: &[u8], identity: &cloison_keys::Identity) -> Option<Decision> {
    let plain = zeroize::Zeroizing::new(identity.open(sealed)?);
    let record: In = serde_json::from_slice(&plain).ok()?;
    (record.format == FORMAT).then_some(record.decision)
}
