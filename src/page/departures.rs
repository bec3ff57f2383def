//! What a page keeps of the standard, and what it can't hold at all.

use super::{Page, SETTINGS, Setting};
use crate::diagnostic::Words;
use crate::say;

/// A setting that is not as its clause has it.
pub struct Departure {
    pub setting: &'static Setting,
    /// How it stands.
    pub own: Words,
    /// As the standard has it.
    pub standard: Words,
}

impl Page {
    /// Where the page departs from GB/T 9704-2012, in the order of its clauses.
    pub fn departures(&self) -> Vec<Departure> {
        let standard = Self::default();
        let settings = SETTINGS.iter().filter(|setting| !(setting.meets)(self));
        let departures = settings.map(|setting| Departure {
            setting,
            own: (setting.show)(self),
            standard: (setting.show)(&standard),
        });
        departures.collect()
    }

    /// Why the settings cannot stand together, if they can't: characters would be cut.
    pub fn impossible(&self) -> Option<Words> {
        let (line, size) = (self.line(), self.character());
        if line < size {
            return Some(say!(
                "一行的高度比正文的字还小，字会被切掉",
                "a line is lower than a character of the text"
            ));
        }
        if self.title_line < self.title_size * 10 {
            return Some(say!(
                "标题行距比标题的字还小，字会被切掉",
                "a line of the title is lower than its characters"
            ));
        }
        if self.tightening() < -size / 8 {
            return Some(say!(
                "每行字数太多，字会叠在一起",
                "there are so many characters to a line that they would touch"
            ));
        }
        None
    }
}

impl Departure {
    /// What it is, with its clause.
    pub fn words(&self) -> Words {
        let [zh, en] = self.setting.name;
        let clause = self.setting.clause;
        let (own, standard) = (&self.own, &self.standard);
        let [own_zh, own_en] = [&own.zh, &own.en];
        let [its_zh, its_en] = [&standard.zh, &standard.en];
        say!(
            "{zh}：{own_zh}；GB/T 9704—2012 第 {clause} 条是{its_zh}",
            "{en}: {own_en}; GB/T 9704-2012, {clause}: {its_en}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::*;

    #[test]
    fn the_standard_departs_from_nothing() {
        let page = Page::default();
        assert!(page.departures().is_empty());
        assert!(page.impossible().is_none());
    }

    /// The sample of each setting is the standard's own.
    #[test]
    fn samples_are_the_standard() {
        for setting in &SETTINGS {
            assert!(setting.sample.starts_with(setting.key), "{}", setting.key);
            let (_, typed) = setting.sample.split_once(" = ").unwrap();
            let mut page = Page::default();
            assert_eq!((setting.set)(&mut page, &value(typed)), Some(()), "{typed}");
            assert_eq!(page, Page::default(), "{typed}");
            assert_eq!((setting.set)(&mut page, &Value::Other), None);
        }
    }

    fn value(typed: &str) -> Value {
        if let Some(list) = typed.strip_prefix('[') {
            let values = list.trim_end_matches(']').split(", ");
            return Value::List(values.map(value).collect());
        }
        match typed.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => match typed.parse() {
                Ok(flag) => Value::Flag(flag),
                Err(_) => Value::Text(typed.trim_matches('"').to_owned()),
            },
        }
    }

    #[test]
    fn what_an_office_changes_is_told() {
        let mut page = Page {
            pitch: Some(560),
            ..Page::default()
        };
        page.faces.body = "方正仿宋_GBK".to_owned();
        page.faces.title = "华文中宋".to_owned();
        let told: Vec<String> = page.departures().iter().map(|d| d.words().zh).collect();
        assert_eq!(
            told,
            [
                "行距：固定值 28 磅；GB/T 9704—2012 第 5.2.3 条是撑满版心，28.95 磅",
                "标题字体：华文中宋；GB/T 9704—2012 第 7.3.1 条是方正小标宋简体"
            ]
        );
        page.pitch = Some(300);
        assert!(page.impossible().is_some());
    }
}
