//! The fonts of a machine: which of those that a page names are there, and what stands in.

use super::check::{Check, Section, State};
use crate::page::{Likeness, NamedFace, Page, alternative, stand_ins};
use crate::say;
use fontdb::Database;
use std::collections::HashSet;

/// A folder that is read in place of the machine's fonts: for tests, which depend on no machine.
const FOLDER: &str = "FAZHI_FONTS";

/// The families that are installed, by every name they have in any language.
pub struct Installed(HashSet<String>);

impl Installed {
    /// Those of this machine.
    pub fn read() -> Self {
        let mut fonts = Database::new();
        match std::env::var_os(FOLDER) {
            Some(folder) => fonts.load_fonts_dir(folder),
            None => fonts.load_system_fonts(),
        }
        let names = fonts.faces().flat_map(|face| &face.families);
        Self(names.map(|(name, _)| known_by(name)).collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(&known_by(name))
    }
}

/// Names differ by case and blanks alone where people typed them.
fn known_by(name: &str) -> String {
    name.trim().to_lowercase()
}

/// A check for each face that `page` names.
pub fn checks(page: &Page, installed: &Installed) -> Vec<Check> {
    let faces = page.named_faces();
    let mut checks: Vec<_> = faces.iter().map(|face| check(face, installed)).collect();
    let missing = |check: &Check| check.state == State::Missing;
    if let Some(last) = checks.iter_mut().rfind(|check| missing(check)) {
        last.hint = Some(say!(
            "缺的字体向本单位信息化部门要。宋体、黑体、仿宋、楷体是 Windows 自带的，华文中宋随 Office 安装；小标宋和名字带 _GB2312 的要另装，有的单位的 WPS 里已经带着",
            "ask your office's IT staff for fonts that are missing. 宋体, 黑体, 仿宋 and 楷体 come with Windows, 华文中宋 with Office; 小标宋 and the _GB2312 fonts are installed apart"
        ));
    }
    checks
}

fn check(face: &NamedFace<'_>, installed: &Installed) -> Check {
    let name = face.name;
    let uses = |lang: usize| face.uses.iter().map(move |both| both[lang]);
    let (zh, en) = (
        uses(0).collect::<Vec<_>>().join("、"),
        uses(1).collect::<Vec<_>>().join(", "),
    );
    let uses: Vec<_> = face.uses.iter().map(|[zh, _]| *zh).collect();
    let shown = say!("{name}（{zh}）", "{name} ({en})");
    let check = |state| {
        let check = Check::new(Section::Fonts, state, shown.clone());
        check.detail("font", name).detail("uses", uses.clone())
    };
    if installed.has(name) {
        return check(State::Good);
    }
    let mut others = stand_ins(name).into_iter();
    let Some((other, likeness)) = others.find(|(other, _)| installed.has(other)) else {
        return check(State::Missing).told(say!(
            "也没有同类的字体，打开时电脑随便换一种，字形、每行字数都可能变",
            "and nothing like it: another font is taken as it comes, and lines may break elsewhere"
        ));
    };
    let itself = alternative(name).is_some_and(|named| installed.has(named));
    let key = face.keys.first().copied().unwrap_or_default();
    let (state, told) = match likeness {
        Likeness::Same if itself => (
            State::StandIn,
            say!(
                "没有这种字体，有「{other}」，样子一样；Word 和 WPS 打开时会换成它",
                "not there, but “{other}” is, which looks the same: Word and WPS take it"
            ),
        ),
        Likeness::Same => (
            State::StandIn,
            say!(
                "没有这种字体，有「{other}」，样子一样；打开后选中文字换成它，或者在版面方案里写 {key}",
                "not there, but “{other}” is, which looks the same: choose it after opening, or set {key} in a profile"
            ),
        ),
        Likeness::Alike => (
            State::StandIn,
            say!(
                "没有这种字体，有同类的「{other}」，笔画稍有不同；打开后选中文字换成它，或者在版面方案里写 {key}",
                "not there, but “{other}” is, of its kind and drawn a little otherwise: choose it after opening, or set {key} in a profile"
            ),
        ),
        Likeness::Different => (
            State::Missing,
            say!(
                "没有同类的字体，打开时会显示成「{other}」那样的字，看得出来不同",
                "and none of its kind: a reader sees “{other}” or the like, which is another face"
            ),
        ),
    };
    check(state).told(told).detail("stand_in", other)
}
