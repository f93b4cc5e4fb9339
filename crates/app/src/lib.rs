//! The use cases of Cloison: the one surface that the desktop and the command line call.
//!
//! Everything here works without a window and without a terminal. What crosses this border is plain data ([`dto`]) in
//! the user's language; every failure is a [`Problem`] with a code, a sentence and a remedy.

mod aside;
mod attach;
mod check;
mod cloison;
mod data_dir;
mod decide;
mod draft;
pub mod dto;
mod error;
mod example;
mod hand_over;
mod hear;
mod keep;
mod key;
mod ledger;
mod meeting;
mod messages;
mod offsets;
mod open;
mod opened;
mod policy;
mod process;
pub mod reference;
mod settings;
mod sheet;
mod split;
mod texts;
pub mod trace;
mod transfer;
mod verdict;

pub use attach::{FilePart, read_file, unreadable_file};
pub use check::ReadMessage;
pub use cloison::{Cloison, Home, KeyStore, Unlock};
pub use cloison_keys::Identity;
pub use cloison_ledger::{FaultKind, Hold, Imported, Outcome, Place, Report, Rescued, Resealed};
pub use cloison_policy::{Code, Detector, Level, Policy, schema};
pub use data_dir::DataDir;
pub use error::{AppError, Desktop, Problem};
pub use hand_over::{HandOver, ON_CLIPBOARD};
pub use keep::KeptUp;
pub use ledger::{Recognised, local_time};
pub use messages::{Judged, Line, Message};
pub use policy::{LoadedPolicy, PolicyDiagnostic, PolicyProblem, PolicySource};
pub use process::no_core_dumps;
pub use sheet::{sheet_file, sheet_title};
pub use texts::{Language, Value};
pub use transfer::ExportForm;
pub use verdict::Offsets;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
