//! How wide the columns of a table are, and how small its text must be to fit.

use super::width::{halves, longest_word, seams};

/// Room at the sides of a cell, its borders included.
const PADDING: i32 = 240;
/// A column of running text is not squeezed below four characters.
pub const NARROWEST: i32 = 8;
/// Sizes to try, in half points, with the height of their lines; 0: as the style has it (12 pt).
const SIZES: [(i32, i32, i32); 4] = [(24, 0, 0), (21, 21, 400), (18, 18, 340), (15, 15, 290)];

/// The halves of characters that a column needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Below it words would be cut.
    least: i32,
    /// All on one line.
    most: i32,
}

impl Measure {
    /// For a column that holds `text`.
    pub fn of(text: &str) -> Self {
        let most = halves(text).saturating_add(seams(text) / 2 + seams(text) % 2);
        Self {
            least: longest_word(text).max(most.min(NARROWEST)),
            most,
        }
    }

    /// Takes in one more cell.
    pub fn widen(&mut self, text: &str) {
        let other = Self::of(text);
        self.least = self.least.max(other.least);
        self.most = self.most.max(other.most);
    }

    /// True where all is so short that it stands better in the middle.
    pub fn is_short(self) -> bool {
        self.most <= NARROWEST
    }

    /// Twips at a size in half points, with the room at the sides of a cell.
    fn at(self, size: i32, padding: i32) -> Self {
        let twips = |halves: i32| {
            halves
                .saturating_mul(size * 5)
                .saturating_add(padding)
                .min(1 << 20)
        };
        Self {
            least: twips(self.least),
            most: twips(self.most),
        }
    }
}

/// Widths in twips that fill the type area, and the size of the text.
#[derive(Debug)]
pub struct Setting {
    pub widths: Vec<i32>,
    /// 0: as the styles have it.
    pub half_points: i32,
    /// 0: as the styles have it.
    pub line: i32,
}

impl Setting {
    /// The size of the text in half points.
    pub fn size(&self) -> i32 {
        match self.half_points {
            0 => SIZES[0].0,
            half_points => half_points,
        }
    }

    /// Below 10.5 pt: hard to read in print.
    pub fn is_small(&self) -> bool {
        self.size() < 21
    }

    /// The largest size at which no word is cut, in a type area of `width` twips.
    pub fn new(measures: &[Measure], width: i32) -> Self {
        let fitting = fitting(measures, width, |_| PADDING);
        let (size, half_points, line) = fitting.unwrap_or(SIZES[SIZES.len() - 1]);
        let measures: Vec<_> = measures
            .iter()
            .map(|measure| measure.at(size, PADDING))
            .collect();
        Self {
            widths: fill(&levelled(&measures, width), width),
            half_points,
            line,
        }
    }
}

/// The largest size at which no word is cut in `width` twips: in half points, then as a [`Setting`] has it
/// with the height of its lines. `padding`: the room at the sides of a cell, at a size.
pub fn fitting(
    measures: &[Measure],
    width: i32,
    padding: impl Fn(i32) -> i32,
) -> Option<(i32, i32, i32)> {
    let least = |size| {
        let columns = measures
            .iter()
            .map(|measure| measure.at(size, padding(size)).least);
        columns.map(i64::from).sum::<i64>()
    };
    SIZES
        .into_iter()
        .find(|&(size, ..)| least(size) <= i64::from(width))
}

/// Each column what it wants up to a common level, which is as high as the room allows.
fn levelled(measures: &[Measure], width: i32) -> Vec<i32> {
    let at = |level: i32| {
        measures
            .iter()
            .map(move |measure| level.clamp(measure.least, measure.most))
    };
    let (mut low, mut high) = (0, 1 << 20);
    while low < high {
        let middle = (low + high + 1) / 2;
        if at(middle).map(i64::from).sum::<i64>() <= i64::from(width) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    at(low).collect()
}

/// The same proportions over the whole width.
fn fill(widths: &[i32], whole: i32) -> Vec<i32> {
    let total: i64 = widths.iter().copied().map(i64::from).sum::<i64>().max(1);
    let mut sum = 0;
    let mut start = 0;
    let mut filled = Vec::with_capacity(widths.len());
    for &width in widths {
        sum += i64::from(width);
        let end = i32::try_from(sum * i64::from(whole) / total).unwrap_or(whole);
        filled.push(end - start);
        start = end;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: i32 = 8845;

    fn setting(texts: &[&str]) -> Setting {
        let measures: Vec<_> = texts.iter().map(|text| Measure::of(text)).collect();
        Setting::new(&measures, WIDTH)
    }

    #[test]
    fn widths_fill_the_type_area() {
        let long = "法".repeat(300);
        let many = ["行政处罚案件数"; 14];
        let none: [&str; 3] = [""; 3];
        for texts in [
            &["序号", "指标", "2023年"][..],
            &["1", &long],
            &many,
            &none,
            &["一"; 200],
        ] {
            let setting = setting(texts);
            assert_eq!(setting.widths.iter().sum::<i32>(), WIDTH, "{texts:?}");
            assert!(setting.widths.iter().all(|&width| width > 0));
        }
    }

    #[test]
    fn long_text_leaves_room_for_short_columns() {
        let long = "法".repeat(300);
        let setting = setting(&["序号", &long, "12,345.6"]);
        assert!(setting.widths[0] >= 4 * 120 && setting.widths[2] >= 8 * 120);
        assert!(setting.widths[1] > WIDTH / 2);
        assert_eq!(setting.half_points, 0);
    }

    #[test]
    fn many_columns_take_smaller_text() {
        assert_eq!(setting(&["单位名称"; 7]).half_points, 0);
        assert_eq!(setting(&["单位名称"; 9]).half_points, 18);
    }
}
