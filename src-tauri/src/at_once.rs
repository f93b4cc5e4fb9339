//! A check for which the page waits, so that a letter and its verdict are painted in one frame.
//!
//! The answer to a command comes when the page has painted the letter already, and is painted with the next frame of the
//! screen: 16 ms later at sixty frames a second. A short draft is judged in a tenth of a millisecond (10 KB), and a page that
//! waits for it holds up nobody. Commands cannot be waited for, so this one use case is served under an address of its own. It
//! answers the main window alone, and only what its command `check` answers.

use cloison_app::dto::Draft;
use tauri::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use tauri::http::{HeaderValue, Request, Response, StatusCode};

use crate::commands::Desk;

/// The address is `check://localhost/`.
pub(crate) const SCHEME: &str = "check";

/// Whose requests are answered.
const WINDOW: &str = "main";
const ORIGIN: &str = "tauri://localhost";

/// The verdict on the draft in a request's body; without one, a page asks by the command, which says what is wrong.
pub(crate) fn answer(desk: &Desk, window: &str, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let verdict = || {
        let draft: Draft = serde_json::from_slice(request.body()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let verdict = desk.verdict(draft).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
        serde_json::to_vec(&verdict).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
    };
    let (status, body) = match if window == WINDOW { verdict() } else { Err(StatusCode::FORBIDDEN) } {
        Ok(body) => (StatusCode::OK, body),
        Err(status) => (status, Vec::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static(ORIGIN));
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use camino::Utf8PathBuf;
    use cloison_app::{Cloison, Home};

    use super::*;

    #[test]
    fn the_main_window_is_answered_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::At(Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap());
        let desk = Desk::new(Arc::new(Cloison::new_in_window(None, home).unwrap()));
        let draft = r#"{"subject": "", "body": "The internal poll.", "to": [], "channel": "email"}"#;
        let status = |window: &str, body: &str| answer(&desk, window, &Request::new(body.into())).status();
        assert_eq!(status("main", draft), StatusCode::OK);
        assert_eq!(status("main", "{}"), StatusCode::BAD_REQUEST);
        for other in ["", "Main", "main2", "tour"] {
            let refused = answer(&desk, other, &Request::new(draft.into()));
            assert_eq!((refused.status(), refused.body().len()), (StatusCode::FORBIDDEN, 0), "{other}");
        }
    }
}
