//! fazhi (法治): from a clerk's YAML file to an annual rule-of-law report (法治政府建设年度报告).
//!
//! The modules in reading order follow a report on its way:
//!
//! 1. [`source`], [`diagnostic`]: texts, places in them, and what we say about them;
//!    [`explain`]: what each code means;
//! 2. [`mend`]: slips of the text told, and repaired on a copy; [`yaml`]: text → a tree with a place
//!    for everything; [`record`]: tree → typed values;
//! 3. [`report`]: what the clerk wrote, its figures computed; [`pack`]: a template as data;
//! 4. [`template`]: report → Markdown with handles in the place of texts;
//! 5. [`document`]: the tree in the middle, parsed and resolved;
//! 6. [`page`]: the page of an office; [`mod@write`]: tree → Markdown, HTML, DOCX; [`mod@annotate`]: comments in a copy of a DOCX;
//! 7. [`read`]: reports that exist, to the same tree; [`prose`]: what rules read of it;
//!    [`check`]: the rules;
//! 8. [`pipeline`]: the whole way, in five calls; [`schema`], [`mod@reference`]: schemas and
//!    key reference; [`skeleton`]: report files to begin with; [`mod@fix`]: slips mended.

pub mod annotate;
pub mod check;
pub mod cli;
pub mod codes;
pub mod diagnostic;
pub mod document;
pub mod explain;
pub mod fix;
pub mod judgement;
pub mod layout;
pub mod mend;
pub mod pack;
pub mod page;
pub mod pipeline;
pub mod prose;
pub mod read;
pub mod record;
pub mod reference;
pub mod report;
pub mod schema;
pub mod skeleton;
pub mod source;
pub mod template;
pub mod terms;
pub mod write;
pub mod yaml;
