//! `fazhi template`: which packs there are.

use super::args::{Common, Output};
use super::{Exit, either, print};
use crate::diagnostic::Lang;
use crate::pack::Builtin;

/// Prints each pack's name, title and use.
pub fn list(common: &Common) -> Exit {
    let packs = Builtin::ALL.map(Builtin::pack);
    let text = |name: &Option<crate::record::Name<'static>>| {
        name.as_ref()
            .map_or_else(String::new, |name| name.text.to_string())
    };
    let text = match common.output {
        Output::Json => {
            let rows = packs.map(|pack| {
                let kinds: Vec<_> = pack.default_for.iter().map(|kind| kind.en()).collect();
                serde_json::json!({ "name": text(&pack.name), "title": text(&pack.title), "description": text(&pack.description), "description_en": text(&pack.description_en), "default_for": kinds })
            });
            format!("{:#}\n", serde_json::Value::from(rows.to_vec()))
        }
        Output::Full | Output::Concise => {
            let rows = packs.map(|pack| {
                let kinds: Vec<_> = pack
                    .default_for
                    .iter()
                    .map(|kind| either(common.lang, kind.zh(), kind.en()))
                    .collect();
                let about = if common.lang == Lang::Zh {
                    &pack.description
                } else {
                    &pack.description_en
                };
                let used = either(common.lang, "默认用于：", "default for: ");
                let mark = either(common.lang, "、", ", ");
                format!(
                    "{}  {}\n    {}\n    {used}{}\n",
                    text(&pack.name),
                    text(&pack.title),
                    text(about),
                    kinds.join(mark)
                )
            });
            rows.concat()
        }
    };
    print(common, &text)
}
