//! The questions of a check, asked in the terminal: the pages of the window, line by line.
//!
//! At every page the answers so far can be read and one of them changed; then the check goes on where it was.

use super::failure::Failure;
use crate::domain::answers::Page;
use crate::domain::check_run::{CheckRun, Onward};
use crate::domain::checker::{Who, emergency_alone};
use crate::domain::content::content;
use crate::domain::content::question::{Answer, AnswerKind, Choice, LeftOut, Question};
use crate::domain::id::QuestionId;
use crate::domain::settings::Numbers;
use crate::domain::words::{self, filled};
use crate::platform::clock;
use std::collections::BTreeSet;
use std::io::{BufRead, Write};

/// What came of asking the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A page was answered, or left to go back.
    Answered(Onward),
    /// The person stopped, or the input ended.
    Stopped,
}

/// What a line typed at a page means.
enum Reply {
    Answers(Vec<(QuestionId, Option<Answer>)>),
    Help,
    /// The answers so far.
    SoFar,
    /// The answer with this number, from 1, is to be changed.
    Change(usize),
    Back,
    Stop,
    NotUnderstood(String),
}

/// Asks a check: prints its pages and reads what is typed at them.
pub struct Asker<'a> {
    input: &'a mut dyn BufRead,
    talk: &'a mut dyn Write,
    numbers: &'a Numbers,
    run: CheckRun,
    /// The part of the check that was introduced last.
    introduced: Option<String>,
}

impl<'a> Asker<'a> {
    pub fn new(input: &'a mut dyn BufRead, talk: &'a mut dyn Write, numbers: &'a Numbers, run: CheckRun) -> Asker<'a> {
        Asker { input, talk, numbers, run, introduced: None }
    }

    /// The check being answered.
    pub fn run(&mut self) -> &mut CheckRun {
        &mut self.run
    }

    /// Where the questions stand.
    pub fn talk(&mut self) -> &mut dyn Write {
        self.talk
    }

    /// Asks the next page until it is answered.
    pub fn step(&mut self) -> Result<Step, Failure> {
        let Some(page) = self.next_page() else { return Ok(Step::Answered(self.run.go_on(content()))) };
        self.introduce(&page)?;
        loop {
            let Some(line) = prompt(self.input, self.talk)? else { return Ok(Step::Stopped) };
            let filled = self.filled_in(&page);
            let reply = match line.trim() {
                "" if !filled.is_empty() => Reply::Answers(filled),
                line => reply(&page, line, self.run.who == Who::Me),
            };
            match reply {
                Reply::Stop => return Ok(Step::Stopped),
                Reply::Back => {
                    self.run.back(content());
                    return Ok(Step::Answered(Onward::Page));
                }
                Reply::Help => self.help(&page)?,
                Reply::SoFar => self.tell_so_far()?,
                Reply::Change(number) if self.reopen(number) => return Ok(Step::Answered(Onward::Page)),
                Reply::Change(number) => {
                    writeln!(self.talk, "No answer so far has the number {number}; a shows them.")?
                }
                Reply::NotUnderstood(problem) => writeln!(self.talk, "{problem}")?,
                Reply::Answers(given) => match self.take(given)? {
                    Some(problem) => writeln!(self.talk, "{problem}")?,
                    None => return Ok(Step::Answered(self.run.go_on(content()))),
                },
            }
        }
    }

    /// Whether the person goes on with the questions after the emergency advice.
    pub fn goes_on(&mut self) -> Result<bool, Failure> {
        writeln!(self.talk, "\nContinue the questions? They make a fuller summary for the hospital. y or n")?;
        let line = prompt(self.input, self.talk)?;
        Ok(line.is_some_and(|line| ["y", "yes"].contains(&line.trim().to_lowercase().as_str())))
    }

    /// The page that comes. Of one that was answered before, only the lines that are new.
    fn next_page(&self) -> Option<Page> {
        let page = self.run.page(content())?;
        let questions = self.run.open_questions(&page);
        Some(Page { questions, ..page })
    }

    fn introduce(&mut self, page: &Page) -> Result<(), Failure> {
        writeln!(self.talk)?;
        let begins = self.introduced.replace(page.screen.clone()).is_none_or(|before| before != page.screen);
        if let Some(screen) = content().screens.iter().find(|screen| begins && screen.id == page.screen) {
            writeln!(self.talk, "{}\n{}\n", screen.title, screen.intro)?;
        }
        if page.list {
            for (number, question) in (1..).zip(questions(page)) {
                writeln!(self.talk, "{number:>4}  {}{}", question.text, self.last_time(question))?;
            }
            writeln!(self.talk, "Type the numbers that fit, as 2 5; with ? where you are not sure, as 5?.")?;
            writeln!(self.talk, "0: none of these · {}{}", self.as_it_says(page), self.ways())?;
            return Ok(());
        }
        for question in questions(page) {
            writeln!(self.talk, "{}{}", question.text, self.last_time(question))?;
            for (number, option) in (1..).zip(question.answer.options()) {
                writeln!(self.talk, "{number:>4}  {}", option.label)?;
            }
            let how = match &question.answer {
                AnswerKind::YesNo { .. } => "y: yes · n: no · ?: not sure".to_owned(),
                AnswerKind::Number { .. } => question.answer.allowed(),
                AnswerKind::OneOf { .. } => "a number".to_owned(),
                AnswerKind::ManyOf { .. } => "the numbers that fit, as 1 3".to_owned(),
            };
            let left_out = self.left_out(question).map(|left_out| {
                let label = words::answer::label(content(), left_out.id());
                format!(" · s: {}", words::lower_first(label))
            });
            let left_out = left_out.unwrap_or_default();
            writeln!(self.talk, "{how}{left_out} · {}{}", self.as_it_says(page), self.ways())?;
        }
        Ok(())
    }

    fn left_out(&self, question: &Question) -> Option<LeftOut> {
        question.left_out(self.run.who == Who::Me)
    }

    /// How a page is confirmed as it was filled in.
    fn as_it_says(&self, page: &Page) -> &'static str {
        if self.filled_in(page).is_empty() { "" } else { "Enter: as it is filled in · " }
    }

    /// What can be typed at every page.
    fn ways(&self) -> &'static str {
        if self.run.is_under_way() {
            "h: help · a: your answers so far · b: back · q: stop"
        } else {
            "h: help · b: back · q: stop"
        }
    }

    /// The answers so far, each with the number by which it is changed.
    fn tell_so_far(&mut self) -> Result<(), Failure> {
        let mut number = 0;
        for part in self.run.so_far(content()) {
            writeln!(self.talk, "\n{}", part.title)?;
            for said in part.lines {
                number += 1;
                let Some(question) = content().question(&said.id) else { continue };
                let answer = said.answer.as_ref().map(|answer| words::answer::answer(content(), question, answer));
                let answer = answer.unwrap_or_else(|| "left out".to_owned());
                let again = if said.again { " (please look at it again)" } else { "" };
                writeln!(self.talk, "{number:>4}  {} {answer}{again}", question.text)?;
            }
        }
        if number == 0 {
            writeln!(self.talk, "Nothing was answered yet.")?;
        } else {
            writeln!(self.talk, "\nTo change one: c and its number, as c 3. The check goes on here afterwards.")?;
        }
        Ok(())
    }

    fn reopen(&mut self, number: usize) -> bool {
        let lines = self.run.so_far(content()).into_iter().flat_map(|part| part.lines);
        let said = number.checked_sub(1).and_then(|before| lines.into_iter().nth(before));
        said.is_some_and(|said| self.run.reopen(content(), &said.id))
    }

    /// The answers of a page that were filled in and are not confirmed yet; none where one of its questions is left open.
    fn filled_in(&self, page: &Page) -> Vec<(QuestionId, Option<Answer>)> {
        if page.questions.iter().any(|id| self.run.is_left_open(id)) {
            return Vec::new();
        }
        let filled = page.questions.iter().filter(|id| self.run.is_proposed(id));
        filled.map(|id| (id.clone(), self.run.answer_to(id).cloned())).collect()
    }

    /// What was answered before, where it is asked again, or what the journal says.
    fn last_time(&self, question: &Question) -> String {
        let answer = self.run.answer_to(&question.id);
        let answer = answer.map(|answer| words::answer::answer(content(), question, answer));
        match (answer, filled::beside(&self.run, &question.id, clock::now())) {
            (Some(answer), Some(said)) => format!(" ({answer}. {said})"),
            (Some(answer), None) => format!(" (last time: {answer})"),
            (None, Some(said)) => format!(" ({said})"),
            (None, None) => String::new(),
        }
    }

    fn help(&mut self, page: &Page) -> Result<(), Failure> {
        for (number, question) in (1..).zip(questions(page)) {
            let help = question.help.as_deref().unwrap_or_default();
            writeln!(self.talk, "{number:>4}  {}", [help, &question.why].join(" ").trim())?;
        }
        Ok(())
    }

    /// Takes the answers of a page, all or none; says what does not fit. A line that alone is an emergency says so at
    /// once.
    fn take(&mut self, given: Vec<(QuestionId, Option<Answer>)>) -> Result<Option<String>, Failure> {
        let mut run = self.run.clone();
        let mut alone = false;
        for (id, answer) in given {
            let Some(answer) = answer else {
                run.unanswer(content(), &id);
                continue;
            };
            alone |= emergency_alone(content(), &id, &answer).is_some();
            if let Err(error) = run.answer(content(), &id, answer) {
                return Ok(Some(error.to_string()));
            }
        }
        if alone {
            writeln!(self.talk, "\n{}", self.numbers.fill(&content().texts.result.line_is_emergency))?;
        }
        self.run = run;
        Ok(None)
    }
}

/// Reads a line; none when the input has ended.
pub fn prompt(input: &mut dyn BufRead, talk: &mut dyn Write) -> Result<Option<String>, Failure> {
    write!(talk, "> ")?;
    talk.flush()?;
    let mut line = String::new();
    let read =
        input.read_line(&mut line).map_err(|error| Failure::failed(format!("no answer can be read: {error}")))?;
    if read == 0 {
        writeln!(talk)?;
    }
    Ok((read > 0).then_some(line))
}

fn questions(page: &Page) -> impl Iterator<Item = &'static Question> {
    page.questions.iter().filter_map(|id| content().question(id))
}

/// What `line` means at a page; `own` is a check about oneself.
fn reply(page: &Page, line: &str, own: bool) -> Reply {
    match line {
        "h" | "help" => return Reply::Help,
        "a" | "answers" => return Reply::SoFar,
        "b" | "back" => return Reply::Back,
        "q" | "quit" => return Reply::Stop,
        "" => return Reply::NotUnderstood("An answer is needed.".to_owned()),
        _ => {}
    }
    if let Some(number) = line.strip_prefix("change ").or_else(|| line.strip_prefix("c ")) {
        return match number.trim().parse() {
            Ok(number) => Reply::Change(number),
            Err(_) => Reply::NotUnderstood(format!("“{line}” is not understood; c takes a number, as c 3.")),
        };
    }
    let mut here = questions(page);
    match here.next() {
        Some(question) if !page.list => single(question, line, question.left_out(own)),
        _ => listed(page, line),
    }
}

/// The lines of a list that were named; all others are no.
fn listed(page: &Page, line: &str) -> Reply {
    let mut given: Vec<(QuestionId, Option<Answer>)> =
        page.questions.iter().map(|id| (id.clone(), Some(Answer::no()))).collect();
    if ["0", "none"].contains(&line) {
        return Reply::Answers(given);
    }
    for word in words(line) {
        let (number, answer) = match word.strip_suffix('?') {
            Some(number) => (number, Answer::not_sure()),
            None => (word, Answer::yes()),
        };
        let named = number.parse::<usize>().ok().and_then(|number| given.get_mut(number.checked_sub(1)?));
        match named {
            Some((_, named)) => *named = Some(answer),
            None => {
                let most = page.questions.len();
                return Reply::NotUnderstood(format!("“{word}” is not one of the numbers 1 to {most}."));
            }
        }
    }
    Reply::Answers(given)
}

fn single(question: &Question, line: &str, left_out: Option<LeftOut>) -> Reply {
    let given = |answer| Reply::Answers(vec![(question.id.clone(), answer)]);
    let options = question.answer.options();
    let refused =
        || Reply::NotUnderstood(format!("“{line}” is not understood; it takes {}.", question.answer.allowed()));
    match &question.answer {
        _ if left_out.is_some() && ["s", "skip"].contains(&line) => given(None),
        AnswerKind::Number { .. } if left_out == Some(LeftOut::NotSure) && line == "?" => given(None),
        AnswerKind::YesNo { .. } => match line.to_lowercase().as_str() {
            "y" | "yes" => given(Some(Answer::yes())),
            "n" | "no" => given(Some(Answer::no())),
            "?" | "not sure" | "not_sure" => given(Some(Answer::not_sure())),
            _ => refused(),
        },
        AnswerKind::Number { .. } => {
            line.parse().map_or_else(|_| refused(), |number| given(Some(Answer::Number(number))))
        }
        AnswerKind::OneOf { .. } => {
            option(options, line).map_or_else(refused, |option| given(Some(Answer::Text(option.id.clone()))))
        }
        AnswerKind::ManyOf { .. } => {
            let chosen: Option<BTreeSet<String>> =
                words(line).map(|word| option(options, word).map(|option| option.id.clone())).collect();
            chosen.map_or_else(refused, |chosen| given(Some(Answer::Many(chosen))))
        }
    }
}

/// An option by its number or its id.
fn option<'a>(options: &'a [Choice], word: &str) -> Option<&'a Choice> {
    let by_number = || options.get(word.parse::<usize>().ok()?.checked_sub(1)?);
    options.iter().find(|option| option.id == word).or_else(by_number)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty())
}
