//! Shapes in the old words: `v:line`, `v:rect`, `v:shape`, whose style is written as that of a web page.

use super::super::xml::Element;
use super::drawn::Shape;

/// Takes in what a shape says of itself; gives what it is: `line`, `rect`, or nothing that is known.
pub fn shape(shape: &mut Shape, name: &str, element: &Element<'_>) -> Option<String> {
    let style = element.attribute("style").unwrap_or_default();
    for (key, value) in style.split(';').filter_map(|rule| rule.split_once(':')) {
        let (key, value) = (key.trim(), value.trim());
        match key {
            "width" => shape.width = length(value),
            "height" => shape.height = length(value),
            "margin-left" => shape.across.offset = length(value),
            "margin-top" => shape.down.offset = length(value),
            "mso-position-vertical" if value != "absolute" => {
                shape.down.align = Some(value.to_owned());
            }
            "mso-position-vertical-relative" => shape.down.from = Some(value.to_owned()),
            "mso-position-horizontal" if value != "absolute" => {
                shape.across.align = Some(value.to_owned());
            }
            "mso-position-horizontal-relative" => shape.across.from = Some(value.to_owned()),
            "mso-wrap-style" => shape.hugs = value == "none",
            _ => {}
        }
    }
    let point = |name: &str| {
        let typed = element.attribute(name)?;
        let (across, down) = typed.split_once(',')?;
        length(across).zip(length(down))
    };
    if let (Some(from), Some(to)) = (point("from"), point("to")) {
        shape.width = Some((to.0 - from.0).abs());
        shape.height = Some((to.1 - from.1).abs());
        shape.across.offset = Some(from.0.min(to.0));
    }
    shape.stroke.colour = element.attribute("strokecolor").as_deref().map(colour);
    shape.stroke.size = element
        .attribute("strokeweight")
        .and_then(|typed| weight(&typed));
    let number = |typed: String| {
        typed
            .rsplit(|found: char| !found.is_ascii_digit())
            .next()
            .map(str::to_owned)
    };
    let kind = element.attribute("spt").or(element.attribute("type"));
    match (name, kind.and_then(number).as_deref()) {
        ("line", _) | ("shape", Some("20" | "32")) => Some("line".to_owned()),
        ("rect", _) => Some("rect".to_owned()),
        _ => None,
    }
}

/// What `v:stroke` says beyond.
pub fn stroke(shape: &mut Shape, element: &Element<'_>) {
    if let Some(own) = element.attribute("color") {
        shape.stroke.colour = Some(colour(&own));
    }
    if let Some(own) = element.attribute("weight").and_then(|typed| weight(&typed)) {
        shape.stroke.size = Some(own);
    }
}

/// `#FF0000 [3204]`, its place in the theme left out.
fn colour(typed: &str) -> String {
    let first = typed.split_whitespace().next().unwrap_or_default();
    first.to_owned()
}

/// In eighths of a point.
fn weight(typed: &str) -> Option<i32> {
    length(typed).map(|twips| twips * 8 / 20)
}

/// A length with its unit in twips; without one, nobody knows what it is, zero aside.
fn length(typed: &str) -> Option<i32> {
    let typed = typed.trim();
    let end = typed.find(|found: char| found.is_ascii_alphabetic());
    let (number, unit) = typed.split_at(end.unwrap_or(typed.len()));
    let number: f64 = number.trim().parse().ok()?;
    let each = match unit.trim() {
        "pt" => 20.0,
        "px" => 15.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "" if number == 0.0 => 0.0,
        _ => return None,
    };
    let twips = (number * each).round();
    (twips.abs() <= 40_000.0).then_some(twips as i32)
}
