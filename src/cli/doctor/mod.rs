//! `fazhi doctor`: whether this machine can do what reports need, what it lacks, and what stands in.

mod check;
mod fonts;
mod place;
mod program;

use super::args::{Common, DoctorOptions, Output};
use super::config::Configs;
use super::show::Shown;
use super::{Exit, either, files, print};
use check::{Check, Section, State};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Looks, and says what was found.
pub fn run(common: &Common, options: &DoctorOptions) -> Exit {
    let mut shown = Shown::to_stderr(common);
    let place = match Place::of(options.path.as_deref()) {
        Ok(place) => place,
        Err(diagnostic) => {
            shown.show_apart(&diagnostic);
            return shown.finish(Exit::Failed);
        }
    };
    let mut configs = Configs::new(common);
    let (_, set) = configs.of(&place.report, &mut shown);
    let config = configs.path(&place.report);
    let profile = common.profile.as_deref();
    let mut checks = vec![program::version()];
    let page = configs.page(&place.report);
    checks.extend(fonts::checks(&page, &fonts::Installed::read()));
    checks.extend(program::settings(
        config.as_deref(),
        profile,
        set != Exit::Done,
    ));
    checks.extend(program::templates(&place.folder));
    checks.push(place::writable(&place.folder));
    checks.extend(place::held(&place.folder, place.stem.as_deref()));
    checks.push(program::console());
    let text = match common.output {
        Output::Json => format!("{:#}\n", json_of(common, &checks)),
        Output::Full => full(common, &checks),
        _ => checks.iter().map(|check| row(common, check)).collect(),
    };
    let exit = verdict(common, &checks).max(set).max(print(common, &text));
    shown.finish(exit)
}

/// Where a report is, or would be.
struct Place {
    folder: PathBuf,
    /// The report file; a name in the folder where none is given.
    report: PathBuf,
    stem: Option<String>,
}

impl Place {
    fn of(path: Option<&Path>) -> Result<Self, Box<crate::diagnostic::Diagnostic>> {
        let folder = path.unwrap_or(Path::new("."));
        if folder.is_dir() {
            return Ok(Self {
                folder: folder.to_owned(),
                report: folder.join("报告.yaml"),
                stem: None,
            });
        }
        // A file that cannot be read is told as any other.
        files::read_bytes(folder)?;
        let parent = folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        Ok(Self {
            folder: parent.unwrap_or(Path::new(".")).to_owned(),
            report: folder.to_owned(),
            stem: folder
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned()),
        })
    }
}

fn verdict(common: &Common, checks: &[Check]) -> Exit {
    let each = checks.iter().map(|check| match check.state {
        State::Broken => Exit::Failed,
        State::StandIn | State::Missing | State::Noted if common.deny_warnings => Exit::Attention,
        _ => Exit::Done,
    });
    each.max().unwrap_or(Exit::Done)
}

fn count(checks: &[Check], states: &[State]) -> usize {
    let found = checks.iter().filter(|check| states.contains(&check.state));
    found.count()
}

/// Section by section.
fn full(common: &Common, checks: &[Check]) -> String {
    let lang = common.lang;
    let mut text = String::new();
    for section in Section::ALL {
        let own: Vec<_> = checks
            .iter()
            .filter(|check| check.section == section)
            .collect();
        if own.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", section.title().get(lang)));
        for check in own {
            let label = check.state.label();
            let width = either(lang, "12345678", "1234567890").len();
            let label = padded(label.get(lang), width);
            text.push_str(&format!("  {label}  {}\n", check.name.get(lang)));
            let gap = " ".repeat(width + 4);
            if let Some(told) = &check.told {
                text.push_str(&format!("{gap}{}\n", told.get(lang)));
            }
            if let Some(hint) = &check.hint {
                text.push_str(&format!("{gap}= {}\n", hint.get(lang)));
            }
        }
        text.push('\n');
    }
    text + &format!("{}\n", conclusion(checks).get(lang))
}

/// A label as wide as the widest; a Chinese character is two columns wide.
fn padded(label: &str, width: usize) -> String {
    let own = unicode_width::UnicodeWidthStr::width(label);
    format!("{label}{}", " ".repeat(width.saturating_sub(own)))
}

fn conclusion(checks: &[Check]) -> crate::diagnostic::Words {
    let missing = count(checks, &[State::Missing]);
    let others = count(checks, &[State::StandIn]);
    let noted = count(checks, &[State::Noted]);
    let mut words = match count(checks, &[State::Broken]) {
        0 => crate::say!("可以生成报告", "reports can be rendered"),
        _ => crate::say!(
            "现在不能生成报告，先改好标着「不行」的",
            "reports cannot be rendered: see what is marked as an error"
        ),
    };
    for (number, zh, en) in [
        (missing, "缺少 N 种字体", "N fonts missing"),
        (others, "N 种字体用别的代替", "N fonts have stand-ins"),
        (noted, "N 处要注意", "N notes"),
    ] {
        if number > 0 {
            words.zh += &format!("；{}", zh.replace('N', &number.to_string()));
            words.en += &format!("; {}", en.replace('N', &number.to_string()));
        }
    }
    words.zh += "。";
    words
}

/// In a line.
fn row(common: &Common, check: &Check) -> String {
    let (lang, label) = (common.lang, check.state.label());
    let told = check.told.as_ref().map_or_else(String::new, |told| {
        format!("{}{}", either(lang, "：", ": "), told.get(lang))
    });
    format!("{}  {}{told}\n", label.get(lang), check.name.get(lang))
}

fn json_of(common: &Common, checks: &[Check]) -> Value {
    let lang = common.lang;
    let rows = checks.iter().map(|check| {
        let mut row = json!({
            "section": check.section.name(),
            "state": check.state.name(),
            "name": check.name.get(lang),
        });
        let words = [("message", &check.told), ("hint", &check.hint)];
        for (key, words) in words {
            if let Some(words) = words {
                row[key] = words.get(lang).into();
            }
        }
        for (key, value) in &check.details {
            row[key] = value.clone();
        }
        row
    });
    json!({
        "format": 1,
        "tool": { "name": "fazhi", "version": env!("CARGO_PKG_VERSION") },
        "lang": either(lang, "zh", "en"),
        "summary": {
            "ok": count(checks, &[State::Good]),
            "stand_in": count(checks, &[State::StandIn]),
            "missing": count(checks, &[State::Missing]),
            "warning": count(checks, &[State::Noted]),
            "error": count(checks, &[State::Broken]),
        },
        "checks": rows.collect::<Vec<_>>(),
    })
}
