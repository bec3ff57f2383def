//! The known name that a mistyped one was probably meant to be.

/// The candidate nearest to `typed`, if one is near: at most a third of its characters differ,
/// one at least may. Of equals the first wins.
pub fn nearest<'c, T: Copy>(
    typed: &str,
    candidates: impl IntoIterator<Item = (&'c str, T)>,
) -> Option<(&'c str, T)> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    let mut best: Option<(usize, (&str, T))> = None;
    for candidate in candidates {
        let other = candidate.0.chars().count();
        let limit = (length.max(other) / 3).max(1);
        if length.abs_diff(other) > limit || length.max(other) < 2 {
            continue;
        }
        let distance = strsim::osa_distance(&typed, &candidate.0.to_lowercase());
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = [
            "数值",
            "指标",
            "行政复议申请",
            "value",
            "previous",
            "format",
        ];
        let cases = [
            ("数植", Some("数值")),
            ("指表", Some("指标")),
            ("行政复议申清", Some("行政复议申请")),
            ("vlaue", Some("value")),
            ("Value", Some("value")),
            ("来源", None),
            ("x", None),
            ("", None),
        ];
        for (typed, expected) in cases {
            let found = nearest(typed, names.map(|name| (name, ()))).map(|(name, ())| name);
            assert_eq!(found, expected, "{typed}");
        }
    }
}
