//! A meeting as calendars take it in: who, when and where, and not a word about what.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike};
use jiff::Timestamp;

/// A meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// What stands in a calendar: the word for a meeting, and nothing else.
    pub title: String,
    /// Who comes; only addresses are named.
    pub with: Vec<String>,
    /// When it begins.
    pub start: Timestamp,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// Where.
    pub place: String,
}

/// The meeting as an iCalendar file (RFC 5545), in UTC, so that no time zone has to be described.
#[must_use]
pub fn calendar(meeting: &Meeting) -> String {
    let at = |seconds: i64| DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    let start = meeting.start.as_second();
    let mut event = Event::new();
    event.summary(&meeting.title);
    event.starts(CalendarDateTime::Utc(at(start)));
    event.ends(CalendarDateTime::Utc(at(start.saturating_add(i64::from(meeting.minutes) * 60))));
    if !meeting.place.is_empty() {
        event.location(&meeting.place);
    }
    for address in meeting.with.iter().filter_map(|one| crate::outgoing::mailbox(one)).map(|(_, address)| address) {
        event.add_multi_property("ATTENDEE", &format!("mailto:{address}"));
    }
    Calendar::new().push(event.done()).done().to_string()
}
