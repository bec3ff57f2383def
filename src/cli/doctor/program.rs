//! The program itself: where it is, which settings and templates it finds, how its words reach the
//! screen.

use super::check::{Check, Section, State};
use crate::cli::files;
use crate::diagnostic::Words;
use crate::pack::Builtin;
use crate::say;
use std::path::Path;

/// Its version, and the file that runs.
pub fn version() -> Check {
    let version = env!("CARGO_PKG_VERSION");
    let check = Check::new(
        Section::Program,
        State::Good,
        say!("fazhi {version}", "fazhi {version}"),
    );
    match std::env::current_exe() {
        Ok(path) => {
            let path = path.display().to_string();
            check
                .told(say!("{path}", "{path}"))
                .detail("path", path.clone())
        }
        Err(_) => check,
    }
    .detail("version", version)
}

/// Which configuration counts, and which profile.
pub fn settings(path: Option<&Path>, profile: Option<&str>, broken: bool) -> Vec<Check> {
    let state = if broken { State::Broken } else { State::Good };
    let mut checks = vec![match path {
        Some(path) => {
            let path = path.display().to_string();
            let shown = say!("{path}", "{path}");
            Check::new(Section::Settings, state, shown).detail("config", path)
        }
        None => Check::new(
            Section::Settings,
            state,
            say!(
                "没有 fazhi.toml，用程序自带的设置",
                "no fazhi.toml: the program's own settings"
            ),
        ),
    }];
    if let Some(profile) = profile {
        let shown = say!("方案 {profile}", "profile {profile}");
        checks.push(Check::new(Section::Settings, state, shown).detail("profile", profile));
    }
    if broken && let Some(last) = checks.last_mut() {
        last.told = Some(say!("里面有错误，见下面", "has errors: see below"));
    }
    checks
}

/// The packs in the binary, and those in the folders of `folder`.
pub fn templates(folder: &Path) -> Vec<Check> {
    let names: Vec<_> = Builtin::ALL.iter().map(|pack| pack.name).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    let shown = say!("程序自带：{zh}", "built in: {en}");
    let mut checks =
        vec![Check::new(Section::Templates, State::Good, shown).detail("packs", names)];
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders.retain(|folder| folder.join("pack.yaml").is_file());
    checks.extend(folders.iter().map(|folder| own_pack(folder)));
    checks
}

fn own_pack(folder: &Path) -> Check {
    let name = folder.display().to_string();
    let shown: Words = say!("{name}", "{name}");
    let check = |state| Check::new(Section::Templates, state, shown.clone());
    let check = match files::templates().get(&name, "") {
        Ok(_) => check(State::Good),
        Err(found) => {
            let check = check(State::Noted).hint(say!(
                "看具体问题：fazhi template show {name}",
                "what is wrong: fazhi template show {name}"
            ));
            match found.into_iter().next() {
                Some(first) => check.told(first.message),
                None => check,
            }
        }
    };
    check.detail("folder", name)
}

/// How the console takes Chinese.
pub fn console() -> Check {
    if cfg!(windows) {
        return code_page(asked().as_deref());
    }
    let named = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    locale(
        &named
            .into_iter()
            .find(|value| !value.is_empty())
            .unwrap_or_default(),
    )
}

/// What Windows says of its console: `活动代码页: 936`.
fn asked() -> Option<String> {
    let output = std::process::Command::new("cmd")
        .args(["/d", "/c", "chcp"])
        .output()
        .ok()?;
    let digits = output.stdout.iter().filter(|byte| byte.is_ascii_digit());
    Some(digits.map(|byte| char::from(*byte)).collect())
}

fn code_page(number: Option<&str>) -> Check {
    let check = |state, name| Check::new(Section::Console, state, name);
    match number {
        Some("65001") => check(
            State::Good,
            say!("UTF-8（代码页 65001）", "UTF-8 (code page 65001)"),
        ),
        Some(number @ ("936" | "54936")) => check(
            State::Good,
            say!(
                "代码页 {number}，中文正常显示",
                "code page {number}: Chinese is shown"
            ),
        )
        .told(say!(
            "要把结果存成文件，用 --report，不要用 >",
            "to keep findings in a file use --report rather than >"
        )),
        Some(number) if !number.is_empty() => check(
            State::Noted,
            say!(
                "代码页 {number}，中文可能显示成方框",
                "code page {number}: Chinese may not be shown"
            ),
        )
        .hint(say!("先运行 chcp 65001", "run chcp 65001 first")),
        _ => check(
            State::Good,
            say!(
                "没有问出代码页，按 UTF-8 输出",
                "the code page is not told: UTF-8 is written"
            ),
        ),
    }
}

/// `zh_CN.UTF-8`, `zh_CN.GBK`, or nothing.
fn locale(value: &str) -> Check {
    let encoding = value.split('.').nth(1).unwrap_or_default();
    let encoding = encoding.split('@').next().unwrap_or_default();
    let plain = encoding.to_ascii_lowercase().replace('-', "");
    let check = |state, name| Check::new(Section::Console, state, name);
    match plain.as_str() {
        "utf8" => check(State::Good, say!("UTF-8", "UTF-8")),
        "" => check(
            State::Good,
            say!(
                "没有说明编码，按 UTF-8 输出",
                "no encoding is named: UTF-8 is written"
            ),
        ),
        _ => check(
            State::Noted,
            say!(
                "编码是 {encoding}，中文会显示成乱码",
                "the encoding is {encoding}: Chinese is shown wrongly"
            ),
        )
        .hint(say!(
            "把 LANG 设成 zh_CN.UTF-8",
            "set LANG to zh_CN.UTF-8 or en_US.UTF-8"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consoles() {
        for (value, state) in [
            ("zh_CN.UTF-8", State::Good),
            ("en_US.utf8", State::Good),
            ("C", State::Good),
            ("", State::Good),
            ("zh_CN.GB18030", State::Noted),
            ("zh_CN.GBK@pinyin", State::Noted),
        ] {
            assert_eq!(locale(value).state, state, "{value}");
        }
        for (number, state) in [
            (Some("65001"), State::Good),
            (Some("936"), State::Good),
            (Some("437"), State::Noted),
            (Some(""), State::Good),
            (None, State::Good),
        ] {
            assert_eq!(code_page(number).state, state, "{number:?}");
        }
    }
}
