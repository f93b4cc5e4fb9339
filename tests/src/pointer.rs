//! The pointer, as a hand moves it over the page.

use std::time::Duration;

use fantoccini::actions::{InputSource, MouseActions, PointerAction};

use crate::Window;

/// Places on the way: a hand does not jump.
const STEPS: u8 = 4;

impl Window {
    /// Moves the pointer over the middle of the first element that a selector finds, and leaves it there.
    pub async fn hover(&self, selector: &str) {
        let script = "const { x, y, width, height } = document.querySelector(arguments[0]).getClientRects()[0]; \
            return [x + width / 2, y + height / 2];";
        let place = self.script(script, vec![selector.into()]).await;
        let [x, y] = [0, 1].map(|at| place[at].as_f64().unwrap());
        let mut moves = MouseActions::new("pointer".to_owned());
        for step in (0..STEPS).rev() {
            let off = f64::from(step) * 2.0;
            let duration = Some(Duration::from_millis(20));
            moves = moves.then(PointerAction::MoveTo { duration, x: x - off, y: y - off / 4.0 });
        }
        self.client.perform_actions(moves).await.unwrap();
    }
}
