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
    "YML-019" "YML-020" "YML-021" "YML-022" "YML-023" "YML-024" "YML-025" "YML-026" "YML-027"
    "YML-028"
    "KEY-001" "KEY-002" "KEY-003" "KEY-004" "KEY-005" "KEY-006" "KEY-007" "KEY-008" "KEY-009"
    "KEY-010" "KEY-011" "KEY-012" "KEY-013" "KEY-014"
    "VAL-001" "VAL-002" "VAL-003" "VAL-004" "VAL-005" "VAL-006" "VAL-007" "VAL-008" "VAL-009"
    "VAL-010" "VAL-011" "VAL-012" "VAL-013" "VAL-014" "VAL-015" "VAL-016" "VAL-017" "VAL-018"
    "VAL-019" "VAL-020" "VAL-021" "VAL-022" "VAL-023" "VAL-024"
    "NUM-001" "NUM-002" "NUM-003" "NUM-004" "NUM-005" "NUM-006" "NUM-007" "NUM-008" "NUM-009"
    "NUM-010" "NUM-011" "NUM-012" "NUM-013" "NUM-014" "NUM-015" "NUM-016" "NUM-017" "NUM-018"
    "NUM-019" "NUM-020" "NUM-021" "NUM-022" "NUM-023" "NUM-024"
    "DAT-001" "DAT-002" "DAT-003" "DAT-004" "DAT-005" "DAT-006" "DAT-007" "DAT-008" "DAT-009"
    "DAT-010" "DAT-011" "DAT-012"
    "REF-001" "REF-002" "REF-003" "REF-004" "REF-005" "REF-006" "REF-007" "REF-008" "REF-009"
    "REF-010"
    "DOC-001" "DOC-002" "DOC-003" "DOC-004" "DOC-005" "DOC-006" "DOC-007" "DOC-008" "DOC-009"
    "DOC-010" "DOC-011" "DOC-012" "DOC-013" "DOC-014" "DOC-015" "DOC-016"
    "STR-001" "STR-002" "STR-003" "STR-004" "STR-005" "STR-006" "STR-007"
    "PUN-001" "PUN-002" "PUN-003" "PUN-004" "PUN-005" "PUN-006" "PUN-007" "PUN-008" "PUN-009"
    "PUN-010" "PUN-011" "PUN-012" "PUN-013" "PUN-014" "PUN-015"
    "SPC-001" "SPC-002" "SPC-003"
    "LEX-001" "LEX-002" "LEX-003" "LEX-004" "LEX-005" "LEX-006" "LEX-007" "LEX-008" "LEX-009"
    "LEX-011" "LEX-012" "LEX-013" "LEX-014"
    "TRM-001" "TRM-002" "TRM-003" "TRM-004" "TRM-005" "TRM-006" "TRM-010" "TRM-011"
    "DUP-001" "DUP-002" "DUP-003"
    "SEC-001" "SEC-002" "SEC-003" "SEC-004" "SEC-005" "SEC-006" "SEC-007" "SEC-008"
    "FMT-001" "FMT-002" "FMT-003" "FMT-004" "FMT-006" "FMT-007" "FMT-008" "FMT-009" "FMT-011"
    "FMT-012" "FMT-013" "FMT-015" "FMT-016" "FMT-017"
    "TPL-001" "TPL-002" "TPL-003" "TPL-004" "TPL-005" "TPL-006" "TPL-007" "TPL-008" "TPL-009"
    "TPL-010" "TPL-011" "TPL-012" "TPL-013" "TPL-014" "TPL-015" "TPL-016" "TPL-030" "TPL-031"
    "TPL-032" "TPL-033" "TPL-034" "TPL-035" "TPL-036"
    "OUT-001" "OUT-002" "OUT-003" "OUT-004" "OUT-005" "OUT-006" "OUT-007" "OUT-008" "OUT-009"
    "OUT-010" "OUT-011" "OUT-012" "OUT-013" "OUT-014" "OUT-015" "OUT-016" "OUT-017" "OUT-018"
    "OUT-020" "OUT-021" "OUT-022"
];
