//! The administrative level, as far as a name tells it.

use super::Answers;
use crate::pack::Level;

/// Municipalities, the only 市 whose level the name tells.
const MUNICIPALITIES: [&str; 4] = ["北京市", "上海市", "天津市", "重庆市"];

/// Areas that are no division of the state, though their names end like one.
const NO_DIVISION: [&str; 9] = [
    "特别行政区",
    "新区",
    "开发区",
    "园区",
    "高新区",
    "示范区",
    "合作区",
    "管理区",
    "保税区",
];

const ENDINGS: [(&str, Level); 14] = [
    ("自治区", Level::Province),
    ("省", Level::Province),
    ("自治州", Level::Prefecture),
    ("地区", Level::Prefecture),
    ("盟", Level::Prefecture),
    ("自治县", Level::County),
    ("县", Level::County),
    ("旗", Level::County),
    ("区", Level::County),
    ("街道", Level::Subdistrict),
    ("街道办事处", Level::Subdistrict),
    ("镇", Level::Township),
    ("乡", Level::Township),
    ("苏木", Level::Township),
];

/// The level of the region, or else of a government that issues; a 市 may be of two.
pub fn guess(answers: &Answers) -> Option<Level> {
    let region = answers.region.as_deref();
    let issuer = answers.issuers.iter();
    let issuer = issuer.map(|name| name.trim_end_matches("人民政府"));
    region.into_iter().chain(issuer).find_map(of)
}

fn of(name: &str) -> Option<Level> {
    if MUNICIPALITIES.contains(&name) {
        return Some(Level::Province);
    }
    if NO_DIVISION.iter().any(|ending| name.ends_with(ending)) {
        return None;
    }
    let mut endings = ENDINGS.iter();
    endings
        .find(|(ending, _)| name.ends_with(ending))
        .map(|(_, level)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_name_tells_is_guessed() {
        for (region, issuer, level) in [
            ("江苏省", "", Some(Level::Province)),
            ("广西壮族自治区", "", Some(Level::Province)),
            ("天津市", "", Some(Level::Province)),
            ("如皋市", "", None),
            ("京山市", "云溪县人民政府", Some(Level::County)),
            ("", "南通市云溪县人民政府", Some(Level::County)),
            ("", "云溪县司法局", None),
            ("金湖县", "", Some(Level::County)),
            ("浦东新区", "", None),
            ("海陵区", "", Some(Level::County)),
            ("延边朝鲜族自治州", "", Some(Level::Prefecture)),
            ("", "城南街道办事处", Some(Level::Subdistrict)),
            ("搬经镇", "", Some(Level::Township)),
            ("", "", None),
        ] {
            let answers = Answers {
                region: Some(region.to_owned()),
                issuers: vec![issuer.to_owned()],
                ..Answers::default()
            };
            assert_eq!(guess(&answers), level, "{region} {issuer}");
        }
    }
}
