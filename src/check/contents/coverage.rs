//! STR-005: which parts of the national outline a report answers: `data/coverage.txt`.

use super::super::about::plans;
use super::super::{Facts, Found, Rule};
use crate::diagnostic::Words;
use crate::pack::{Area, Kind};
use crate::prose::{Part, Prose};
use crate::report::{Entry, Report};
use crate::say;
use crate::source::Span;
use crate::terms::WordSet;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../data/coverage.txt");

/// So many of the parts a government's report answers as a rule.
const MANY: usize = 6;

/// A part that no heading names is answered where so many of its words stand.
const WORDS: usize = 2;

/// A part of an outline, as the data give it.
struct Known {
    area: &'static str,
    name: &'static str,
    title: &'static str,
}

/// An outline: its years, its name, its parts.
struct Outline {
    years: [u16; 2],
    name: &'static str,
    parts: Vec<Known>,
    /// The words of all parts, and the part that each is of.
    words: WordSet,
    parts_of: Vec<usize>,
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let mut outlines: Vec<Outline> = Vec::new();
    let mut words: Vec<Vec<&str>> = Vec::new();
    for line in DATA.lines() {
        let mut fields = line.split('|').map(str::trim);
        let head = fields.next().unwrap_or_default();
        match head.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["years", first, last] => {
                if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
                    outlines.push(Outline {
                        years: [first, last],
                        name: fields.next().unwrap_or_default(),
                        parts: Vec::new(),
                        words: WordSet::of(Vec::new()),
                        parts_of: Vec::new(),
                    });
                    words.push(Vec::new());
                }
            }
            ["part", area] => {
                let mut next = || fields.next().unwrap_or_default();
                let (name, title) = (next(), next());
                if let (Some(outline), Some(words)) = (outlines.last_mut(), words.last_mut()) {
                    words.extend(next().split_whitespace());
                    outline.parts_of.resize(words.len(), outline.parts.len());
                    outline.parts.push(Known { area, name, title });
                }
            }
            _ => {}
        }
    }
    for (outline, words) in outlines.iter_mut().zip(words) {
        outline.words = WordSet::of(words);
    }
    outlines
});

/// Which parts of the outline for its year a report answers, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The outline's name.
    pub outline: &'static str,
    pub parts: Vec<Covered>,
}

/// A part of the outline, and what the report has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// As the report file names it under `area`.
    pub area: &'static str,
    /// Its name in short.
    pub name: &'static str,
    /// Its title in the outline.
    pub title: &'static str,
    /// Where it is answered: the heading there, and the place.
    pub places: Vec<(String, Span)>,
    /// Words that were found.
    pub words: Vec<&'static str>,
    /// A heading names it, or an entry is marked with it.
    pub named: bool,
}

impl Covered {
    /// True where the report answers this part.
    pub fn is_covered(&self) -> bool {
        self.named || self.words.len() >= WORDS
    }
}

impl Coverage {
    /// What `prose` answers; `None` for a year without an outline that is known.
    pub fn of(prose: &Prose, year: u16, report: Option<&Report<'_>>) -> Option<Self> {
        let mut outlines = OUTLINES.iter();
        let outline =
            outlines.find(|outline| (outline.years[0]..=outline.years[1]).contains(&year))?;
        let plans = plans(prose);
        let part = |known: &Known| Covered {
            area: known.area,
            name: known.name,
            title: known.title,
            places: Vec::new(),
            words: Vec::new(),
            named: report.is_some_and(|report| marked(report, known.area)),
        };
        let mut parts: Vec<_> = outline.parts.iter().map(part).collect();
        for (index, passage) in prose.each() {
            let read = matches!(
                passage.part,
                Part::Text | Part::Heading(_) | Part::Cell { .. }
            );
            if read && !plans[index] && passage.annex.is_none() {
                look(outline, prose, index, &mut parts);
            }
        }
        Some(Self {
            outline: outline.name,
            parts,
        })
    }

    /// How many parts are answered.
    pub fn count(&self) -> usize {
        self.parts.iter().filter(|part| part.is_covered()).count()
    }
}

/// Adds what one passage has of the parts.
fn look(outline: &Outline, prose: &Prose, index: usize, parts: &mut [Covered]) {
    let passage = &prose.passages[index];
    let found = outline.words.each(&passage.text);
    let mut found: Vec<usize> = found.map(|(_, word)| word).collect();
    found.sort_unstable();
    for found in found.chunk_by(|one, other| outline.parts_of[*one] == outline.parts_of[*other]) {
        let covered = found.first().map(|word| outline.parts_of[*word]);
        let Some(covered) = covered.and_then(|part| parts.get_mut(part)) else {
            continue;
        };
        for word in found {
            let word = outline.words.all()[*word];
            if !covered.words.contains(&word) {
                covered.words.push(word);
            }
        }
        place(prose, index, covered);
    }
}

/// Notes that passage `index` answers a part.
fn place(prose: &Prose, index: usize, covered: &mut Covered) {
    let passage = &prose.passages[index];
    let heading = matches!(passage.part, Part::Heading(_));
    covered.named |= heading;
    let over = if heading { Some(index) } else { passage.under };
    let name = over.and_then(|over| prose.passages.get(over));
    let name = name.map(|heading| heading.text.clone()).unwrap_or_default();
    let same = covered.places.last().is_some_and(|(last, _)| *last == name);
    if let (false, Some(span)) = (same, passage.whole()) {
        covered.places.push((name, span));
    }
}

/// True where an entry of the report file is marked with this area.
fn marked(report: &Report<'_>, area: &str) -> bool {
    fn marks(entry: &Entry<'_>, area: &str) -> bool {
        let named = entry.area.0.iter().any(|own: &Area| own.en() == area);
        named || entry.items.iter().any(|entry| marks(entry, area))
    }
    report.measures.items.iter().any(|entry| marks(entry, area))
}

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let about = facts.about;
    let report = facts.draft.map(|draft| draft.report);
    let coverage = about
        .year
        .and_then(|year| Coverage::of(facts.prose, year, report));
    let Some(coverage) = coverage else {
        return;
    };
    let count = coverage.count();
    let government = about.annual && about.foreign && !matches!(about.kind, Some(Kind::Department));
    if government && count < MANY && facts.prose.passages.len() > 8 {
        let Words { zh, en } = missing(&coverage);
        let all = coverage.parts.len();
        let outline = coverage.outline;
        let message = say!(
            "《{outline}》的{all}个方面只写到{count}个，没有写到：{zh}",
            "of the {all} parts of 《{outline}》 the report answers {count}; it lacks: {en}"
        );
        let mut titles = facts.prose.passages.iter();
        let title = titles.find(|passage| passage.part == Part::Title);
        let span = title
            .and_then(|title| title.whole())
            .unwrap_or(facts.beginning());
        found
            .diagnostics
            .push(rule.finding_at(span, message).hint(say!(
                "没有做这方面工作的，不用硬写；看全表：fazhi check --coverage",
                "leave out what was not done; the whole table: fazhi check --coverage"
            )));
    }
    found.coverage = Some(coverage);
}

fn missing(coverage: &Coverage) -> Words {
    let parts = coverage.parts.iter().filter(|part| !part.is_covered());
    let names: Vec<_> = parts.map(|part| (part.name, part.area)).collect();
    let zh: Vec<_> = names.iter().map(|(name, _)| *name).collect();
    let en: Vec<_> = names.iter().map(|(_, area)| *area).collect();
    Words {
        zh: zh.join("、"),
        en: en.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_of_the_data_hold() {
        let outline = &OUTLINES[0];
        assert_eq!(outline.parts.len(), 9);
        for line in DATA.lines() {
            let (head, sample) = line.split_once('|').unwrap_or_default();
            let fits = match head.split_whitespace().collect::<Vec<_>>().as_slice() {
                ["good", area] => (true, *area),
                ["bad", area] => (false, *area),
                _ => continue,
            };
            let part = outline
                .parts
                .iter()
                .find(|part| part.area == fits.1)
                .unwrap();
            let found = outline.words.each(sample);
            let found = found
                .map(|(_, word)| outline.parts[outline.parts_of[word]].area)
                .any(|area| area == part.area);
            assert_eq!(found, fits.0, "{sample}");
        }
    }
}
