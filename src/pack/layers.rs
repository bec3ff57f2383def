//! Options in layers: the report file's, its pack's, those of the packs that this one extends. What
//! an upper layer says holds for all sections comes before what a lower one says of a single one.

use super::options::{
    ClosingPlace, Detail, Joint, LevelOptions, Options, Part, SectionName, SignaturePlace,
};
use crate::record::{Located, Setting, Title};

/// The options that hold for a report, the file's own first.
#[derive(Clone, Debug, Default)]
pub struct Layers<'p>(pub Vec<&'p Options<'p>>);

/// How a section and its entries are printed, settled.
#[derive(Clone, Debug)]
pub struct Ladder<'p> {
    /// 0 where its heading is one of the first, 1 under a shared heading.
    pub rung: usize,
    /// It has no heading, and its entries are numbered on with what stands around it.
    pub runs_on: bool,
    pub heading: LevelOptions<'p>,
    /// Its entries, by depth.
    pub levels: [LevelOptions<'p>; 3],
    pub points: LevelOptions<'p>,
}

impl<'p> Layers<'p> {
    /// What the first layer says that says anything.
    fn first<T>(&self, pick: impl Fn(&'p Options<'p>) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(|options| pick(options))
    }

    /// The sections, and headings that they share, in order.
    pub fn order(&self) -> &'p [Part<'p>] {
        let order = self.first(|options| (!options.order.is_empty()).then_some(&*options.order));
        order.unwrap_or_default()
    }

    /// The heading of the opening.
    pub fn overview_heading(&self) -> Option<&'p Title<'p>> {
        let heading = self.first(|options| said(&options.overview_heading));
        heading.and_then(Setting::given)
    }

    /// The heading of a section.
    pub fn heading(&self, name: SectionName) -> &'p Setting<Title<'p>> {
        let heading = self.first(|options| said(&options.section(name).heading));
        heading.unwrap_or(&Setting::Unset)
    }

    /// Where the closing of a section stands.
    pub fn closing(&self, name: SectionName) -> Option<ClosingPlace> {
        self.first(|options| options.section(name).closing)
    }

    /// Where the issuers sign, and where the date stands: with them, unless the layer that says
    /// where they sign, or one above it, says otherwise.
    pub fn signature(&self) -> (SignaturePlace, Option<SignaturePlace>) {
        let set = self
            .0
            .iter()
            .position(|options| options.signature.is_some());
        let place = set.and_then(|set| self.0[set].signature);
        let layers = &self.0[..set.map_or(self.0.len(), |set| set + 1)];
        let date = layers.iter().find_map(|options| options.date);
        (place.unwrap_or(SignaturePlace::End), date)
    }

    /// How several issuers sign under the title.
    pub fn joint(&self) -> Option<Joint> {
        self.first(|options| options.joint)
    }

    /// The details that are printed behind an entry.
    pub fn show(&self) -> &'p [Located<Detail>] {
        let show = self.first(|options| (!options.show.is_empty()).then_some(&*options.show));
        show.unwrap_or_default()
    }

    /// True where the section stands under a heading that it shares with others.
    pub fn is_grouped(&self, name: SectionName) -> bool {
        let parts = self.order().iter();
        let groups = parts.filter(|part| matches!(part, Part::Group(_)));
        let mut sections = groups.flat_map(Part::sections);
        sections.any(|section| section.value == name)
    }

    /// How a section and its entries are printed; `headed` where it has a heading of its own.
    ///
    /// All headings stand on one ladder: the first rung is the sections' headings, the second the
    /// entries of the first depth, and so on. A section under a shared heading stands one rung
    /// lower; where it has no heading of its own, its entries stand one rung higher. What is said
    /// of a section is about its own heading and entries, on whatever rung they stand.
    pub fn ladder(&self, name: SectionName, headed: bool) -> Ladder<'p> {
        let rung = usize::from(self.is_grouped(name));
        let first = rung + usize::from(headed);
        let heading = self.level(
            |_, options| options.section(name).own_heading(),
            |options| shared(options, rung),
        );
        // The layer that drops the heading; the file itself, where none does.
        let drops =
            |options: &&Options<'_>| matches!(options.section(name).heading, Setting::Nothing);
        let dropped = self.0.iter().position(drops).unwrap_or(0);
        let levels = [0, 1, 2].map(|depth: usize| {
            let own = |index: usize, options: &'p Options<'p>| {
                let own = options.section(name);
                if headed || index <= dropped {
                    let level = own.levels.get(depth).cloned().unwrap_or_default();
                    // Without a heading, the entries of the first depth stand in its place.
                    return if depth == 0 && !headed {
                        level.over(own.own_heading())
                    } else {
                        level
                    };
                }
                // A layer below the one that drops the heading speaks of levels under a heading.
                match depth.checked_sub(1) {
                    None => own.own_heading(),
                    Some(above) => own.levels.get(above).cloned().unwrap_or_default(),
                }
            };
            self.level(own, |options| shared(options, first + depth))
        });
        let points = self.level(
            |_, options| options.section(name).points.clone(),
            |options| options.points.clone(),
        );
        let around = self.level(
            |_, _| LevelOptions::default(),
            |options| shared(options, rung),
        );
        Ladder {
            rung,
            runs_on: !headed && levels[0].number == around.number,
            heading,
            levels: levels.map(LevelOptions::or_last),
            points,
        }
    }

    /// The options of headings of the first rank that are no section's own.
    pub fn part(&self) -> LevelOptions<'p> {
        self.level(
            |_, _| LevelOptions::default(),
            |options| options.heading.clone(),
        )
    }

    /// What the layers say of a level together: each of a section's own, and of all sections.
    ///
    /// What an upper layer says of all sections, form included, comes before what a lower one says
    /// of a single section. A number or a mark alone does not: it would end up in a form that it was
    /// not meant for.
    fn level(
        &self,
        own: impl Fn(usize, &'p Options<'p>) -> LevelOptions<'p>,
        all: impl Fn(&'p Options<'p>) -> LevelOptions<'p>,
    ) -> LevelOptions<'p> {
        // Those of all sections that have been passed by lower ones' own.
        let mut waiting: Vec<LevelOptions<'p>> = Vec::new();
        let mut level = LevelOptions::default();
        for (index, options) in self.0.iter().enumerate() {
            let (own, all) = (own(index, options), all(options));
            let stated = all.form.is_some();
            level = level.over(own);
            waiting.push(all);
            if stated {
                level = waiting.drain(..).fold(level, LevelOptions::over);
            }
        }
        waiting.into_iter().fold(level, LevelOptions::over)
    }
}

/// What one layer says of a rung for all sections.
fn shared<'p>(options: &'p Options<'p>, rung: usize) -> LevelOptions<'p> {
    match rung {
        0 => options.heading.clone(),
        rung => options.levels.get(rung - 1).cloned().unwrap_or_default(),
    }
}

fn said<T>(setting: &Setting<T>) -> Option<&Setting<T>> {
    (!setting.is_unset()).then_some(setting)
}
