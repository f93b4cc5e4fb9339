//! Judging a stream of messages, a JSON object a line, in constant memory.

use std::io::{self, BufRead};

use cloison_policy::Level;
use serde::{Deserialize, Serialize};

use crate::check::{ReadMessage, known_channel, to_engine};
use crate::dto::{Finding, Heard, NotHere, SetAside};
use crate::error::Problem;
use crate::{AppError, Cloison, Language, dto};

/// Most bytes of a line.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// A line of the input.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// Any id; it is given back as it is.
    pub id: serde_json::Value,
    /// The subject line.
    #[serde(default)]
    pub subject: String,
    /// The body.
    #[serde(default)]
    pub body: String,
    /// The recipients.
    #[serde(default)]
    pub to: Vec<String>,
    /// The channel; `email` where it is absent.
    #[serde(default)]
    pub channel: Option<String>,
    /// What its writer set aside.
    #[serde(default)]
    pub not_here: Vec<NotHere>,
}

/// A line of the output.
#[derive(Debug, Serialize)]
pub struct Judged {
    /// The message's id.
    pub id: serde_json::Value,
    /// Its level.
    pub level: Level,
    /// Whether its channel may carry it.
    pub allowed: bool,
    /// Why.
    pub findings: Vec<Finding>,
    /// What the writer set aside that would have been found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// What the reader hears, if it was asked and hears anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard: Option<Heard>,
    /// Why the reader did not read it, if it was asked and could not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_heard: Option<Problem>,
}

/// What became of a line.
pub enum Line {
    /// It was judged.
    Judged(Box<Judged>),
    /// It could not be.
    Bad {
        /// Its number, from 1.
        number: u64,
        /// Why.
        error: AppError,
    },
}

impl Cloison {
    /// Judges every line of a reader and hands each result over as it comes, in order. Empty lines are passed over. With
    /// `hear` it asks the reader too.
    ///
    /// # Errors
    /// Only if reading or `each` fails; a bad line is a result like any other.
    pub fn check_messages(
        &self,
        mut input: impl BufRead,
        hear: bool,
        language: Language,
        mut each: impl FnMut(Line) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let read = io::Read::take(&mut input, LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            if read as u64 > LONGEST_LINE {
                skip_line(&mut input)?;
                each(Line::Bad { number, error: AppError::Mail(cloison_mail::MailError::TooLarge) })?;
                continue;
            }
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            each(match self.judge_line(&line, hear, language) {
                Ok(judged) => Line::Judged(Box::new(judged)),
                Err(error) => Line::Bad { number, error },
            })?;
        }
        Ok(())
    }

    fn judge_line(&self, line: &[u8], hear: bool, language: Language) -> Result<Judged, AppError> {
        let Message { id, subject, body, to, channel, not_here } =
            serde_json::from_slice(line).map_err(|error| AppError::bad_input(&error))?;
        let channel = channel.unwrap_or_else(|| "email".to_owned());
        let draft = dto::Draft { subject, body, to, channel, not_here, ..dto::Draft::default() };
        known_channel(&self.policy(), &draft.channel)?;
        let message = ReadMessage { draft: to_engine(draft, &self.files)?, assumed_encoding: false };
        let verdict = if hear { self.hear_read(&message, language) } else { self.check_read(&message, language) };
        let dto::Verdict { level, allowed, findings, set_aside, heard, not_heard, .. } = verdict;
        Ok(Judged { id, level, allowed, findings, set_aside, heard, not_heard })
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}
