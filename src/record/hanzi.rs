//! Numbers in Chinese characters: `一百二十三`, `三万二`, `二〇二三`.

/// The number that `text` spells, in plain digits; `None` where it spells none.
pub fn digits(text: &str) -> Option<String> {
    let (sign, text) = match text.strip_prefix('负') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = match text.split_once('点') {
        Some((whole, fraction)) => (whole, Some(row(fraction)?)),
        None => (text, None),
    };
    let whole = row(whole).or_else(|| counted(whole).map(|value| value.to_string()))?;
    Some(match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    })
}

/// Digits in a row: `二〇二三`.
fn row(text: &str) -> Option<String> {
    let digits: Option<String> = text
        .chars()
        .map(|found| digit(found).and_then(|value| char::from_digit(value, 10)))
        .collect();
    digits.filter(|digits| !digits.is_empty() && digits.len() <= super::MAX_DIGITS)
}

/// Digits and the units that they count: `三万二千一百`; the last unit may go unsaid (`三万二`).
fn counted(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    let (mut total, mut section, mut count) = (0u64, 0u64, None);
    // The unit of the last count, within its section and across sections.
    let (mut within, mut across, mut last) = (u64::MAX, u64::MAX, 1);
    for found in text.chars() {
        if let Some(value) = digit(found) {
            if value == 0 {
                last = 1;
            }
            if count.is_some_and(|count| count != 0) {
                return None;
            }
            count = Some(u64::from(value));
        } else if let Some(power) = unit(found) {
            if power >= within {
                return None;
            }
            let times = match count.take() {
                None | Some(0) if power == 10 => 1,
                None | Some(0) => return None,
                Some(times) => times,
            };
            section += times * power;
            (within, last) = (power, power);
        } else {
            let power = large(found).filter(|power| *power < across)?;
            section += count.take().unwrap_or(0);
            if section == 0 {
                return None;
            }
            total += section.checked_mul(power)?;
            (section, within, across, last) = (0, u64::MAX, power, power);
        }
    }
    let rest = count.unwrap_or(0);
    let rest = if last >= 100 {
        rest * (last / 10)
    } else {
        rest
    };
    total.checked_add(section)?.checked_add(rest)
}

fn digit(found: char) -> Option<u32> {
    const DIGITS: [&str; 10] = [
        "零〇○Ｏ",
        "一壹",
        "二贰两",
        "三叁",
        "四肆",
        "五伍",
        "六陆",
        "七柒",
        "八捌",
        "九玖",
    ];
    let value = DIGITS.iter().position(|same| same.contains(found))?;
    u32::try_from(value).ok()
}

fn unit(found: char) -> Option<u64> {
    match found {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

fn large(found: char) -> Option<u64> {
    match found {
        '万' | '萬' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn numbers_in_characters_are_read() {
        let cases = [
            ("二〇二三", Some("2023")),
            ("二零二五", Some("2025")),
            ("三", Some("3")),
            ("十", Some("10")),
            ("十二", Some("12")),
            ("二十", Some("20")),
            ("一百二十三", Some("123")),
            ("一百二", Some("120")),
            ("一百零二", Some("102")),
            ("三千零五十", Some("3050")),
            ("三万二", Some("32000")),
            ("三万零二", Some("30002")),
            ("三万二千一百", Some("32100")),
            ("两千三百万", Some("23000000")),
            ("一亿零三万", Some("100030000")),
            ("九十八点五", Some("98.5")),
            ("负三", Some("-3")),
            ("壹佰", Some("100")),
            ("若干", None),
            ("百", None),
            ("一百千", None),
            ("万", None),
            ("", None),
            ("点五", None),
            ("十几", None),
        ];
        for (text, expected) in cases {
            assert_eq!(digits(text).as_deref(), expected, "{text}");
        }
    }
}
