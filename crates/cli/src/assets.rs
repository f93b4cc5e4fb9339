//! Completions, and man pages in every language, from the one definition in `args`; the JSON Schema of policies.

use std::{fs, io};

use camino::Utf8Path;
use clap::{Command, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;
use cloison_app::Language;

use crate::help;

pub(crate) fn generate(directory: &Utf8Path) -> io::Result<()> {
    let completions = directory.join("completions");
    fs::create_dir_all(&completions)?;
    for shell in Shell::value_variants() {
        // One file a shell, not one a language: `cloison completions` speaks the others.
        clap_complete::generate_to(*shell, &mut help::for_shells(Language::En), "cloison", &completions)?;
    }
    fs::write(directory.join("policy.schema.json"), format!("{:#}\n", cloison_app::schema()))?;
    for language in Language::ALL {
        let pages = directory.join(folder(language));
        fs::create_dir_all(&pages)?;
        let mut root = help::for_pages(language);
        root.build();
        write(root, language, &pages)?;
    }
    Ok(())
}

/// Where `man` looks for the pages of a language.
fn folder(language: Language) -> String {
    if language == Language::default() {
        return "man/man1".to_owned();
    }
    format!("man/{}/man1", language.code())
}

/// Writes the page of a command, and of those below it.
fn write(command: Command, language: Language, pages: &Utf8Path) -> io::Result<()> {
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        write(inner.clone(), language, pages)?;
    }
    let man = Man::new(command).source(format!("cloison {}", cloison_app::VERSION));
    fs::write(pages.join(man.get_filename()), page(&man, language)?)
}

/// A page in its language: the generator's headings are English. Examples keep their lines.
fn page(man: &Man, language: Language) -> io::Result<String> {
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let mut page = String::new();
    let (mut listed, mut example) = (false, false);
    for line in String::from_utf8_lossy(&bytes).lines() {
        if line.starts_with("  ") != example {
            example = !example;
            page += if example { ".nf\n" } else { ".fi\n" };
        }
        match (line.strip_prefix(".SH "), line.split_once(": ")) {
            (Some(heading), _) => {
                page += ".SH ";
                page += &language.say(&format!("page-{}", heading.to_lowercase()), &[]);
            }
            (None, Some((name, sentence))) if listed => page += &help::listed(language, name, 0, sentence),
            (None, _) if line == r"\fIPossible values:\fR" => {
                page += r"\fI";
                page += &language.say("heading-values", &[]);
                page += r"\fR";
            }
            (None, _) => page += line,
        }
        page.push('\n');
        listed = line == r".IP \(bu 2";
    }
    // The narrow space is in few of troff's fonts; `\ ` is its own space that does not break.
    Ok(page.replace(['\u{a0}', '\u{202f}'], r"\ "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_speaks_one_language() {
        for language in Language::ALL {
            let mut root = help::for_pages(language);
            root.build();
            let mut commands = vec![&root];
            while let Some(command) = commands.pop() {
                commands.extend(command.get_subcommands());
                let page = page(&Man::new(command.clone()), language).unwrap();
                assert!(!page.contains("page-"), "the generator has a new heading: {page}");
                assert!(language == Language::En || !page.contains("Possible values"), "{page}");
                assert!(language == Language::En || !page.contains("json: "), "{page}");
                assert!(page.contains(&language.say("page-name", &[])), "{page}");
            }
        }
    }
}
