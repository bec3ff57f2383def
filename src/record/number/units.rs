//! A number with a unit, a percent sign, 万 or 亿 behind it.

use super::cure::{Added, lines, quoted};
use super::{Decimal, Number, Slip};
use crate::diagnostic::{Diagnostic, Edit, Words};
use crate::record::narrowed;
use crate::say;

impl Slip<'_, '_, '_> {
    pub(super) fn number(&self, number: &Number, value: Decimal) -> (Diagnostic, Option<Decimal>) {
        let own = self.beside.unit.as_ref().map(|(unit, _)| narrowed(unit));
        let same = !number.tail.is_empty() && own.as_deref() == Some(&*number.tail);
        let percent = number.unit == "%" || number.before.contains(&"百分之");
        if percent && number.scale.is_none() {
            (self.percent(number, own.as_deref()), Some(value))
        } else if number.scale.is_some() && !same {
            (self.scaled(number, value), None)
        } else {
            (self.dressed(number, own.as_deref(), same), Some(value))
        }
    }

    /// VAL-001
    pub(super) fn dressed(&self, number: &Number, own: Option<&str>, same: bool) -> Diagnostic {
        let (zh, en) = (&self.name.zh, &self.name.en);
        let unit = if same { &number.tail } else { &number.unit };
        let money = number
            .before
            .iter()
            .any(|word| matches!(*word, "¥" | "人民币"));
        let unit = if money && unit.is_empty() {
            "元"
        } else {
            unit
        };
        let fits = unit.is_empty() || own == Some(unit);
        let words = number
            .before
            .iter()
            .filter(|word| !matches!(**word, "¥" | "人民币"));
        let odd = number.odd.filter(|_| !same);
        let (drop_zh, drop_en) = dropped(number, if money { "" } else { unit }, odd);
        let typed = self.typed;
        let message = match (drop_zh.is_empty(), number.wide) {
            (true, _) if number.wide => say!(
                "「{zh}」要用半角数字，现在是全角的“{typed}”",
                "“{en}” takes plain digits, not the full-width “{typed}”"
            ),
            (true, _) => say!(
                "「{zh}」只填数字，现在是“{typed}”",
                "“{en}” takes a plain number, not “{typed}”"
            ),
            (false, true) => say!(
                "「{zh}」只填数字：去掉{drop_zh}，全角数字换成半角",
                "“{en}” takes a plain number: leave out {drop_en}, and the full width"
            ),
            (false, false) => say!(
                "「{zh}」只填数字：去掉{drop_zh}",
                "“{en}” takes a plain number: leave out {drop_en}"
            ),
        };
        let bare = odd.is_none() && number.remark.is_empty();
        let plain = fits && bare && words.count() == 0;
        let mut added = Vec::new();
        if !fits && own.is_none() {
            added.push(("unit", "单位", quoted(unit)));
        }
        self.qualify(number, odd, &mut added);
        let why = match own {
            Some(_) if fits && !unit.is_empty() => say!(
                "（“{unit}”与「单位」一致，可放心去掉）",
                " (“{unit}” is the unit already)"
            ),
            Some(own) if !fits => say!(
                "（「单位」现在是“{own}”，请核对）",
                " (the unit is “{own}”: check it)"
            ),
            _ => say!("", ""),
        };
        let mut diagnostic = self.error("VAL-001", message);
        if !number.remark.is_empty() {
            diagnostic = diagnostic.hint(say!(
                "括号里的说明写进「备注」，要印的写进「正文」",
                "what stands in brackets goes into “note”, or into the text where it is to be printed"
            ));
        }
        self.cure(
            diagnostic,
            plain && number.sure,
            &number.digits,
            &added,
            None,
            &why,
        )
    }

    /// VAL-003
    fn percent(&self, number: &Number, own: Option<&str>) -> Diagnostic {
        let digits = &number.digits;
        let mark = ["百分之", "％", "﹪", "%"];
        let mark = mark
            .iter()
            .find(|mark| self.typed.contains(**mark))
            .unwrap_or(&"%");
        let message = say!(
            "百分比不要写“{mark}”：填 {digits}，单位写“%”",
            "leave out “{mark}”: write {digits}, and % as the unit"
        );
        let words = number
            .before
            .iter()
            .filter(|word| **word != "百分之")
            .count();
        let mut added = Vec::new();
        let mut unit = None;
        let why = match (own, &self.beside.unit) {
            (Some("%"), _) => say!(
                "（「单位」是“%”，会印成 {digits}%）",
                " (the unit is %: it prints {digits}%)"
            ),
            (Some(other), Some((_, Some(place)))) => {
                unit = Some(*place);
                say!(
                    "，「单位」改成 \"%\"（现在是“{other}”，请核对）",
                    ", and the unit to \"%\" (it is “{other}”: check it)"
                )
            }
            _ => {
                added.push(("unit", "单位", "\"%\"".to_owned()));
                say!("", "")
            }
        };
        self.qualify(number, number.odd, &mut added);
        let safe = own == Some("%") && words == 0 && number.odd.is_none() && number.sure;
        let edit = unit.map(|place| (place, "\"%\"".to_owned()));
        self.cure(
            self.error("VAL-003", message),
            safe,
            digits,
            &added,
            edit,
            &why,
        )
    }

    /// VAL-002
    fn scaled(&self, number: &Number, value: Decimal) -> Diagnostic {
        let (zh, en) = (&self.name.zh, &self.name.en);
        let digits = &number.digits;
        let (word, power) = number.scale.unwrap_or(("万", 4));
        let Some(full) = value.times_ten(power).map(|full| full.to_string()) else {
            return self.too_long();
        };
        let mut added = Vec::new();
        self.qualify(number, number.odd, &mut added);
        if !matches!(word, "万" | "亿") {
            let message = say!(
                "「{zh}」里有“{word}”，要写全",
                "“{en}” holds “{word}”: write it in full"
            );
            let diagnostic = self.error("VAL-002", message);
            return self.cure(diagnostic, false, &full, &added, None, &say!("", ""));
        }
        let own = self.beside.unit.as_ref().map(|(unit, _)| unit.as_str());
        // The unit may hold the word already: 3.2万 beside 万件.
        let counted = match own {
            Some(own) => own.strip_prefix(word).unwrap_or(own),
            None => &number.unit,
        };
        let large = format!("{word}{counted}");
        let message = say!(
            "「{zh}」里有“{word}”：是 {full}，还是单位为“{large}”的 {digits}？",
            "“{en}” holds “{word}”: is it {full}, or {digits} in the unit {large}?"
        );
        let (first, one) = self.choice(&full, counted, &added);
        let (second, two) = self.choice(digits, &large, &added);
        let Words {
            zh: one_zh,
            en: one_en,
        } = &first;
        let Words {
            zh: two_zh,
            en: two_en,
        } = &second;
        let mut diagnostic = self
            .error("VAL-002", message)
            .hint(say!("选一种：{one_zh}", "either: {one_en}"))
            .hint(say!("　　或：{two_zh}", "or: {two_en}"))
            .hint(say!(
                "要印成 {digits}{word}{counted}，选前一种，再补一行 量级: {word}",
                "to print {digits}{word}{counted}, take the first and add scale: {word}"
            ));
        for (label, edits) in [(first, one), (second, two)] {
            if let Some(edits) = edits {
                diagnostic = diagnostic.alternative(label, edits);
            }
        }
        diagnostic
    }

    /// The number as `digits` in `unit`: what the lines would say, and the edits, where they can
    /// be made here.
    fn choice(&self, digits: &str, unit: &str, added: &[Added]) -> (Words, Option<Vec<Edit>>) {
        let (zh, en) = (&self.name.zh, &self.name.en);
        let (more_zh, more_en) = lines(added);
        let label = match unit {
            "" => say!("{zh}: {digits}{more_zh}", "{en}: {digits}{more_en}"),
            _ => say!(
                "{zh}: {digits}，单位: {unit}{more_zh}",
                "{en}: {digits}, unit: {unit}{more_en}"
            ),
        };
        let mut added = added.to_vec();
        let mut unit_edit = None;
        match &self.beside.unit {
            Some((own, _)) if own == unit => {}
            None if unit.is_empty() => {}
            _ if !self.is_value() => return (label, None),
            Some((_, Some(place))) => unit_edit = Some((*place, unit.to_owned())),
            Some((_, None)) => return (label, None),
            None => added.insert(0, ("unit", "单位", quoted(unit))),
        }
        let added = self.addable(&added);
        let edits = self.beside.write(self.reader, self.span, digits, &added);
        let edits = edits.map(|mut edits| {
            edits.extend(unit_edit.map(|(span, replacement)| Edit { span, replacement }));
            edits
        });
        (label, edits)
    }

    /// `余` and its like go into a key of their own, where there is room for one.
    fn qualify(&self, number: &Number, odd: Option<&'static str>, added: &mut Vec<Added>) {
        let before = number.before.iter().find_map(|word| match *word {
            "大约" => Some("约"),
            "将近" => Some("近"),
            "超过" => Some("超"),
            "近" | "约" | "超" | "逾" | "不足" => Some(*word),
            _ => None,
        });
        let odd = odd.filter(|odd| matches!(*odd, "余" | "多" | "以上" | "左右"));
        if let Some(word) = odd.or(before).filter(|_| !self.beside.qualified) {
            added.push(("qualifier", "概数", word.to_owned()));
        }
    }
}

/// What to leave out, as people say it.
fn dropped(number: &Number, unit: &str, odd: Option<&str>) -> (String, String) {
    let mut parts: Vec<Words> = number
        .before
        .iter()
        .map(|word| say!("“{word}”", "“{word}”"))
        .collect();
    for mark in &number.marks {
        parts.push(match mark {
            ',' | '，' => say!("逗号“{mark}”", "the comma “{mark}”"),
            '、' => say!("顿号“、”", "“、”"),
            '.' | '。' | ':' | '：' | '-' | '/' | '!' | '！' => {
                say!("末尾的“{mark}”", "the “{mark}” at its end")
            }
            '\u{200b}' => say!("看不见的字符", "an invisible character"),
            '+' | ';' | '_' => say!("“{mark}”", "“{mark}”"),
            blank if blank.is_whitespace() => say!("空格", "blanks"),
            _ => say!("撇号“{mark}”", "the mark “{mark}”"),
        });
    }
    if !unit.is_empty() {
        parts.push(say!("单位“{unit}”", "the unit “{unit}”"));
    }
    let remark = &number.remark;
    if !remark.is_empty() {
        parts.push(say!("“{remark}”", "“{remark}”"));
    }
    parts.extend(odd.map(|odd| say!("“{odd}”", "“{odd}”")));
    parts.dedup();
    let join = |parts: Vec<&str>, and: &str, comma: &str| match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{and}{last}", rest.join(comma)),
        _ => parts.concat(),
    };
    let zh = join(
        parts.iter().map(|part| part.zh.as_str()).collect(),
        "和",
        "、",
    );
    let en = join(
        parts.iter().map(|part| part.en.as_str()).collect(),
        " and ",
        ", ",
    );
    (zh, en)
}
