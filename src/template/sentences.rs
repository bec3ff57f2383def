//! Sentences for the figures that an entry lists and its text does not mention.
//!
//! Figures that belong together stand in one sentence: a whole, its parts, the rates that they
//! make. A phrase of the clerk's is used as it is; else the pack's patterns word the figure by what
//! it is.

use super::compose::Composer;
use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Inline, Inlines, plain_text};
use crate::pack::{Patterns, SectionName};
use crate::record::{Decimal, Field, Name, Paragraph, Piece, Title};
use crate::report::{Bound, Entry, Figure, Figures, Indicator, Operand};
use crate::say;
use std::collections::{HashMap, HashSet};

/// So many groups of figures make one sentence.
const LONGEST: usize = 3;

/// A name that begins so brings its own verb.
const VERBS: [&str; 34] = [
    "办理", "办结", "受理", "审理", "审结", "收到", "接收", "作出", "做出", "开展", "组织", "举办",
    "召开", "发放", "印发", "制定", "出台", "修订", "废止", "审查", "评查", "检查", "查处", "处理",
    "化解", "调解", "调处", "培训", "发布", "公开", "提供", "新增", "完成", "发生",
];

/// Below this, a change is told as a number: “increased by 200 %” means little of 1 and 3.
const FEW: i64 = 10;

/// A figure to be worded.
#[derive(Clone, Copy)]
struct Told<'r, 'p> {
    name: &'r Name<'p>,
    figure: &'r Figure,
    indicator: &'r Indicator<'p>,
}

impl Told<'_, '_> {
    /// The figure that this one is a rate of, or the part that it is of it.
    fn is_ratio(&self, of_part: Option<&str>, of_whole: &str) -> bool {
        let Some(ratio) = &self.indicator.ratio else {
            return false;
        };
        let is = |operand: &Operand<'_>, name: &str| matches!(operand, Operand::Named(named) if named.text == name);
        is(&ratio.value.whole, of_whole) && of_part.is_none_or(|part| is(&ratio.value.part, part))
    }

    fn is(&self, other: &Self) -> bool {
        self.name.text == other.name.text
    }
}

impl<'r, 'p> Composer<'r, 'p, '_> {
    /// Sentences for the figures that the entry lists and its own words do not mention.
    pub(super) fn figure_sentences(
        &mut self,
        entry: &'r Entry<'p>,
        section: SectionName,
    ) -> Vec<Inlines<'p>> {
        let figures = self.unmentioned(entry);
        let heads = heads(&figures);
        // Neighbours share a sentence, but not with a figure that is dated by its own words.
        let mut runs: Vec<(bool, Vec<Inlines<'p>>)> = Vec::new();
        for (index, told) in figures.iter().enumerate() {
            if heads[index].is_some() {
                continue;
            }
            let (dated, group) = (is_dated(told), self.group(told, &figures, &heads));
            match runs.last_mut() {
                Some((false, groups)) if !dated => groups.push(group),
                _ => runs.push((dated, vec![group])),
            }
        }
        // Sentences of like length: four groups are two and two.
        let sentences = runs.into_iter().flat_map(|(dated, groups)| {
            let count = groups.len().div_ceil(LONGEST);
            let mut groups = groups.into_iter();
            let lengths = (0..count).rev().map(move |left| (dated, left + 1));
            let split = lengths.map(|(dated, left)| {
                let length = groups.len().div_ceil(left);
                (dated, groups.by_ref().take(length).collect())
            });
            split.collect::<Vec<_>>()
        });
        let told = plain_texts(entry).contains("全年");
        let counts = figures.first().is_some_and(|told| !told.figure.is_rate());
        // A sentence says of when it is at the start, and again behind one that is of another time.
        let (mut said, mut worded) = (told || !counts, Vec::new());
        for (dated, groups) in sentences {
            let start = if dated || said {
                Vec::new()
            } else {
                self.start(section)
            };
            said = !dated;
            let sentence = self.sentence(groups, start);
            worded.push(self.speaker.drafted(sentence));
        }
        worded
    }

    /// How a sentence of figures begins; among the plans, the year of the figures is told.
    fn start(&self, section: SectionName) -> Inlines<'p> {
        if section == SectionName::Plans {
            let mut year = self.speaker.value("year").unwrap_or_default();
            year.push(words::template("年，"));
            return year;
        }
        let patterns = &self.speaker.wordings.figures.start;
        let start = self.speaker.say("start", patterns, &|_| None);
        start.unwrap_or_default()
    }

    /// The figures to be worded, each once.
    fn unmentioned(&self, entry: &'r Entry<'p>) -> Vec<Told<'r, 'p>> {
        let mut known = mentioned(entry);
        let listed = entry.indicators.iter().filter_map(|name| {
            let figure = self.speaker.figures.get(&name.text)?;
            let indicator = self.indicator(&name.text)?;
            Some(Told {
                name,
                figure,
                indicator,
            })
        });
        let listed: Vec<_> = listed.collect();
        // A phrase may tell another figure along with its own.
        for told in &listed {
            let others = phrase_references(told.indicator).map(|(name, _)| name);
            known.extend(others.filter(|name| *name != &*told.name.text));
        }
        let mut known: HashSet<&str> = known.into_iter().collect();
        let new = listed.into_iter();
        new.filter(|told| known.insert(&told.name.text)).collect()
    }

    /// `全年…；…。`
    fn sentence(&self, groups: Vec<Inlines<'p>>, start: Inlines<'p>) -> Inlines<'p> {
        let mut plain = groups.iter().map(|group| plain_text(group));
        let long = plain.any(|group| group.contains(['，', '；']));
        let body = words::joined(groups, if long { "；" } else { "，" });
        let mut sentence = start;
        sentence.extend(body);
        words::closed(sentence)
    }

    /// A figure with its parts and rates behind it.
    fn group(
        &mut self,
        whole: &Told<'r, 'p>,
        figures: &[Told<'r, 'p>],
        heads: &[Option<usize>],
    ) -> Inlines<'p> {
        let mut clauses = vec![self.clause(whole)];
        self.members(whole, figures, heads, true, &mut clauses);
        words::joined(clauses, "，")
    }

    /// The parts of `whole` and its rates; `其中` stands where the whole has just been told.
    fn members(
        &mut self,
        whole: &Told<'r, 'p>,
        figures: &[Told<'r, 'p>],
        heads: &[Option<usize>],
        told: bool,
        clauses: &mut Vec<Inlines<'p>>,
    ) {
        let of_whole = |(index, member): (usize, &Told<'r, 'p>)| {
            let head = heads[index].map(|head| &figures[head]);
            head.is_some_and(|head| head.is(whole)).then_some(*member)
        };
        let members: Vec<_> = figures.iter().enumerate().filter_map(of_whole).collect();
        let (rates, parts): (Vec<_>, Vec<_>) = members
            .into_iter()
            .partition(|member| member.is_ratio(None, &whole.name.text));
        if !parts.is_empty() {
            let worded: Vec<_> = parts.iter().map(|part| self.clause(part)).collect();
            let long = worded.iter().any(|part| plain_text(part).contains('，'));
            let list = words::joined(worded, if long { "，" } else { "、" });
            let own = |name: &str| (name == "parts").then(|| list.clone());
            let patterns = &self.speaker.wordings.figures.parts;
            let worded = told.then(|| self.speaker.say("parts", patterns, &own));
            clauses.push(worded.flatten().unwrap_or_else(|| list.clone()));
        }
        for rate in &rates {
            let clause = self.clause(rate);
            clauses.push(clause);
        }
        for part in &parts {
            self.members(part, figures, heads, false, clauses);
        }
    }

    /// `行政复议申请196件，同比下降12%`, or what the clerk's phrase makes of it.
    fn clause(&mut self, told: &Told<'r, 'p>) -> Inlines<'p> {
        let value = self.value_of(told);
        let clause = match &told.indicator.phrase {
            Some(phrase) => {
                let paragraphs = phrase.0.paragraphs.iter();
                let figures = self.speaker.figures;
                paragraphs
                    .flat_map(|pieces| with_slot(pieces, &value, figures))
                    .collect()
            }
            None => self.plain_clause(told, value),
        };
        let change = self.change(told);
        let behind: Vec<_> = change.into_iter().chain(self.target(told)).collect();
        words::joined([clause].into_iter().chain(behind), "，")
    }

    fn value_of(&self, told: &Told<'r, 'p>) -> Inline<'p> {
        let words = told.figure.words(Field::Figure);
        let value = words::figure(told.figure, words, told.name.span).pop();
        value.unwrap_or_else(|| Inline::Missing {
            what: told.name.text.to_string(),
            span: Some(told.name.span),
        })
    }

    fn plain_clause(&self, told: &Told<'r, 'p>, value: Inline<'p>) -> Inlines<'p> {
        let speaker = &self.speaker;
        let figures = &speaker.wordings.figures;
        let (turn, patterns): (_, &Patterns<'_>) = match told.figure {
            figure if figure.is_rate() => ("rate", &figures.rate),
            figure if figure.is_zero() => ("zero", &figures.zero),
            _ => ("count", &figures.count),
        };
        let name = || words::name(told.name);
        let own = |placeholder: &str| match placeholder {
            "name" => Some(name()),
            "figure" => Some(vec![value.clone()]),
            _ => None,
        };
        let worded = match self.verb(told) {
            Some(pattern) => Some(speaker.pattern(pattern, &own)),
            None => speaker.say(turn, patterns, &own),
        };
        let clause = worded.unwrap_or_else(|| [name(), vec![value.clone()]].concat());
        let period = told.indicator.period.as_ref();
        let mut all = period.map_or_else(Vec::new, |period| words::title(period, speaker.figures));
        all.extend(clause);
        all
    }

    /// What the pack says of counts whose names end so.
    fn verb(&self, told: &Told<'r, 'p>) -> Option<&'r Title<'r>> {
        if told.figure.is_rate() {
            return None;
        }
        let name = &*told.name.text;
        if VERBS.iter().any(|verb| name.starts_with(verb)) {
            return None;
        }
        let mut rows = self.speaker.wordings.figures.verbs.iter();
        let row = rows.find(|row| row.names.0.iter().any(|end| name.ends_with(&*end.text)))?;
        let pattern = if told.figure.is_zero() {
            &row.zero
        } else {
            &row.count
        };
        pattern.as_ref()
    }

    /// The change on last year, unless the phrase tells it.
    fn change(&mut self, told: &Told<'r, 'p>) -> Option<Inlines<'p>> {
        let figure = told.figure;
        let own = &*told.name.text;
        let mut references = phrase_references(told.indicator);
        let is_change = |field| matches!(field, Field::YearOnYear | Field::Change);
        if references.any(|(name, field)| name == own && is_change(field)) {
            return None;
        }
        // A place in a ranking does not grow.
        if own.contains("排名") || own.contains("名次") {
            return None;
        }
        let previous = figure.previous?;
        let few = !figure.is_rate() && (previous.is_below(FEW) || figure.is_zero());
        let level = figure.words(Field::Change).as_deref() == Some("持平");
        let figures = &self.speaker.wordings.figures;
        let (turn, patterns, placeholder, field) = if few && !level {
            ("difference", &figures.difference, "change", Field::Change)
        } else {
            ("change", &figures.change, "yoy", Field::YearOnYear)
        };
        let value = words::figure(figure, figure.words(field), told.name.span);
        if value.is_empty() {
            self.note_zero(told);
            return None;
        }
        let own = |name: &str| (name == placeholder).then(|| value.clone());
        self.speaker.say(turn, patterns, &own)
    }

    /// TPL-009
    fn note_zero(&mut self, told: &Told<'_, '_>) {
        if !told.figure.previous.is_some_and(Decimal::is_zero) {
            return;
        }
        let text = &told.name.text;
        self.diagnostics.push(Diagnostic::new(
            Severity::Info,
            "TPL-009",
            told.name.span,
            say!(
                "「{text}」上年是 0，模板拟写的句子没有写同比",
                "“{text}” was 0 last year; the drafted sentence states no change"
            ),
        ));
    }

    /// A target that was met; of one that was missed, the clerk decides what is said.
    fn target(&mut self, told: &Told<'r, 'p>) -> Option<Inlines<'p>> {
        let mut references = phrase_references(told.indicator);
        if references.any(|(_, field)| field == Field::Target) {
            return None;
        }
        if told.figure.target_missed() {
            self.note_missed(told);
        }
        let figures = &self.speaker.wordings.figures;
        let (turn, patterns) = match told.figure.target_met()? {
            Bound::AtMost | Bound::Below => ("kept", &figures.kept),
            Bound::Exactly | Bound::AtLeast | Bound::Above => ("reached", &figures.reached),
        };
        let words = told.figure.words(Field::Target);
        let value = words::figure(told.figure, words, told.name.span);
        let own = |name: &str| (name == "target").then(|| value.clone());
        self.speaker.say(turn, patterns, &own)
    }
}

impl Composer<'_, '_, '_> {
    /// TPL-035
    fn note_missed(&mut self, told: &Told<'_, '_>) {
        let text = &told.name.text;
        let target = told.figure.words(Field::Target).unwrap_or_default();
        let message = say!(
            "「{text}」没有达到目标（{target}），模板拟写的句子没有写目标",
            "“{text}” missed its target ({target}); the drafted sentence does not tell it"
        );
        self.diagnostics.push(
            Diagnostic::warning("TPL-035", told.name.span, message).hint(say!(
                "要写的话，在正文或「表述」里自己写；原因可以写进「不足」",
                "tell it in the text or the phrase, and why among the shortcomings"
            )),
        );
    }
}

/// So deep may parts have parts of their own in one sentence.
const DEEPEST: usize = 3;

/// For each of `figures` the one behind which it is worded: the whole that it is a part or a rate of.
fn heads(figures: &[Told<'_, '_>]) -> Vec<Option<usize>> {
    let names = figures.iter().enumerate();
    let names: HashMap<&str, usize> = names
        .map(|(index, told)| (&*told.name.text, index))
        .collect();
    let listed = |operand: &Operand<'_>| match operand {
        Operand::Named(name) => names.get(&*name.text).copied(),
        Operand::Number(_) => None,
    };
    let mut heads = vec![None; figures.len()];
    for (index, told) in figures.iter().enumerate() {
        if let Some(ratio) = &told.indicator.ratio
            && let (Some(part), Some(whole)) =
                (listed(&ratio.value.part), listed(&ratio.value.whole))
        {
            // A rate stands behind its whole where its part is told there too.
            heads[part].get_or_insert(whole);
            heads[index].get_or_insert(whole);
        }
        let operands = told.indicator.sum.iter().flat_map(|sum| &sum.value.0);
        for part in operands.filter_map(listed) {
            heads[part].get_or_insert(index);
        }
    }
    // Long chains, and circles, stand alone: nothing is lost.
    let shallow = |index: usize| {
        let mut at = index;
        (0..DEEPEST).any(|_| match heads[at] {
            Some(head) if head != index => {
                at = head;
                false
            }
            found => found.is_none(),
        })
    };
    (0..figures.len())
        .map(|index| heads[index].filter(|_| shallow(index)))
        .collect()
}

/// True where the figure's own words say of when it is.
fn is_dated(told: &Told<'_, '_>) -> bool {
    const DATED: [&str; 8] = [
        "全年",
        "截至",
        "目前",
        "年内",
        "当年",
        "今年",
        "自",
        "一年来",
    ];
    let phrase = told.indicator.phrase.as_ref();
    let dated = phrase.is_some_and(|phrase| {
        let pieces = phrase.0.paragraphs.iter().flatten();
        let words: String = pieces.map(piece_words).collect();
        DATED.iter().any(|date| words.starts_with(date)) || words.starts_with(char::is_numeric)
    });
    dated || told.indicator.period.is_some()
}

fn piece_words<'e>(piece: &'e Piece<'_>) -> &'e str {
    match piece {
        Piece::Words(segment) => &segment.text,
        Piece::Figure(_) | Piece::Slot(_) => "",
    }
}

/// The figures that a phrase refers to, besides its own slot.
fn phrase_references<'e>(indicator: &'e Indicator<'_>) -> impl Iterator<Item = (&'e str, Field)> {
    let phrase = indicator.phrase.iter();
    let pieces = phrase.flat_map(|phrase| phrase.0.paragraphs.iter().flatten());
    pieces.filter_map(|piece| match piece {
        Piece::Figure(reference) => Some((reference.name.as_str(), reference.field)),
        Piece::Words(_) | Piece::Slot(_) => None,
    })
}

/// The words of an entry's own text.
fn plain_texts(entry: &Entry<'_>) -> String {
    let texts = entry.text.iter().flat_map(|text| &text.paragraphs);
    texts.flatten().map(piece_words).collect()
}

/// The figures that an entry's own words refer to.
fn mentioned<'e>(entry: &'e Entry<'_>) -> Vec<&'e str> {
    let titles = entry.title.iter().map(|title| &title.pieces);
    let texts = entry.text.iter().flat_map(|text| &text.paragraphs);
    let points = entry.points.iter().flat_map(|point| {
        let title = point.title.iter().map(|title| &title.pieces);
        title.chain(point.text.iter().flat_map(|text| &text.paragraphs))
    });
    let cause = entry.cause.iter().flat_map(|cause| &cause.paragraphs);
    let captions = entry
        .table
        .iter()
        .filter_map(|table| table.caption.as_ref());
    let captions = captions.map(|caption| &caption.pieces);
    let cells = entry.table.iter().flat_map(|table| {
        let rows = table.rows.iter().flat_map(|row| &row.cells);
        let cells = table.columns.iter().chain(rows);
        cells
            .filter_map(|cell| cell.0.as_ref())
            .map(|cell| &cell.pieces)
    });
    let all = titles.chain(texts).chain(points).chain(cause);
    let all = all.chain(captions).chain(cells);
    all.flatten()
        .filter_map(|piece| match piece {
            Piece::Figure(reference) => Some(reference.name.as_str()),
            Piece::Words(_) | Piece::Slot(_) => None,
        })
        .collect()
}

/// A phrase with the figure in its slot; at its end where it has none.
fn with_slot<'p>(pieces: &Paragraph<'p>, value: &Inline<'p>, figures: &Figures) -> Inlines<'p> {
    let mut inlines: Inlines<'p> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Slot(_) => inlines.push(value.clone()),
            other => inlines.extend(words::paragraph(&vec![other.clone()], figures)),
        }
    }
    if !pieces.iter().any(|piece| matches!(piece, Piece::Slot(_))) {
        inlines.push(value.clone());
    }
    inlines
}
