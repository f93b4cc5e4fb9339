//! Taking records out of the ledger, and in on another machine.

use std::io::{self, BufRead, Write};

use cloison_keys::{KeyError, Recipients};
use cloison_ledger::{Imported, LedgerError, NotHere, RecordId, Said};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{AppError, Cloison, Unlock};

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// A line of JSON for each record, as it was sealed: it can be imported again.
    JsonLines,
    /// A table for spreadsheets (RFC 4180).
    Csv,
}

const COLUMNS: &str = "id,time,kind,level,channel,allowed,outcome,reason,rules,policy,policy_version,place,excerpts,text,heard,heard_percent,not_here\r\n";

/// Cells of a line behind its id.
const CELLS: usize = 16;

impl Cloison {
    /// Writes every record, oldest first; sealed as an age file if recipients are named. Returns how many could not be
    /// opened.
    ///
    /// # Errors
    /// [`AppError::Output`], [`AppError::Key`], [`AppError::Ledger`].
    pub async fn export(
        &self,
        form: ExportForm,
        to: &[String],
        output: &mut (dyn Write + Send),
        unlock: &Unlock<'_>,
    ) -> Result<u64, AppError> {
        let book = self.open_book(unlock).await?;
        let ledger = self.ledger().await?;
        if let Some(bad) = to.iter().find(|name| !cloison_policy::is_recipient(name.trim())) {
            return Err(KeyError::BadRecipient(bad.clone()).into());
        }
        let sealing = if to.is_empty() { None } else { Some(Recipients::named(to)?) };
        let mut output: Box<dyn Write + Send + '_> = match &sealing {
            Some(recipients) => Box::new(recipients.sealing(output)?),
            None => Box::new(io::BufWriter::new(output)),
        };
        let mut failed = match form {
            ExportForm::Csv => output.write_all(COLUMNS.as_bytes()),
            ExportForm::JsonLines => Ok(()),
        };
        let each = &mut |id: RecordId, line: &[u8]| {
            let written = match form {
                ExportForm::JsonLines => output.write_all(line).and_then(|()| output.write_all(b"\n")),
                ExportForm::Csv => output.write_all(&table_line(id, line)),
            };
            if failed.is_ok() {
                failed = written;
            }
            failed.is_ok()
        };
        let unopened = ledger.export(book.identity(), each).await?;
        failed.and_then(|()| output.flush()).map_err(AppError::Output)?;
        Ok(unopened)
    }

    /// Appends the records of an export that are not here yet: JSON lines, or an age file of them that the identity
    /// opens. With `unsure`, also where some of them may be here already and nobody can say.
    ///
    /// # Errors
    /// [`LedgerError::Unsure`], [`LedgerError::BadLine`], [`AppError::Unreadable`], [`AppError::Key`], [`AppError::Ledger`].
    pub async fn import(
        &self,
        mut input: Box<dyn BufRead + Send>,
        name: &str,
        unsure: bool,
        unlock: &Unlock<'_>,
    ) -> Result<Imported, AppError> {
        let device = self.device(unlock).await?;
        let book = self.open_book(unlock).await?;
        let ledger = self.ledger().await?;
        let unreadable = |source| AppError::Unreadable { file: name.to_owned(), source };
        let sealed = input.fill_buf().map_err(unreadable)?.starts_with(b"age-encryption.org/");
        if sealed {
            input = Box::new(io::BufReader::new(book.identity().opening(input).ok_or(LedgerError::Unopenable)?));
        }
        let mut lines = input.split(b'\n').map(|line| line.map(Zeroizing::new));
        let imported = ledger.import(&mut lines, book.identity(), &self.recipients(&device)?, unsure).await;
        // What came before a bad line was appended.
        self.anchor_later(device, ledger).await;
        Ok(imported?)
    }
}

/// What was set aside, in a table: the rule, its words if they are kept, and why.
fn not_here_cell(NotHere { rule, reason, words }: NotHere) -> String {
    let words = words.map_or_else(String::new, |words| format!(" “{words}”"));
    format!("{rule}{words}: {reason}")
}

/// What a line of JSON says, as a line of a table.
fn table_line(id: RecordId, line: &[u8]) -> Vec<u8> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(default)]
        kind: Option<String>,
    }
    let kind = serde_json::from_slice::<Kind>(line).ok().and_then(|line| line.kind);
    let said = match kind.as_deref() {
        Some("hold") => serde_json::from_slice(line).ok().map(Said::Hold),
        Some("example") => serde_json::from_slice(line).ok().map(Said::Example),
        _ => serde_json::from_slice(line).ok().map(Said::Decision),
    };
    let mut cells = vec![id.to_string()];
    match said {
        Some(Said::Decision(said)) => cells.extend([
            said.time.to_string(),
            "decision".to_owned(),
            said.level.to_string(),
            said.channel,
            said.allowed.to_string(),
            said.outcome.as_str().to_owned(),
            said.reason.unwrap_or_default(),
            said.rules.iter().map(|rule| format!("{} {}", rule.rule, rule.count)).collect::<Vec<_>>().join("; "),
            said.policy,
            said.policy_version.to_string(),
            said.place.as_str().to_owned(),
            said.excerpts.join("; "),
            said.text.unwrap_or_default(),
            said.heard.as_ref().map_or_else(String::new, |heard| heard.topic.clone()),
            said.heard.map_or_else(String::new, |heard| heard.percent.to_string()),
            said.not_here.into_iter().map(not_here_cell).collect::<Vec<_>>().join("; "),
        ]),
        Some(Said::Hold(said)) => {
            let kind = if said.set { "hold set" } else { "hold lifted" };
            let mut row = vec![String::new(); CELLS];
            (row[0], row[1], row[6]) = (said.time.to_string(), kind.to_owned(), said.reason);
            cells.extend(row);
        }
        Some(Said::Example(said)) => {
            let mut row = vec![String::new(); CELLS];
            let topic = said.topic.unwrap_or_else(|| "none".to_owned());
            (row[0], row[1], row[12], row[13]) = (said.time.to_string(), "example".to_owned(), said.text, topic);
            (row[8], row[9]) = (said.policy, said.policy_version.to_string());
            cells.extend(row);
        }
        None => cells.extend(vec![String::new(); CELLS]),
    }
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    format!("{}\r\n", cells.join(",")).into_bytes()
}

/// A cell of a table. What a spreadsheet would take for a formula gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula() {
        for (cell, expected) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(quoted(cell), expected);
        }
    }
}
