//! A model in YAML, in any of the ways that YAML 1.2 has for it.

use super::model::Value;
use crate::chance::Chance;

/// What follows a key or a dash stands deeper than its column; at the top there is none.
type Parent = Option<usize>;

/// Of a hundred places where a line may be folded, how many are.
const FOLDS: usize = 5;

struct Emitter<'c> {
    out: String,
    chance: &'c mut Chance,
    /// The column of the text of the block that ended last: no comment may stand there.
    block: Parent,
}

/// A file that says `model`.
pub fn written(model: &Value, chance: &mut Chance) -> String {
    let mut emitter = Emitter {
        out: String::new(),
        chance,
        block: None,
    };
    emitter.between(0);
    if emitter.chance.percent(15) {
        emitter.out.push_str("---\n");
        emitter.between(0);
    }
    match model {
        Value::Map(pairs) if emitter.chance.percent(88) => {
            let column = if emitter.chance.percent(10) {
                emitter.chance.below(4)
            } else {
                0
            };
            emitter.map(pairs, column, false);
        }
        _ => {
            emitter.flow(model, 0);
            emitter.end_of_line();
        }
    }
    emitter.between(0);
    if emitter.chance.percent(5) {
        emitter.out.push_str("...\n");
    }
    let mut text = emitter.out;
    if chance.percent(10) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    if chance.percent(25) {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

impl Emitter<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn blanks(&mut self, count: usize) {
        self.put(&" ".repeat(count));
    }

    /// Blank lines and comments, between the lines of anything but words.
    fn between(&mut self, column: usize) {
        while self.chance.percent(12) {
            if self.chance.percent(50) {
                // In a block that keeps its last lines it would be text, and blank all the same.
                let blanks = self.chance.of(&["", "", " ", "  ", "\t", "    "]);
                if self.block.is_some() {
                    self.put("\n");
                } else {
                    self.put(blanks);
                    self.put("\n");
                }
                continue;
            }
            let lead = match self.block.take() {
                Some(block) => " ".repeat(self.chance.below(block.min(column + 1))),
                None => match self.chance.below(4) {
                    0 => self.chance.of(&["\t", "\t\t", " \t", "  \t"]).to_owned(),
                    1 => " ".repeat(column),
                    _ => " ".repeat(self.chance.below(9)),
                },
            };
            let comment = self.chance.of(&[
                "# 备注",
                "#标题: x",
                "#- 甲",
                "#",
                "## 第二部分 ##",
                "# 年度：2023 \"",
                "#　全角",
                "# {{甲",
                "#\t[",
                "# <<<<<<<",
                "#---",
                "# 一、",
            ]);
            self.put(&format!("{lead}{comment}\n"));
        }
        self.block = None;
    }

    /// Trailing blanks, a comment, the break.
    fn end_of_line(&mut self) {
        if self.chance.percent(10) {
            let blanks = self.chance.of(&[" ", "  ", "\t", " \t "]);
            self.put(blanks);
        }
        if self.chance.percent(10) {
            let comment = self.chance.of(&[
                " # 备注",
                "  # 见: 乙",
                "\t# - 甲",
                " #",
                " # \"",
                " # ]}",
                " ## x",
            ]);
            self.put(comment);
        }
        self.put("\n");
    }

    /// The keys of a mapping in `column`; the first on the line that was begun where `begun`.
    fn map(&mut self, pairs: &[(String, Value)], column: usize, begun: bool) {
        for (index, (key, value)) in pairs.iter().enumerate() {
            if index > 0 || !begun {
                self.between(column);
                self.blanks(column);
            }
            self.key(key);
            self.block_value(value, column, true);
        }
    }

    fn key(&mut self, key: &str) {
        let key = match self.chance.below(20) {
            0 => format!("\"{key}\""),
            1 => format!("'{key}'"),
            _ => key.to_owned(),
        };
        let blanks = if self.chance.percent(5) { " " } else { "" };
        self.put(&format!("{key}{blanks}:"));
    }

    fn list(&mut self, items: &[Value], column: usize, begun: bool) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 || !begun {
                self.between(column);
                self.blanks(column);
            }
            self.put("-");
            self.block_value(item, column, false);
        }
    }

    /// A value behind a colon or a dash that stands in `column` (of a key: its first character).
    fn block_value(&mut self, value: &Value, column: usize, keyed: bool) {
        match value {
            Value::Empty => self.end_of_line(),
            Value::List(items) if !items.is_empty() && self.chance.percent(75) => {
                if keyed || self.chance.percent(30) {
                    self.end_of_line();
                    let deeper = self.deeper(usize::from(!keyed));
                    self.list(items, column + deeper, false);
                } else {
                    let blanks = 1 + self.chance.below(4);
                    self.blanks(blanks);
                    self.list(items, column + 1 + blanks, true);
                }
            }
            Value::Map(pairs) if !pairs.is_empty() && self.chance.percent(75) => {
                if keyed || self.chance.percent(15) {
                    self.end_of_line();
                    let deeper = self.deeper(1);
                    self.map(pairs, column + deeper, false);
                } else {
                    let blanks = 1 + self.chance.below(4);
                    self.blanks(blanks);
                    self.map(pairs, column + 1 + blanks, true);
                }
            }
            Value::List(_) | Value::Map(_) => {
                self.part();
                self.flow(value, column + 1);
                self.end_of_line();
            }
            Value::Bare(word) => {
                self.part();
                self.bare(word);
                self.end_of_line();
            }
            Value::Words(words) => self.words(words, column, keyed),
        }
    }

    /// How much deeper something stands.
    fn deeper(&mut self, least: usize) -> usize {
        if self.chance.percent(50) {
            2
        } else {
            least + self.chance.below(9 - least)
        }
    }

    /// What stands between a mark and its value on the same line.
    fn part(&mut self) {
        let blanks = if self.chance.percent(85) {
            " "
        } else {
            self.chance.of(&["  ", "   ", "\t", " \t"])
        };
        self.put(blanks);
    }

    fn bare(&mut self, word: &str) {
        match self.chance.below(8) {
            0 => self.put(&format!("\"{word}\"")),
            1 => self.put(&format!("'{word}'")),
            _ => self.put(word),
        }
    }

    /// Words behind a key or a dash in `column`.
    fn words(&mut self, words: &[String], column: usize, keyed: bool) {
        let plain =
            words.len() == 1 && is_plain(&words[0], false) && (keyed || !looks_keyed(&words[0]));
        match self.chance.below(10) {
            0..4 if plain => self.plain(&words[0], column),
            0..6 => {
                self.part();
                self.quoted(words, Some(column));
                self.end_of_line();
            }
            _ => self.block(words, column),
        }
    }

    /// Words without quotes, on one line or several.
    fn plain(&mut self, text: &str, column: usize) {
        if self.chance.percent(5) && !looks_keyed(text) {
            self.put("\n");
            let deeper = self.deeper(1);
            self.blanks(column + deeper);
        } else {
            self.part();
        }
        let pieces = self.folded(text, FOLDS);
        let risky =
            |piece: &String| !is_plain(piece, false) || looks_keyed(piece) || is_marked(piece);
        if pieces.len() == 1 || pieces[1..].iter().any(risky) || pieces[0].ends_with(':') {
            self.put(text);
        } else {
            self.put(&pieces[0]);
            for piece in &pieces[1..] {
                let deeper = self.deeper(1);
                self.put("\n");
                self.blanks(column + deeper);
                self.put(piece);
            }
        }
        self.end_of_line();
    }

    /// Words in quotes; on several lines where it is known how deep they stand.
    fn quoted(&mut self, words: &[String], column: Parent) {
        let double = self.chance.percent(60);
        let quote = if double { "\"" } else { "'" };
        if column.is_none() && words.len() > 1 && !double {
            return self.quoted(words, column);
        }
        self.put(quote);
        for (index, text) in words.iter().enumerate() {
            if index > 0 {
                match column {
                    Some(column) if !double || self.chance.percent(60) => {
                        self.put("\n\n");
                        let deeper = self.deeper(1);
                        self.blanks(column + deeper);
                    }
                    _ => self.put("\\n"),
                }
            }
            let share = if column.is_some() { FOLDS } else { 0 };
            let pieces = self.folded(text, share);
            for (index, piece) in pieces.iter().enumerate() {
                if index > 0 {
                    let deeper = self.deeper(1);
                    self.put("\n");
                    self.blanks(column.unwrap_or(0) + deeper);
                }
                let piece = if double {
                    self.escaped(piece)
                } else {
                    piece.replace('\'', "''")
                };
                self.put(&piece);
            }
        }
        self.put(quote);
    }

    fn escaped(&mut self, text: &str) -> String {
        let mut escaped = String::new();
        for found in text.chars() {
            match found {
                '"' | '\\' => escaped.extend(['\\', found]),
                '\t' if self.chance.percent(50) => escaped.push_str("\\t"),
                '/' if self.chance.percent(20) => escaped.push_str("\\/"),
                '建' if self.chance.percent(5) => escaped.push_str("\\u5efa"),
                _ => escaped.push(found),
            }
        }
        escaped
    }

    /// `|` or `>`
    fn block(&mut self, words: &[String], column: usize) {
        let fold = self.chance.percent(30);
        let deeper = self.deeper(1);
        let body = column + deeper;
        self.part();
        self.put(if fold { ">" } else { "|" });
        let digit = if self.chance.percent(20) {
            deeper.to_string()
        } else {
            String::new()
        };
        let chomp = self.chance.of(&["", "", "-", "+"]);
        let swapped = self.chance.percent(50);
        self.put(&if swapped {
            format!("{digit}{chomp}")
        } else {
            format!("{chomp}{digit}")
        });
        self.end_of_line();
        for (index, text) in words.iter().enumerate() {
            let blank = if fold && index > 0 { 100 } else { 15 };
            if self.chance.percent(blank) {
                let blanks = if self.chance.percent(70) {
                    0
                } else {
                    self.chance.below(body + 1)
                };
                self.blanks(blanks);
                self.put("\n");
            }
            let pieces = self.folded(text, if fold { FOLDS } else { 0 });
            for piece in pieces {
                self.blanks(body);
                self.put(&piece);
                self.put("\n");
            }
        }
        self.block = Some(body);
    }

    /// `text` in the lines that YAML folds to it.
    fn folded(&mut self, text: &str, percent: usize) -> Vec<String> {
        let han = |side: char| ('\u{4e00}'..='\u{9fff}').contains(&side);
        let letter = |side: char| side.is_ascii_alphanumeric();
        let chars: Vec<char> = text.chars().collect();
        let mut lines = vec![String::new()];
        for (index, &found) in chars.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| chars[before]);
            let after = chars.get(index + 1).copied();
            let line = lines.last_mut().unwrap();
            let folds = !line.is_empty() && self.chance.percent(percent);
            if folds && found == ' ' && before.is_some_and(letter) && after.is_some_and(letter) {
                lines.push(String::new());
            } else if folds && before.is_some_and(han) && (han(found) || "-#1（：—".contains(found))
            {
                lines.push(found.to_string());
            } else {
                line.push(found);
            }
        }
        lines
    }

    /// In brackets; further lines stand in `column` at least.
    fn flow(&mut self, value: &Value, column: usize) {
        match value {
            Value::Empty => {}
            Value::Bare(word) => self.bare(word),
            Value::Words(words) => {
                let plain = words.len() == 1 && is_plain(&words[0], true);
                if plain && self.chance.percent(50) {
                    self.put(&words[0]);
                } else if column > 0 {
                    self.quoted(words, Some(column - 1));
                } else {
                    self.quoted(words, None);
                }
            }
            Value::List(items) => {
                self.put("[");
                for (index, item) in items.iter().enumerate() {
                    self.gap(column);
                    self.flow(item, column);
                    self.comma(index + 1 == items.len(), column);
                }
                self.put("]");
            }
            Value::Map(pairs) => {
                self.put("{");
                for (index, (key, value)) in pairs.iter().enumerate() {
                    self.gap(column);
                    if self.chance.percent(30) {
                        self.put(&format!("\"{key}\":"));
                        if !self.chance.percent(30) {
                            self.put(" ");
                        }
                    } else {
                        self.key(key);
                        self.part();
                    }
                    self.flow(value, column);
                    self.comma(index + 1 == pairs.len(), column);
                }
                self.put("}");
            }
        }
    }

    fn comma(&mut self, last: bool, column: usize) {
        if self.chance.percent(10) {
            self.put(" ");
        }
        if !last || self.chance.percent(10) {
            self.put(",");
        }
        if last {
            self.gap(column);
        } else if !self.chance.percent(10) {
            self.put(" ");
        }
    }

    /// Between brackets, words and commas.
    fn gap(&mut self, column: usize) {
        if !self.chance.percent(15) {
            return;
        }
        if self.chance.percent(20) {
            self.put(" # 备注");
        }
        self.put("\n");
        if self.chance.percent(15) {
            self.put("\n");
        }
        let blanks = column + self.chance.below(8);
        self.blanks(blanks);
    }
}

/// True where YAML takes `text` for itself without quotes.
fn is_plain(text: &str, flow: bool) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next().unwrap(), chars.next());
    let marked = "[]{}#&*!|>'\"%@`,".contains(first)
        || ("-?:".contains(first) && second.is_none_or(|second| " \t".contains(second)));
    let inner = [": ", ":\t", " #", "\t#"]
        .iter()
        .any(|mark| text.contains(mark));
    // Between brackets a Chinese comma is told of, and rightly.
    // So is a key that no comma parts from the words ahead of it.
    let keyed = text.contains([' ', '\u{3000}']) && text.contains([':', '：']);
    let parts = flow && (keyed || text.contains([',', '[', ']', '{', '}', '，', '、', '；']));
    // So is a blank that is none, behind a colon or a dash.
    !(marked || inner || text.ends_with(':') || parts || first == '\u{3000}')
}

/// True for what may be meant for a key: that is told of, and rightly.
fn looks_keyed(text: &str) -> bool {
    let head: String = text.chars().take(8).collect();
    head.contains([':', '：'])
}

/// True for what begins like an element of a list.
fn is_marked(text: &str) -> bool {
    text.starts_with(['-', '—', '·', '（', '1', '*', '☆', '2'])
}
