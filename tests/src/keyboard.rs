//! The keyboard: keys go to whatever has the focus, as a person's do.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::Value;

use crate::Window;

impl Window {
    /// Presses keys together, the first held longest: `[Key::Control, Key::Enter]`.
    pub async fn press(&self, keys: &[Key]) {
        self.press_all(keys.iter().map(|key| char::from(*key)).collect()).await;
    }

    /// Presses a letter while those keys are held.
    pub async fn press_with(&self, held: &[Key], letter: char) {
        self.press_all(held.iter().map(|key| char::from(*key)).chain([letter]).collect()).await;
    }

    async fn press_all(&self, keys: Vec<char>) {
        let mut sequence = KeyActions::new("keyboard".to_owned());
        for value in &keys {
            sequence = sequence.then(KeyAction::Down { value: *value });
        }
        for value in keys.iter().rev() {
            sequence = sequence.then(KeyAction::Up { value: *value });
        }
        self.client.perform_actions(sequence).await.unwrap();
    }

    /// Types where the focus is.
    pub async fn keys(&self, text: &str) {
        let mut sequence = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            sequence = sequence.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(sequence).await.unwrap();
    }

    /// What has the focus: its test id, else its name.
    pub async fn focus(&self) -> String {
        let script = "const at = document.activeElement; \
            return at.dataset.testid ?? at.closest('label')?.dataset.testid ?? at.getAttribute('aria-label') ?? \
            (at.localName === 'body' || at.localName === 'main' ? at.localName : at.textContent.trim());";
        self.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// The texts of all elements that a selector finds.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.trim());";
        let found = self.script(script, vec![selector.into()]).await;
        let text = |one: &Value| one.as_str().unwrap_or_default().to_owned();
        found.as_array().map(|all| all.iter().map(text).collect()).unwrap_or_default()
    }

    /// Waits until nothing has this test id any more.
    pub async fn gone(&self, id: &str) {
        let script = format!("return document.querySelector(\"[data-testid='{id}']\")");
        self.until(&script, Value::is_null, &format!("{id} goes")).await;
    }
}
