//! The pages inside the binary, by family and number.

/// Each code with the text of its page.
macro_rules! pages {
    ($($code:literal)*) => {
        &[$(($code, include_str!(concat!("../../docs/rules/", $code, ".md")))),*]
    };
}

/// Every code with the text of its page in `docs/rules/`.
#[rustfmt::skip]
pub static PAGES: &[(&str, &str)] = pages![
    "YML-001" "YML-002" "YML-003" "YML-004" "YML-005" "YML-006" "YML-007" "YML-008" "YML-009"
    "YML-010" "YML-011" "YML-012" "YML-013" "YML-014" "YML-015" "YML-016" "YML-017" "YML-018"
    "YML-019" "YML-020" "YML-021" "YML-022" "YML-023" "YML-024" "YML-025"
    "KEY-002"
];
