//! 历年: the values of earlier years.

use crate::diagnostic::Diagnostic;
use crate::record::{Decimal, Located, Read, Reader, Shape, hanzi_digits, narrowed};
use crate::say;
use crate::yaml::{Kind, Node, Pair};

/// Year → value, in the order of the years.
#[derive(Clone, Debug, Default)]
pub struct Years(pub Vec<(u16, Located<Decimal>)>);

impl<'p> Read<'p> for Years {
    const SHAPE: Shape = Shape::Years;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let Kind::Map(map) = &node.kind else {
            reader.wrong_kind(
                node,
                say!(
                    "年份和数值，如 {{2021: 90, 2022: 104}}",
                    "years and values, as {{2021: 90, 2022: 104}}"
                ),
            );
            return None;
        };
        let mut years: Vec<(u16, Located<Decimal>)> = Vec::new();
        for pair in &map.pairs {
            let Some(year) = year(pair, reader) else {
                continue;
            };
            if let Some((_, first)) = years.iter().find(|(known, _)| *known == year) {
                let first = first.span;
                reader.note(
                    Diagnostic::error(
                        "YML-015",
                        pair.key_span,
                        say!("{year} 年写了两遍", "{year} is written twice"),
                    )
                    .relate(first, say!("第一次出现在这里", "first written here")),
                );
                continue;
            }
            if !matches!(pair.value.kind, Kind::Null) {
                years.extend(Located::read(&pair.value, reader).map(|value| (year, value)));
            }
        }
        years.sort_by_key(|(year, _)| *year);
        Some(Self(years))
    }
}

/// The year that a key names; what is no plain year is noted.
fn year(pair: &Pair<'_>, reader: &mut Reader<'_, '_>) -> Option<u16> {
    let typed = pair.key.trim();
    let known = |year: &u16| (1949..=2999).contains(year);
    let bare = typed
        .trim_end_matches('度')
        .trim_end_matches('年')
        .trim_end();
    if let Some(year) = bare.parse().ok().filter(known) {
        return Some(year);
    }
    let narrow = narrowed(bare);
    let wide = narrow.parse().ok().filter(known);
    let short = narrow.parse().ok().filter(|year| (10..=99).contains(year));
    let short = short.map(|year: u16| 2000 + year);
    let counted = || hanzi_digits(bare)?.parse().ok().filter(known);
    let meant = wide.or(short).or_else(counted);
    let message = say!(
        "“{typed}”不是四位年份",
        "“{typed}” is no year of four digits"
    );
    let diagnostic = Diagnostic::error("VAL-009", pair.key_span, message);
    reader.note(match meant {
        Some(year) => diagnostic.hint(say!("改成：{year}", "write: {year}")).fix(
            wide.is_some(),
            pair.key_span,
            year.to_string(),
        ),
        None => diagnostic.hint(say!("写四位年份，如 2021: 90", "four digits, as 2021: 90")),
    });
    meant
}
