//! What stands behind the `=` of a setting, and how lengths and sizes are typed.

/// A value as it is typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    /// Whole or with a point.
    Number(f64),
    Flag(bool),
    List(Vec<Value>),
    /// A date, a table: no setting takes one.
    Other,
}

/// 字号 with their sizes in half points.
const SIZES: [(&str, i32); 14] = [
    ("初号", 84),
    ("小初", 72),
    ("一号", 52),
    ("小一", 48),
    ("二号", 44),
    ("小二", 36),
    ("三号", 32),
    ("小三", 30),
    ("四号", 28),
    ("小四", 24),
    ("五号", 21),
    ("小五", 18),
    ("六号", 15),
    ("小六", 13),
];

impl Value {
    /// A name: of a face, of a choice. Never empty.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        }
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// A whole number of `range`.
    pub fn whole(&self, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
        self.tenths(range)
            .filter(|tenths| tenths % 10 == 0)
            .map(|tenths| tenths / 10)
    }

    /// A number of `range` in tenths; finer than these it cannot be.
    pub fn tenths(&self, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
        let Self::Number(number) = self else {
            return None;
        };
        let tenths = number * 10.0;
        let fits = (f64::from(*range.start())..=f64::from(*range.end())).contains(number);
        // Within the range it fits an i32.
        (fits && (tenths - tenths.round()).abs() < 1e-6).then_some(tenths.round() as i32)
    }

    /// A size in half points: `三号`, `3号`, or points as `16` and `10.5`.
    pub fn size(&self) -> Option<i32> {
        match self {
            Self::Text(text) => named_size(text.trim()),
            _ => self
                .tenths(5..=72)
                .filter(|tenths| tenths % 5 == 0)
                .map(|tenths| tenths / 5),
        }
    }

    /// Four of the same kind: a list of four, or one for all.
    pub fn four<T: Clone>(&self, each: impl Fn(&Self) -> Option<T>) -> Option<[T; 4]> {
        match self {
            Self::List(values) => {
                let four: Option<Vec<T>> = values.iter().map(each).collect();
                four?.try_into().ok()
            }
            one => each(one).map(|one| std::array::from_fn(|_| one.clone())),
        }
    }
}

/// The size called `name`: `三号`, `3号`, `小四`, `小4号`.
fn named_size(name: &str) -> Option<i32> {
    const DIGITS: [(char, &str); 6] = [
        ('1', "一"),
        ('2', "二"),
        ('3', "三"),
        ('4', "四"),
        ('5', "五"),
        ('6', "六"),
    ];
    if !name.starts_with('小') && !name.ends_with('号') {
        return None;
    }
    let mut chinese = name.to_owned();
    for (digit, written) in DIGITS {
        chinese = chinese.replace(digit, written);
    }
    let stem = chinese.strip_suffix('号').unwrap_or(&chinese);
    let mut sizes = SIZES.iter();
    let found = sizes.find(|(known, _)| known.strip_suffix('号').unwrap_or(known) == stem);
    found.map(|(_, size)| *size)
}

/// `三号`, or `15磅` where no 字号 has that size.
pub fn size_name(half_points: i32) -> String {
    let mut sizes = SIZES.iter();
    match sizes.find(|(_, size)| *size == half_points) {
        Some((name, _)) => (*name).to_owned(),
        None if half_points % 2 == 0 => format!("{}磅", half_points / 2),
        None => format!("{}.5磅", half_points / 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_names_and_points() {
        for (typed, size) in [
            ("三号", 32),
            ("3号", 32),
            ("小四", 24),
            ("小四号", 24),
            ("小4号", 24),
            ("五号", 21),
        ] {
            assert_eq!(Value::Text(typed.to_owned()).size(), Some(size), "{typed}");
        }
        for typed in ["三", "", "七号", "号", "三号字"] {
            assert_eq!(Value::Text(typed.to_owned()).size(), None, "{typed}");
        }
        assert_eq!(Value::Number(10.5).size(), Some(21));
        assert_eq!(Value::Number(10.3).size(), None);
        assert_eq!(Value::Number(f64::NAN).size(), None);
        assert_eq!(
            (size_name(32), size_name(30), size_name(31)),
            ("三号".into(), "小三".into(), "15.5磅".into())
        );
    }
}
