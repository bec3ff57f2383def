//! What stands around the digits of a number: 约 ahead; 万, 余, a unit, 以上 behind.

use super::groups::is_blank;
use super::units::unit;
use super::{Loose, Unit};

/// Words ahead of a number that is not exact, and what they make of it; of two that end alike the
/// longer stands first.
const AHEAD: [(&str, Loose); 20] = [
    ("不超过", Loose::Less),
    ("不少于", Loose::More),
    ("不低于", Loose::More),
    ("超过", Loose::More),
    ("超出", Loose::More),
    ("多于", Loose::More),
    ("高于", Loose::More),
    ("至少", Loose::More),
    ("不足", Loose::Less),
    ("不到", Loose::Less),
    ("少于", Loose::Less),
    ("低于", Loose::Less),
    ("至多", Loose::Less),
    ("最多", Loose::Less),
    ("将近", Loose::Less),
    ("接近", Loose::Less),
    ("约", Loose::About),
    ("近", Loose::Less),
    ("超", Loose::More),
    ("逾", Loose::More),
];

const BEHIND: [(&str, Loose); 8] = [
    ("以上", Loose::More),
    ("以下", Loose::Less),
    ("以内", Loose::Less),
    ("之内", Loose::Less),
    ("左右", Loose::About),
    ("上下", Loose::About),
    ("不等", Loose::About),
    ("有余", Loose::More),
];

/// What `head`, the text ahead of a number, makes of it.
pub fn ahead(head: &str) -> Option<Loose> {
    let head = head.trim_end_matches(is_blank);
    let head = head
        .strip_suffix('为')
        .filter(|head| head.ends_with('约'))
        .unwrap_or(head);
    let (word, loose) = AHEAD.iter().find(|(word, _)| head.ends_with(word))?;
    // 签约12家, 附近3个, 赶超2个 are other words.
    let before = head[..head.len() - word.len()].chars().next_back();
    let other = match *word {
        "约" => "节签合预集违公条履制规缔相邀",
        "近" => "附最临邻靠亲",
        "超" => "赶反",
        _ => "",
    };
    before
        .is_none_or(|before| !other.contains(before))
        .then_some(*loose)
}

/// What stands behind the digits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Behind {
    pub power: u32,
    pub unit: Option<Unit>,
    pub loose: Option<Loose>,
    /// How many bytes belong to the number.
    pub length: usize,
}

/// Reads `tail`, the text behind the digits.
pub fn behind(tail: &str) -> Behind {
    let mut found = Behind::default();
    let spaceless = tail.trim_start_matches(is_blank);
    let spaces = tail[..tail.len() - spaceless.len()].chars().count();
    let mut rest = if spaces <= 2 { spaceless } else { tail };
    rest = found.more(rest);
    if unit(rest).is_none() {
        rest = found.scaled(rest);
        rest = found.more(rest);
        rest = rest
            .strip_prefix(is_blank)
            .filter(|left| unit(left).is_some())
            .unwrap_or(rest);
    }
    found.unit = unit(rest);
    rest = found.unit.map_or(rest, |unit| &rest[unit.word.len()..]);
    let bare = found.unit.is_none() && found.power == 0 && found.loose.is_none();
    for (word, loose) in BEHIND {
        if let Some(left) = rest.strip_prefix(word) {
            found.loose = Some(loose);
            found.length = tail.len() - left.len();
            return found;
        }
    }
    if !bare {
        found.length = tail.len() - rest.len();
    }
    found
}

impl Behind {
    /// 余 or 多
    fn more<'t>(&mut self, rest: &'t str) -> &'t str {
        match rest.strip_prefix(['余', '多']) {
            // 多元, 多样 are words; 亿余元 is money.
            Some(left)
                if self.loose.is_none()
                    && (rest.starts_with('余') || !left.starts_with(['元', '样', '层', '方'])) =>
            {
                self.loose = Some(Loose::More);
                left
            }
            _ => rest,
        }
    }

    /// 万, 亿, 百万 and the like.
    fn scaled<'t>(&mut self, rest: &'t str) -> &'t str {
        let mut left = rest;
        while let Some(character) = left.chars().next() {
            let power = match character {
                '十' => 1,
                '百' => 2,
                '千' => 3,
                '万' => 4,
                '亿' => 8,
                _ => break,
            };
            self.power += power;
            left = &left[character.len_utf8()..];
            if self.power > 12 {
                self.power = 0;
                return rest;
            }
        }
        left
    }
}
