//! KEY-001: a key that its mapping does not have: it belongs elsewhere, or is misspelt.

use super::reader::{Key, Reader, Record, Shape};
use crate::diagnostic::{Diagnostic, Step, Words};
use crate::say;
use crate::yaml::{Kind, Pair};
use std::collections::HashMap;

/// What is known of unknown keys: a key that is misspelt once is often misspelt throughout, and whoever
/// writes one in a wrong place writes many.
#[derive(Default)]
pub struct Guesses {
    /// Which key of a mapping a word was probably meant to be: its spelling, its English name.
    meant: HashMap<(*const Record, String), Option<(&'static str, &'static str)>>,
    /// All mappings below one.
    homes: HashMap<*const Record, Vec<Home>>,
}

impl Guesses {
    fn meant(
        &mut self,
        typed: &str,
        record: &'static Record,
    ) -> Option<(&'static str, &'static str)> {
        let place = (std::ptr::from_ref(record), typed.to_owned());
        let guess = || {
            let keys = record.keys.iter();
            let spellings = keys.flat_map(|key| key.spellings().map(move |known| (known, key.en)));
            let spellings: Vec<_> = spellings.collect();
            let nearest = super::nearest::nearest(typed, spellings.iter().copied());
            nearest.or_else(|| super::nearest::contained(typed, spellings))
        };
        *self.meant.entry(place).or_insert_with(guess)
    }

    fn homes(&mut self, top: &'static Record) -> &[Home] {
        let place = std::ptr::from_ref(top);
        self.homes.entry(place).or_insert_with(|| homes(top))
    }
}

impl<'p> Reader<'_, 'p> {
    /// Notes KEY-001; returns the key that was probably meant.
    pub(super) fn unknown_key(
        &mut self,
        record: &'static Record,
        written: &[bool],
        pair: &Pair<'p>,
    ) -> Option<&'static str> {
        let typed = pair.key.trim();
        if let Some(places) = Places::of(typed, record, self.home, &mut self.guesses) {
            self.strayed.extend(places.top);
            let diagnostic = Diagnostic::error("KEY-001", pair.key_span, self.not_here(typed));
            let diagnostic = diagnostic.hint(places.told(typed));
            self.note(diagnostic.hint(offered(record, typed)));
            return None;
        }
        let nearest = self.guesses.meant(typed, record);
        // That letters were lost may have been said, and is the cause.
        let lost = typed.contains(char::REPLACEMENT_CHARACTER);
        if !(lost && self.diagnostics.iter().any(|said| said.code == "YML-006")) {
            self.misspelt_key(record, written, pair, nearest);
        }
        nearest.map(|(_, key)| key)
    }

    fn misspelt_key(
        &mut self,
        record: &'static Record,
        written: &[bool],
        pair: &Pair<'p>,
        nearest: Option<(&'static str, &'static str)>,
    ) {
        let typed = pair.key.trim();
        let message = match nearest {
            Some((spelling, _)) => say!(
                "没有「{typed}」这个栏目，是不是「{spelling}」？",
                "there is no key “{typed}”; did you mean “{spelling}”?"
            ),
            None => say!("没有「{typed}」这个栏目", "there is no key “{typed}”"),
        };
        let mut diagnostic = Diagnostic::error("KEY-001", pair.key_span, message);
        if let Some((spelling, key)) = nearest {
            let value = match &pair.value.kind {
                Kind::Scalar(scalar) if scalar.value.chars().count() <= 20 => {
                    format!(": {}", scalar.value)
                }
                _ => String::new(),
            };
            diagnostic =
                diagnostic.hint(say!("改成：{spelling}{value}", "write: {spelling}{value}"));
            // Else it would be written twice.
            let mut keys = record.keys.iter().zip(written);
            if !keys.any(|(other, &written)| written && other.en == key) {
                diagnostic = diagnostic.fix(false, pair.key_span, spelling);
            }
        }
        if is_counted(typed) && matches!(pair.value.kind, Kind::Null) {
            diagnostic = diagnostic.hint(say!(
                "数字中间不要写逗号：23,800 写成 23800",
                "leave the comma out of a number: 23800"
            ));
        }
        self.note(diagnostic.hint(offered(record, typed)));
    }

    /// That a key of another mapping does not belong here.
    fn not_here(&self, typed: &str) -> Words {
        let name = self.key_name();
        let (zh, en) = (name.zh, name.en);
        match self.path.last() {
            None => say!(
                "最外层没有「{typed}」这个栏目",
                "“{typed}” is no key of the whole file"
            ),
            Some(Step::Key(..)) => say!(
                "「{zh}」下面没有「{typed}」这个栏目",
                "“{en}” has no key “{typed}”"
            ),
            Some(Step::Item(..) | Step::Heading(_)) => say!(
                "「{zh}」的一条里没有「{typed}」这个栏目",
                "an element of “{en}” has no key “{typed}”"
            ),
        }
    }
}

/// The keys that there are.
fn offered(record: &Record, typed: &str) -> Words {
    let chinese = !typed.is_ascii() || typed.is_empty() || is_counted(typed);
    let keys = record.keys.iter();
    let keys = keys.map(|key| if chinese { key.zh } else { key.en });
    let keys: Vec<_> = keys.collect();
    let (zh_list, en_list) = (keys.join("、"), keys.join(", "));
    let (what, name) = (record.zh, record.name);
    say!("{what}下可用的栏目：{zh_list}", "keys of {name}: {en_list}")
}

fn is_counted(typed: &str) -> bool {
    !typed.is_empty() && typed.chars().all(|found| found.is_ascii_digit())
}

/// Where a key belongs.
struct Places {
    /// It is one of the whole file.
    top: Option<&'static str>,
    /// The mappings that have it, the nearest first.
    homes: Vec<Home>,
}

/// A mapping, and the way to it.
#[derive(Clone, Copy)]
struct Home {
    record: &'static Record,
    /// The key it stands under.
    key: &'static Key,
    /// It is an element of a list.
    element: bool,
    /// Further keys have the same under them.
    several: bool,
}

impl Places {
    /// Where the key called `typed`, which `record` lacks, stands in a file that is `top`: right below,
    /// at the top, or anywhere.
    fn of(
        typed: &str,
        record: &'static Record,
        top: &'static Record,
        guesses: &mut Guesses,
    ) -> Option<Self> {
        let found = named(top, typed).map(|key| key.en);
        let has = |home: &&Home| named(home.record, typed).is_some();
        let mut below = guesses.homes(record).iter().filter(has);
        let near = below.find(|home| {
            !home.element && record.keys.iter().any(|key| std::ptr::eq(key, home.key))
        });
        let homes = match (near.copied(), found) {
            (Some(home), _) => vec![home],
            (None, Some(_)) => Vec::new(),
            (None, None) => guesses.homes(top).iter().filter(has).copied().collect(),
        };
        let top = found.filter(|_| homes.is_empty());
        (top.is_some() || !homes.is_empty()).then_some(Self { top, homes })
    }

    fn told(&self, typed: &str) -> Words {
        let Some(home) = self.homes.first() else {
            return say!(
                "「{typed}」写在最外层，顶格（前面不留空格）",
                "“{typed}” stands at the top, with no blanks ahead"
            );
        };
        let (zh, en) = (home.key.zh, home.key.en);
        let (what, name) = (home.record.zh, home.record.name);
        let mut told = match (home.element, home.several) {
            (true, _) => say!(
                "「{typed}」写在「{what}」的一条里",
                "“{typed}” stands in one element of a list of {name}"
            ),
            (false, true) => say!(
                "「{typed}」写在「{zh}」等{what}下面",
                "“{typed}” stands under “{en}” and the like"
            ),
            (false, false) => say!(
                "「{typed}」写在「{zh}」下面",
                "“{typed}” stands under “{en}”"
            ),
        };
        if self.homes.len() > 1 {
            let others = |lang: usize| {
                let others = self.homes.iter().skip(1).take(3);
                let others = others.map(|home| [home.record.zh, home.record.name][lang]);
                others.collect::<Vec<_>>()
            };
            let (zh, en) = (others(0).join("」「"), others(1).join(", "));
            told.zh += &format!("（「{zh}」里也有这个栏目）");
            told.en += &format!(" (as under {en})");
        }
        told
    }
}

/// All mappings below `top`, level by level, each once.
fn homes(top: &'static Record) -> Vec<Home> {
    let mut found: Vec<Home> = Vec::new();
    let mut next = 0;
    let mut from = Some(top);
    while let Some(parent) = from {
        for (index, key) in parent.keys.iter().enumerate() {
            for (record, element) in records((parent.shape_of)(index), false) {
                let known = |home: &&mut Home| std::ptr::eq(home.record, record);
                match found.iter_mut().find(known) {
                    Some(home) if !std::ptr::eq(home.key, key) => {
                        let beside = parent.keys.iter().any(|own| std::ptr::eq(own, home.key));
                        home.several |= beside && home.element == element;
                    }
                    Some(_) => {}
                    None if std::ptr::eq(record, top) => {}
                    None => found.push(Home {
                        record,
                        key,
                        element,
                        several: false,
                    }),
                }
            }
        }
        from = found.get(next).map(|home| home.record);
        next += 1;
    }
    found
}

/// The mappings of a shape, and whether each is an element of a list.
fn records(shape: Shape, element: bool) -> Vec<(&'static Record, bool)> {
    match shape {
        Shape::Record(record) => vec![(record(), element)],
        Shape::List(inner) => records(inner(), true),
        Shape::OneOrMany(inner) => records(inner(), element),
        Shape::Either(both) => {
            let both = both().into_iter();
            both.flat_map(|shape| records(shape, element)).collect()
        }
        _ => Vec::new(),
    }
}

fn named(record: &'static Record, typed: &str) -> Option<&'static Key> {
    let mut keys = record.keys.iter();
    keys.find(|key| key.spellings().any(|spelling| spelling == typed))
}
