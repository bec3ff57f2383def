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
    "YML-001" "YML-002"
    "KEY-002"
];
