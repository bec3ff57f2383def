//! Whose figure it is, and whether it was revised: what keeps a figure from being compared across years.

use super::super::stated::{Line, Said};
use crate::check::office::office_of;
use crate::prose::{Part, Prose, sentences};
use crate::terms::WordSet;

/// Words that name a whole: the reporting place's own, or a wider or narrower one.
static WHOLES: WordSet = WordSet::new(&[
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全旗",
    "全盟",
    "全镇",
    "全乡",
    "全街道",
    "全域",
    "全系统",
    "本地区",
    "全地区",
    "各地",
]);

/// Words that tell of figures that were set anew.
static REVISED: WordSet = WordSet::new(&[
    "口径",
    "可比",
    "修订",
    "修正",
    "更正",
    "调整为",
    "调整后",
    "调整至",
    "已调整",
    "经调整",
    "有调整",
    "数据调整",
    "数调整",
    "相应调整",
    "重新核定",
    "重新统计",
    "重新核算",
    "核定后",
    "核实后",
    "核减",
    "核增",
    "补报",
    "补录",
    "追溯",
    "剔除",
]);

/// The place that a report is of, as its figures name it: `全县`.
pub struct Home(Option<String>);

impl Home {
    /// As the office in the title tells it.
    pub fn of(prose: &Prose) -> Self {
        let office = office_of(prose).unwrap_or_default();
        Self(level(&office).map(|level| format!("全{level}")))
    }

    /// The wholes that a sentence names up to a figure, other than the report's own.
    pub fn others(&self, line: &Line<'_>, said: &Said<'_>) -> Vec<&'static str> {
        let text = line.passage.slice(line.range.start..said.number.range.end);
        let named = WHOLES.each(text).map(|(_, index)| WHOLES.all()[index]);
        let mut named: Vec<_> = named
            .filter(|word| self.0.as_deref() != Some(*word))
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }
}

/// The last place that an office's name holds: 县 of 云溪县城市管理局.
fn level(office: &str) -> Option<char> {
    const WORDS: [&str; 12] = [
        "城市", "市场", "市政", "市民", "市容", "社区", "小区", "地区", "园区", "区域", "乡村",
        "城镇",
    ];
    let mut found = office.char_indices().rev();
    let found = found.find(|(at, letter)| {
        let word = WORDS.iter().any(|word| {
            let inside = word.find(*letter).and_then(|ahead| at.checked_sub(ahead));
            inside
                .and_then(|start| office.get(start..))
                .is_some_and(|rest| rest.starts_with(word))
        });
        "省市县区州旗盟镇乡".contains(*letter) && !word
    });
    found.map(|(_, letter)| letter)
}

/// True where a sentence, or the next one, says that figures were revised.
pub fn is_revised(line: &Line<'_>) -> bool {
    let rest = line
        .passage
        .slice(line.range.start..line.passage.text.len());
    let next = sentences(line.passage.slice(line.range.end..line.passage.text.len()));
    let end = line.range.len() + next.first().map_or(0, |next| next.end);
    REVISED.any(rest.get(..end).unwrap_or(rest))
}

/// True where a note under the text says so of last year's figures as a whole.
pub fn notes_revision(prose: &Prose) -> bool {
    prose.passages.iter().any(|passage| {
        let text = passage
            .text
            .trim_start_matches(['（', '(', '*', '※', ' ', '\u{3000}']);
        let note = ["注：", "注:", "备注", "说明：", "数据说明"];
        let told = matches!(passage.part, Part::Text | Part::Cell { .. } | Part::Caption);
        told && note.iter().any(|word| text.starts_with(word)) && REVISED.any(text)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_office_tells_its_place() {
        for (office, level) in [
            ("云溪县司法局", Some('县')),
            ("云溪县城市管理局", Some('县')),
            ("云溪市市场监督管理局", Some('市')),
            ("江州市云溪区人民政府", Some('区')),
            ("青山镇人民政府", Some('镇')),
            ("城市管理局", None),
            ("", None),
        ] {
            assert_eq!(super::level(office), level, "{office}");
        }
    }
}
