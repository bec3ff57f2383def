//! FMT-018 the markup of a web page: what a reading program needs to tell its parts apart.

use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::document::{Block, Document, first_span, plain_text};
use crate::prose::Places;
use crate::read::{Look, Sheet, Structure};
use crate::say;
use crate::source::Span;
use std::ops::Range;

/// What is said of a page; of what stands around the report itself, nothing but its language and title.
pub fn check(sheet: &Sheet, document: &Document<'_>, places: &Places<'_>) -> Vec<Diagnostic> {
    let Some(structure) = &sheet.structure else {
        return Vec::new();
    };
    let mut web = Web {
        structure,
        sheet,
        places,
        range: range(document),
        found: Vec::new(),
    };
    web.whole();
    web.headings(document);
    web.tables();
    web.pictures();
    web.found
}

/// From the first to the last word of the report.
fn range(document: &Document<'_>) -> Range<usize> {
    let elements = [&document.opening, &document.ending, &document.imprint];
    let elements = elements.into_iter().flatten().map(|own| &own.content);
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let blocks = document.blocks.iter().chain(annexes);
    let texts = document.title.iter().chain(elements);
    let texts = texts.chain(blocks.flat_map(Block::texts));
    let spans: Vec<Span> = texts.filter_map(|text| first_span(text)).collect();
    let start = spans.iter().map(|span| span.range().start).min();
    let end = spans.iter().map(|span| span.range().end).max();
    start.unwrap_or(0)..end.unwrap_or(0)
}

/// What numbers of headings begin with.
fn numbers(first: char) -> bool {
    first.is_ascii_digit() || "一二三四五六七八九十（(第".contains(first)
}

struct Web<'w> {
    structure: &'w Structure,
    sheet: &'w Sheet,
    places: &'w Places<'w>,
    range: Range<usize>,
    found: Vec<Diagnostic>,
}

impl Web<'_> {
    fn tell(&mut self, severity: Severity, spans: &[Span], message: Words, hint: Words) {
        let Some(first) = spans.first() else {
            return;
        };
        let message = match spans.len() {
            1 => message,
            count => {
                let Words { zh, en } = message;
                say!("{zh}（{count} 处）", "{en} ({count} places)")
            }
        };
        let found = Diagnostic::new(severity, "FMT-018", *first, message);
        self.found
            .push(found.at(self.places.trail(*first)).hint(hint));
    }

    /// True for a heading of the report: its title, or what begins with a number. Others may belong to
    /// the site.
    fn is_own(&self, tag: Span) -> bool {
        let end = tag.range().end;
        let rest = self.sheet.source.text.get(end..).unwrap_or_default();
        let mut words = rest.split('<').map(|part| match part.split_once('>') {
            Some((_, text)) => text,
            None => part,
        });
        let words = words.find(|text| !text.trim().is_empty()).unwrap_or("");
        let first = words.trim_start().chars().next();
        let number = first.is_some_and(numbers);
        let between = self.sheet.source.text.get(end..self.range.start);
        let title = between.is_some_and(|between| {
            let mut texts = between
                .split('<')
                .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
            texts.all(|text| text.trim().is_empty())
        });
        title || number && self.range.contains(&end)
    }

    /// Language, title, size.
    fn whole(&mut self) {
        let Some((html, language)) = &self.structure.html else {
            return;
        };
        let language = language.as_deref().unwrap_or("").trim();
        let chinese = language.to_ascii_lowercase().starts_with("zh");
        if !chinese {
            let message = match language {
                "" => say!("网页没有写明语言", "the page does not say its language"),
                other => say!(
                    "网页的语言写的是「{other}」，不是中文",
                    "the page says that its language is {other}, not Chinese"
                ),
            };
            let hint = say!(
                "把网页开头的 <html> 改成 <html lang=\"zh-CN\">，读屏软件才会用中文来读",
                "write <html lang=\"zh-CN\">, so that screen readers speak Chinese"
            );
            self.tell(Severity::Warning, &[*html], message, hint);
        }
        if !self.structure.titled {
            let message = say!("网页没有标题（title）", "the page has no title");
            let hint = say!(
                "在 <head> 里写 <title>，用报告的标题",
                "put the title of the report into a <title> of the <head>"
            );
            self.tell(Severity::Warning, &[*html], message, hint);
        }
        let fixed: Vec<Span> = self.structure.fixed.into_iter().collect();
        let message = say!("网页不让放大", "nobody may enlarge the page");
        let hint = say!(
            "删掉 viewport 里的 user-scalable=no 和 maximum-scale",
            "take user-scalable=no and maximum-scale out of its viewport"
        );
        self.tell(Severity::Info, &fixed, message, hint);
    }

    /// No level is passed over; headings are headings.
    fn headings(&mut self, document: &Document<'_>) {
        let own = self.structure.headings.iter().copied();
        let own: Vec<(Span, u8)> = own.filter(|(span, _)| self.is_own(*span)).collect();
        let jumps: Vec<Span> = own
            .windows(2)
            .filter(|pair| pair[1].1 > pair[0].1 + 1)
            .map(|pair| pair[1].0)
            .collect();
        let message = match own.windows(2).find(|pair| pair[1].1 > pair[0].1 + 1) {
            Some([(_, above), (_, below)]) => say!(
                "标题跳级：h{above} 下面直接用了 h{below}",
                "a level of headings is passed over: h{below} under h{above}"
            ),
            _ => say!("标题跳级", "a level of headings is passed over"),
        };
        let hint = say!(
            "标题一级接一级：报告标题用 h1，“一、”用 h2，“（一）”用 h3",
            "take level after level: h1 for the title, h2 for 一、, h3 for （一）"
        );
        self.tell(Severity::Warning, &jumps, message, hint);
        let told = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if plain_text(&heading.content).starts_with(numbers) => {
                first_span(&heading.content)
            }
            _ => None,
        });
        let told: Vec<Span> = told.collect();
        if own.iter().any(|(_, level)| *level > 1) || self.structure.html.is_none() {
            return;
        }
        let message = say!(
            "各级标题没有用标题标签，读屏软件分不出哪是标题",
            "headings are not marked as such: screen readers can't tell them"
        );
        let hint = say!(
            "“一、”用 <h2>，“（一）”用 <h3>",
            "mark 一、 as <h2>, （一） as <h3>"
        );
        self.tell(Severity::Info, &told, message, hint);
    }

    /// Tables of data have cells that are headings.
    fn tables(&mut self) {
        let cells: Vec<usize> = self
            .sheet
            .lines
            .iter()
            .filter(|line| matches!(line.look, Look::Cell { .. }))
            .filter_map(|line| line.pieces.first())
            .map(|piece| piece.span.range().start)
            .collect();
        let bare = self.structure.tables.iter().filter(|table| {
            let start = table.tag.range().end;
            let first = cells.partition_point(|at| *at < start);
            let data = cells.get(first).is_some_and(|at| *at < table.end);
            let inner = self.range.start < table.end && start < self.range.end;
            !table.headed && !table.nests && data && inner
        });
        let bare: Vec<Span> = bare.map(|table| table.tag).collect();
        let message = say!(
            "表格没有表头单元格",
            "a table has no cells that are headings"
        );
        let hint = say!(
            "表头那一行的格子用 <th scope=\"col\">，不用 <td>",
            "make the cells of its first row <th scope=\"col\">"
        );
        self.tell(Severity::Warning, &bare, message, hint);
    }

    /// Pictures have words in their place.
    fn pictures(&mut self) {
        let bare = self.structure.pictures.iter();
        let bare: Vec<Span> = bare
            .filter(|(span, said)| !said && self.range.contains(&span.range().start))
            .map(|(span, _)| *span)
            .collect();
        let message = say!("图片没有替代文字", "a picture has no words in its place");
        let hint = say!(
            "在 <img> 里写 alt=\"图里说的是什么\"；只是装饰的写 alt=\"\"",
            "write alt=\"what it shows\" into <img>, or alt=\"\" where it is decoration"
        );
        self.tell(Severity::Warning, &bare, message, hint);
    }
}
