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
    "KEY-001" "KEY-002" "KEY-003" "KEY-004" "KEY-005" "KEY-006" "KEY-007" "KEY-008" "KEY-009"
    "KEY-010"
    "VAL-001" "VAL-002" "VAL-003" "VAL-004" "VAL-005" "VAL-006" "VAL-007" "VAL-008" "VAL-009"
    "VAL-010" "VAL-011" "VAL-012" "VAL-014" "VAL-015" "VAL-016" "VAL-017" "VAL-018" "VAL-019"
    "VAL-020" "VAL-021" "VAL-022"
    "NUM-001" "NUM-002" "NUM-004" "NUM-007" "NUM-022"
    "REF-003" "REF-004" "REF-005" "REF-006" "REF-007" "REF-008"
];
