//! TRM-006: titles of laws and policies. REF-002: the article that is cited exists.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Diagnostic, Words};
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::{Law, Laws, pairs};
use std::ops::Range;

/// A title that is cited.
struct Cited<'p> {
    passage: &'p Passage,
    /// The title without 中华人民共和国 and what stands in brackets at its end.
    range: Range<usize>,
    title: &'p str,
    /// What stands in brackets at its end.
    bracket: Option<&'p str>,
    /// What follows the closing mark.
    behind: &'p str,
}

pub(super) fn titles(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let year = facts.about.year;
    each(facts, |cited| {
        found.diagnostics.extend(title(rule, &cited, year));
    });
}

pub(super) fn articles(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    each(facts, |cited| {
        let count = Laws::builtin()
            .named(cited.title)
            .and_then(|law| law.articles);
        let Some((number, count)) = article(cited.behind).zip(count) else {
            return;
        };
        if number <= count {
            return;
        }
        let title = cited.title;
        let message = say!(
            "《{title}》没有第{number}条：历次版本最多{count}条",
            "《{title}》 has no article {number}: none of its versions has more than {count}"
        );
        let finding = rule.finding(cited.passage, cited.range.clone(), message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "核对条文；引用的是实施条例、司法解释的，写明它的名称",
                "look it up; name the regulation or interpretation, where that is cited"
            ))
        }));
    });
}

/// Every title in book-title marks; titles within titles are not taken apart.
fn each<'p>(facts: &Facts<'p>, mut look: impl FnMut(Cited<'p>)) {
    for (_, passage) in facts.prose.each() {
        if matches!(passage.part, Part::Element(_)) {
            continue;
        }
        for pair in pairs(&passage.text, ['《', '》']) {
            let inner = pair.start + '《'.len_utf8()..pair.end - '》'.len_utf8();
            let behind = passage.text.get(pair.end..).unwrap_or_default();
            let text = passage.slice(inner.clone());
            let own = text.strip_prefix("中华人民共和国").unwrap_or(text);
            let start = inner.end - own.len();
            let (title, bracket) = match own.split_once('（') {
                Some((title, rest)) => (title, rest.strip_suffix('）')),
                None => (own, None),
            };
            look(Cited {
                passage,
                range: start..start + title.len(),
                title,
                bracket,
                behind,
            });
        }
    }
}

fn title(rule: &Rule, cited: &Cited<'_>, year: Option<u16>) -> Option<Diagnostic> {
    let laws = Laws::builtin();
    let say = |message: Words| rule.finding(cited.passage, cited.range.clone(), message);
    let title = cited.title;
    let Some(law) = laws.named(title) else {
        let right = laws.meant(title)?.title;
        let finding = say(say!(
            "《{title}》与《{right}》很像，后者才是现行名称",
            "《{title}》 is much like 《{right}》, which is the title in force"
        ))?;
        let finding = finding.hint(say!(
            "引用的是后者，就写“{right}”；另有《{title}》的，不用改",
            "where that is meant, write “{right}”; where there is a 《{title}》, leave it"
        ));
        let typed = cited.passage.is_typed(cited.range.clone());
        let span = finding.span.filter(|_| typed);
        return Some(match span {
            Some(span) => finding.fix(false, span, right),
            None => finding,
        });
    };
    ended(law, year).and_then(say).or_else(|| {
        let finding = say(misdated(law, cited).or_else(|| misnumbered(law, cited))?)?;
        let right = law
            .number
            .or(law.periods.last().copied())
            .unwrap_or_default();
        Some(finding.hint(say!("核对：{right}", "compare: {right}")))
    })
}

/// A law that was replaced before the year that is reported on.
fn ended(law: &Law, year: Option<u16>) -> Option<Words> {
    let (title, ended, next) = (law.title, law.ended?, law.followed_by?);
    (year? >= ended).then(|| {
        say!(
            "《{title}》{ended}年起已由《{next}》取代；引用当时规定的不用改",
            "《{next}》 took the place of 《{title}》 in {ended}; leave it where the law of its time is cited"
        )
    })
}

/// A period that is not that of the title: 2021-2025 without 年, or other years.
fn misdated(law: &Law, cited: &Cited<'_>) -> Option<Words> {
    let bracket = cited.bracket?;
    if law.periods.is_empty() || !bracket.starts_with(|digit: char| digit.is_ascii_digit()) {
        return None;
    }
    let dash = |mark: char| matches!(mark, '-' | '－' | '–' | '—' | '―' | '~' | '～' | '至' | '─');
    let plain: String = bracket.chars().filter(|mark| !dash(*mark)).collect();
    let same = law.periods.iter().any(|period| {
        let period: String = period.chars().filter(|mark| !dash(*mark)).collect();
        period == plain
    });
    let right = law.periods.join("”或“");
    let title = law.title;
    (!same).then(|| {
        say!(
            "《{title}》括号里应是“{right}”，这里是“{bracket}”",
            "the brackets of 《{title}》 hold “{right}”, not “{bracket}”"
        )
    })
}

/// A document number behind the title that is another's.
fn misnumbered(law: &Law, cited: &Cited<'_>) -> Option<Words> {
    let right = law.number?;
    let (number, _) = cited.behind.strip_prefix('（')?.split_once('）')?;
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let numbered = number.ends_with('号') && number.chars().count() <= 20;
    let title = law.title;
    (numbered && digits(number) != digits(right)).then(|| {
        say!(
            "《{title}》的文号是{right}，这里是{number}",
            "the number of 《{title}》 is {right}, not {number}"
        )
    })
}

/// The number in 第…条 that `text` begins with, behind what may stand in brackets.
fn article(text: &str) -> Option<u32> {
    let text = match text.strip_prefix('（') {
        Some(rest) => rest.split_once('）')?.1,
        None => text,
    };
    let (number, _) = text.strip_prefix('第')?.split_once('条')?;
    super::super::repetition::number(number)
}
