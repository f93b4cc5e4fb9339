//! The chain: each record carries the hash of the one before.
//!
//! It goes over what the records *say*, not over their sealed bytes, so that compacting, sealing anew and purging leave
//! it as it is. Each record says a random nonce too, so that nobody can find out what it says by trying guesses against
//! its digest, which lies open.

use sha2::{Digest as _, Sha256};

/// A SHA-256 hash.
pub(crate) type Hash = [u8; 32];

/// The hash before the first record.
pub(crate) const GENESIS: Hash = [0; 32];

/// The digest of what a record says: of its line, byte for byte, without padding.
pub(crate) fn digest(line: &[u8]) -> Hash {
    Sha256::digest(line).into()
}

/// The digest of a record of format 1, which had its id outside and no nonce inside: of its id and its sealed bytes.
pub(crate) fn digest_of_format_1(id: &[u8], sealed: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"cloison-record-1");
    hash.update(id);
    hash.update(sealed);
    hash.finalize().into()
}

/// The hash of a record: over a label, the hash before, its number and its digest. All have fixed lengths, so no two
/// records give the same input.
pub(crate) fn link(before: &Hash, number: i64, digest: &Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"cloison-ledger-2");
    hash.update(before);
    hash.update(number.to_be_bytes());
    hash.update(digest);
    hash.finalize().into()
}

/// A place of the chain: how many records there are up to it, and the hash of the last of them. By default its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) number: i64,
    pub(crate) hash: Hash,
}

impl Place {
    /// Before the first record.
    pub(crate) const BEGINNING: Place = Place { number: 0, hash: GENESIS };

    /// The place after one more record.
    pub(crate) fn then(&self, digest: &Hash) -> Place {
        let number = self.number + 1;
        Place { number, hash: link(&self.hash, number, digest) }
    }
}
