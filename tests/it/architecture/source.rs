//! Rust source cut into what the rules look at: words of code, strings, and paths.

/// One file.
pub struct Source {
    /// From the root of the project, as in `src/domain/day.rs`.
    pub path: String,
    /// As written.
    pub text: String,
    /// The words and signs of the code, each with its line; comments and strings left out.
    pub words: Vec<Word>,
    /// The contents of its strings.
    pub strings: Vec<Word>,
}

/// A word, a sign or a string, with the line it stands on, from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub line: usize,
    pub text: String,
}

/// A path as in `crate::domain::day`, written out where it stood in a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub line: usize,
    pub parts: Vec<String>,
    /// It stands in a `pub use`.
    pub exported: bool,
}

impl Source {
    /// Cuts `text` of the file at `path`.
    pub fn read(path: &str, text: &str) -> Source {
        let mut source =
            Source { path: path.to_owned(), text: text.to_owned(), words: Vec::new(), strings: Vec::new() };
        Cutter { rest: text.chars().collect(), at: 0, line: 1 }.cut(&mut source);
        source
    }

    /// Whether the file lies in this module or is its own file: `domain` is `src/domain.rs` and `src/domain/`.
    pub fn is_in(&self, module: &str) -> bool {
        let module = module.replace("::", "/");
        self.path == format!("src/{module}.rs") || self.path.starts_with(&format!("src/{module}/"))
    }

    /// The words of the code without their lines.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    /// Every path of two parts or more, groups of `use` written out.
    pub fn paths(&self) -> Vec<Path> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let before = |steps: usize| at.checked_sub(steps).map_or("", |at| self.word(at));
            let goes_on = before(1) == "." || (before(1) == ":" && before(2) == ":");
            let begins = is_name(self.word(at)) && !goes_on;
            let used = before(1) == "use";
            if begins && (used || self.is_joined(at)) {
                let first = found.len();
                let exported = used && ["pub", ")"].contains(&before(2));
                at = self.path_at(at, &[], &mut found);
                found.iter_mut().skip(first).for_each(|path| path.exported = exported);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Whether the file declares this module: its name then means that and no crate.
    pub fn declares(&self, module: &str) -> bool {
        (1..self.words.len()).any(|at| self.word(at) == module && self.word(at - 1) == "mod")
    }

    fn is_joined(&self, at: usize) -> bool {
        self.word(at + 1) == ":" && self.word(at + 2) == ":"
    }

    /// Reads the path that begins at `at`, after `before`; returns where it ends.
    fn path_at(&self, mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
        let line = self.words[at].line;
        let mut parts = before.to_vec();
        loop {
            parts.push(self.word(at).to_owned());
            if !self.is_joined(at) {
                at += 1;
                break;
            }
            match self.word(at + 3) {
                "{" => return self.group_at(at + 4, &parts, found),
                next if is_name(next) || next == "*" => at += 3,
                _ => {
                    at += 3;
                    break;
                }
            }
        }
        found.push(Path { line, parts, exported: false });
        at
    }

    fn group_at(&self, mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
        while at < self.words.len() {
            match self.word(at) {
                "}" => return at + 1,
                "as" => at += 2,
                word if is_name(word) || word == "*" => at = self.path_at(at, before, found),
                _ => at += 1,
            }
        }
        at
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_') && !["use", "as", "pub", "in"].contains(&word)
}

struct Cutter {
    rest: Vec<char>,
    at: usize,
    line: usize,
}

impl Cutter {
    fn peek(&self, ahead: usize) -> char {
        self.rest.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let taken = self.peek(0);
        self.at += 1;
        self.line += usize::from(taken == '\n');
        taken
    }

    fn cut(&mut self, source: &mut Source) {
        while self.at < self.rest.len() {
            let line = self.line;
            match (self.peek(0), self.peek(1)) {
                ('/', '/') => {
                    while self.at < self.rest.len() && self.peek(0) != '\n' {
                        self.take();
                    }
                }
                ('/', '*') => self.block_comment(),
                ('"', _) => {
                    let text = self.string();
                    source.strings.push(Word { line, text });
                    source.words.push(Word { line, text: "\"\"".to_owned() });
                }
                ('r', '"' | '#') if self.is_raw() => {
                    let text = self.raw_string();
                    source.strings.push(Word { line, text });
                    source.words.push(Word { line, text: "\"\"".to_owned() });
                }
                ('\'', _) => self.quote(),
                (c, _) if c.is_alphanumeric() || c == '_' => {
                    let mut text = String::new();
                    while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
                        text.push(self.take());
                    }
                    source.words.push(Word { line, text });
                }
                (c, _) => {
                    self.take();
                    if !c.is_whitespace() {
                        source.words.push(Word { line, text: c.to_string() });
                    }
                }
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.rest.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.take();
                    continue;
                }
            }
            self.take();
            self.take();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) -> String {
        let mut text = String::new();
        self.take();
        while self.at < self.rest.len() {
            match self.take() {
                '"' => break,
                '\\' => {
                    self.take();
                    text.push(' ');
                }
                c => text.push(c),
            }
        }
        text
    }

    /// `r"`, `r#"`, `r##"`: not a name such as `r#type`.
    fn is_raw(&self) -> bool {
        let mut ahead = 1;
        while self.peek(ahead) == '#' {
            ahead += 1;
        }
        self.peek(ahead) == '"'
    }

    fn raw_string(&mut self) -> String {
        let mut end = "\"".to_owned();
        self.take();
        while self.peek(0) == '#' {
            self.take();
            end.push('#');
        }
        self.take();
        let end: Vec<char> = end.chars().collect();
        let mut text = String::new();
        while self.at < self.rest.len() {
            if self.rest[self.at..].starts_with(&end) {
                for _ in &end {
                    self.take();
                }
                break;
            }
            text.push(self.take());
        }
        text
    }

    /// A character such as `'"'` or `'\n'`, or a lifetime such as `'a`.
    fn quote(&mut self) {
        self.take();
        if self.peek(0) == '\\' {
            self.take();
            self.take();
            while self.at < self.rest.len() && self.take() != '\'' {}
        } else if self.peek(1) == '\'' {
            self.take();
            self.take();
        }
    }
}

#[test]
fn comments_and_strings_are_set_apart() {
    let code = "a /* b /* c */ d */ e // f\n'g' '\"' h \"i // j\" r#\"k \" l\"# '\\'' m<'n> b\"o\" c\"\\\"p\" 'q' // r";
    let source = Source::read("src/x.rs", code);
    let words: Vec<&str> = source.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["a", "e", "h", "\"\"", "\"\"", "m", "<", "n", ">", "b", "\"\"", "c", "\"\""]);
    let strings: Vec<&str> = source.strings.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(strings, ["i // j", "k \" l", "o", " p"]);
    assert_eq!(source.words.iter().find(|word| word.text == "h").unwrap().line, 2);
}

#[test]
fn groups_of_use_are_written_out() {
    let code = "use a::{b::{c, d as e}, f}; use g; pub(crate) use h::*; fn i(j: k::l::M) { n::o::<p::q>(r.s::<t>()) }";
    let paths: Vec<String> = Source::read("src/x.rs", code).paths().iter().map(|path| path.parts.join("::")).collect();
    assert_eq!(paths, ["a::b::c", "a::b::d", "a::f", "g", "h::*", "k::l::M", "n::o", "p::q"]);
    let exported = Source::read("src/x.rs", code).paths().into_iter().filter(|path| path.exported);
    assert_eq!(exported.map(|path| path.parts.join("::")).collect::<Vec<_>>(), ["h::*"]);
}
