//! ① What the clerk wrote, checked: one value a file, its figures computed.

mod compute;
mod dashes;
mod drawn;
mod figures;
mod load;
mod model;
mod shorthand;
mod target;
mod verdicts;
mod years;

pub use drawn::{Course, Shown};
pub use figures::{Amount, Figure, Figures};
pub use load::{FORMAT, Loaded, load, prepare};
pub use model::{
    Annex, Cell, Disclosure, Entry, Ignore, Indicator, Letter, Mode, Operand, Point, Qualifier,
    Ratio, Report, Review, Row, Scale, Section, SiteColumn, Sum, Table, Tabulated, TemplateChoice,
    TemplateRecord, Website,
};
pub use target::{Bound, Target};
pub use verdicts::{Verdicts, load_verdicts, prepare_verdicts};
pub use years::Years;
