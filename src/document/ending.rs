//! How texts end: closing marks, and cells that are numbers.

use super::{Inline, Inlines, Origin, Run};
use std::borrow::Cow;

/// Adds `stop` where `text` ends without a closing mark; behind a title it belongs to the title.
/// A mark is never taken away.
pub fn end_with(text: &mut Inlines<'_>, stop: &'static str) {
    if stop.is_empty() || is_closed(text) {
        return;
    }
    let mark = Inline::Text(Run {
        text: Cow::Borrowed(stop),
        origin: Origin::Template,
    });
    match text.last_mut() {
        Some(Inline::LeadIn { content, .. }) => content.push(mark),
        _ => text.push(mark),
    }
}

/// True where the text ends in a mark that closes or introduces, quotes and brackets aside.
pub fn is_closed(text: &[Inline<'_>]) -> bool {
    let mut ending = Ending::default();
    ending.read(text);
    match ending.last {
        None => true,
        Some('.') => !ending.before.is_some_and(char::is_numeric),
        Some(last) => "。！？；：，、…—;:!?".contains(last),
    }
}

/// The last two characters that count, read from the end.
#[derive(Default)]
struct Ending {
    last: Option<char>,
    before: Option<char>,
}

impl Ending {
    fn read(&mut self, text: &[Inline<'_>]) {
        for inline in text.iter().rev() {
            match inline {
                Inline::Text(run) => self.read_characters(&run.text),
                Inline::Strong(content)
                | Inline::Drafted(content)
                | Inline::LeadIn { content, .. } => self.read(content),
                Inline::Missing { .. } => self.read_characters("缺"),
            }
            if self.before.is_some() {
                return;
            }
        }
    }

    fn read_characters(&mut self, text: &str) {
        let aside = |found: char| found.is_whitespace() || "”’）」』】)\"".contains(found);
        for found in text.chars().rev() {
            match (self.last, self.before) {
                (None, _) if aside(found) => {}
                (None, _) => self.last = Some(found),
                (Some(_), None) => self.before = Some(found),
                (Some(_), Some(_)) => return,
            }
        }
    }
}
