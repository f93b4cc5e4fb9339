//! Programs that a person's system opens addresses and files with: small ones that write down what they were given.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::Person;

/// A program that was made the person's choice for some types.
pub struct Program {
    given: PathBuf,
}

impl Person {
    /// Makes a program of that name the choice for some media types, `x-scheme-handler/mailto` among them.
    #[must_use]
    pub fn opens_with(&self, name: &str, types: &[&str]) -> Program {
        let given = self.path(&format!("{name}.given"));
        let program = self.path(&format!("{name}.sh"));
        // A file is gone after a while: what is in it is written down, too.
        let script = format!(
            "#!/bin/sh\nfor one; do printf '%s\\n' \"$one\" >> {0}.new; case \"$one\" in /*) cat \"$one\" >> {0}.new;; esac; done\n\
             mv {0}.new {0}\n",
            given.display()
        );
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let applications = self.path("home/.local/share/applications");
        let config = self.path("home/.config");
        fs::create_dir_all(&applications).unwrap();
        fs::create_dir_all(&config).unwrap();
        let all = types.join(";");
        let code =
            if types.iter().any(|one| one.starts_with("x-scheme-handler/")) && types.len() == 1 { "%u" } else { "%f" };
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName={name}\nExec={} {code}\nMimeType={all};\n",
            program.display()
        );
        fs::write(applications.join(format!("{name}.desktop")), entry).unwrap();
        let list = config.join("mimeapps.list");
        let mut choices = fs::read_to_string(&list).unwrap_or_else(|_| "[Default Applications]\n".to_owned());
        for one in types {
            writeln!(choices, "{one}={name}.desktop").unwrap();
        }
        fs::write(list, choices).unwrap();
        Program { given }
    }
}

impl Person {
    /// Makes the window's own program the choice for a media type.
    pub fn opens_files_with_the_window(&self, media_type: &str) {
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Cloison\nExec={} %u\nMimeType={media_type};\n",
            self.window_program().display()
        );
        fs::write(self.path("home/.local/share/applications/Cloison.desktop"), entry).unwrap();
        let list = self.path("home/.config/mimeapps.list");
        let choices = fs::read_to_string(&list).unwrap();
        let others = choices.lines().filter(|line| !line.starts_with(media_type)).collect::<Vec<_>>().join("\n");
        fs::write(list, format!("{others}\n{media_type}=Cloison.desktop\n")).unwrap();
    }
}

impl Program {
    /// What it was given, once it was opened.
    #[must_use]
    pub fn given(&self) -> String {
        let since = Instant::now();
        loop {
            if let Ok(given) = fs::read_to_string(&self.given) {
                return given;
            }
            assert!(since.elapsed() < Duration::from_secs(30), "the program was not opened");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}
