//! Columns of every kind of text: they fill the page, cut nothing they need not, and are found again.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

const WIDTH: i32 = 8845;

/// Each column's head, then its cells.
fn columns(texts: &[&[&str]]) -> Vec<Column> {
    let column = |texts: &&[&str]| Column {
        head: Cell::head(texts.first().unwrap_or(&"")),
        cells: texts.iter().skip(1).map(|text| Cell::of(text)).collect(),
    };
    texts.iter().map(column).collect()
}

fn setting(texts: &[&[&str]], width: i32) -> Setting {
    Setting::new(&columns(texts), width)
}

/// Lines of the table's highest cells, row by row.
fn height(columns: &[Column], setting: &Setting) -> i32 {
    let rows = columns.iter().map(|column| column.cells.len()).max();
    let lines = |column: &Column, width: i32, row: usize| {
        let room = (width - PADDING) * 100 / SIZES[setting.size].0;
        column.cells.get(row).map_or(1, |cell| cell.lines(room))
    };
    let row = |row: usize| {
        let cells = columns.iter().zip(&setting.widths);
        cells
            .map(|(column, width)| lines(column, *width, row))
            .max()
    };
    (0..rows.unwrap_or(0)).filter_map(row).sum()
}

#[test]
fn widths_fill_the_type_area() {
    let long = "法".repeat(300);
    for texts in [
        &[&["序号"][..], &["指标"], &["2023年"]][..],
        &[&["", "1"], &["", &long]],
        &[&["行政处罚案件数"][..]; 14],
        &[&[""][..]; 3],
        &[&["一"][..]; 200],
    ] {
        let setting = setting(texts, WIDTH);
        assert_eq!(setting.widths.iter().sum::<i32>(), WIDTH, "{texts:?}");
        assert!(setting.widths.iter().all(|&width| width > 0));
    }
}

#[test]
fn long_text_leaves_room_for_short_columns() {
    let long = "法".repeat(300);
    let setting = setting(&[&["序号"], &["说明", &long], &["数量", "12,345.6"]], WIDTH);
    assert!(setting.widths[0] >= 4 * 120 && setting.widths[2] >= 8 * 120);
    assert!(setting.widths[1] > WIDTH / 2);
    assert_eq!(setting.size, 0);
}

#[test]
fn many_columns_take_smaller_text() {
    let sizes = [7, 9, 12].map(|count| {
        let cells: &[&str] = &["单位", "单位名称"];
        setting(&vec![cells; count], WIDTH).size
    });
    assert_eq!(sizes, [0, 2, 3]);
}

#[test]
fn an_address_does_not_take_what_names_and_codes_need() {
    let texts: &[&[&str]] = &[
        &["序号", "1", "2", "3"],
        &[
            "部门",
            "县市场监督管理局",
            "县住房和城乡建设局",
            "县自然资源和规划局",
        ],
        &[
            "网址",
            "https://zwfw.example.gov.cn/portal/home?id=20241231",
            "www.example.gov.cn",
            "—",
        ],
        &[
            "统一社会信用代码",
            "91330782MA2E7XXXX1",
            "91330782MA2E7XXXX2",
            "91330782MA2E7XXXX3",
        ],
        &["受理量（件）", "12345678", "98", "约3万"],
        &["同比（%）", "-3.5", "12.25", "持平"],
        &["金额（万元）", "1,234.50", "0.5", "-"],
    ];
    let columns = columns(texts);
    let setting = Setting::new(&columns, 12_756);
    assert_eq!(setting.size, 0);
    assert!(height(&columns, &setting) <= 6, "{setting:?}");
    assert!(setting.widths[3] >= twips(10_890, 0), "{setting:?}");
}

#[test]
fn air_beside_numbers_goes_to_remarks() {
    let mut texts: Vec<&[&str]> = vec![
        &["序号", "1", "10"],
        &["地区", "青岭市第1县", "青岭市第10县"],
    ];
    let number: &[&str] = &["行政处罚", "33", "4444"];
    texts.push(&["行政许可", "1234567", "1234567"]);
    texts.extend([number; 8]);
    texts.push(&["备注", "含乡镇、街道赋权事项", "含乡镇、街道赋权事项"]);
    let columns = columns(&texts);
    let setting = Setting::new(&columns, 12_756);
    assert!(height(&columns, &setting) <= 4, "{setting:?}");
}

proptest! {
    #[test]
    fn no_number_is_cut_where_there_is_room(
        texts in vec(vec("[甲-鿿]{0,30}|[0-9]{1,9}(\\.[0-9])?|[甲-鿿]{1,6}|[A-Z0-9]{18}", 1..12), 1..9),
        width in 6000..14000,
    ) {
        let texts: Vec<Vec<&str>> = texts.iter().map(|column| column.iter().map(String::as_str).collect()).collect();
        let texts: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
        let columns = columns(&texts);
        let found = Setting::new(&columns, width);
        prop_assert_eq!(found.widths.iter().sum::<i32>(), width);
        prop_assert_eq!(&found.widths, &Setting::new(&columns, width).widths);
        let floors: Vec<_> = columns.iter().map(|column| twips(column.most(|cell| cell.least), found.size)).collect();
        if sum(&floors) <= i64::from(width) {
            for (column, floor) in found.widths.iter().zip(&floors) {
                prop_assert!(column >= floor);
            }
        }
    }
}
