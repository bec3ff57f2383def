//! `record!` and `choices!`: a mapping, an enumeration, declared once.

/// Declares a mapping: its type, its keys in both spellings, what each means, and how it is read.
///
/// ```text
/// record! {
///     /// One figure.
///     "指标" pub struct Indicator<'p> {
///         name: Option<Name<'p>> = required "name" | "名称" ("中文说明", "English description");
///     }
/// }
/// ```
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        $zh_name:literal pub struct $name:ident<$life:lifetime> {
            $($field:ident: $type:ty = $need:ident $en:literal $(| $zh:literal)+ ($about_zh:literal, $about_en:literal);)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default)]
        pub struct $name<$life> {
            $(#[doc = $about_en] pub $field: $type,)+
            /// The whole mapping.
            pub span: Option<$crate::source::Span>,
            /// Its first key: where messages about the whole of it point.
            pub head: Option<$crate::source::Span>,
            _text: std::marker::PhantomData<&$life ()>,
        }

        impl<$life> $name<$life> {
            /// The keys of this mapping.
            pub fn record() -> &'static $crate::record::Record {
                static RECORD: $crate::record::Record = $crate::record::Record {
                    name: stringify!($name),
                    zh: $zh_name,
                    keys: &[$($crate::record::Key {
                        en: $en,
                        zh: record!(@first $($zh),+),
                        also: record!(@rest $($zh),+),
                        required: record!(@need $need),
                        about: [$about_zh, $about_en],
                    }),+],
                    shape_of: $name::<'static>::shape_of,
                };
                &RECORD
            }

            fn shape_of(key: usize) -> $crate::record::Shape {
                [$(<$type as $crate::record::Read<'_>>::SHAPE),+][key]
            }

            /// Reads the keys of `map`, which stands at `node`.
            pub fn from_map(node: &$crate::yaml::Node<$life>, map: &$crate::yaml::Map<$life>, reader: &mut $crate::record::Reader<'_, $life>) -> Self {
                let record = Self::record();
                let pairs = reader.pairs(record, node, map);
                let mut fields = record.keys.iter().zip(pairs);
                let mut next = || fields.next().map_or((&record.keys[0], None), |field| field);
                Self {
                    $($field: { let (key, pair) = next(); reader.field(key, pair) },)+
                    span: Some(node.span),
                    head: map.pairs.first().map(|pair| pair.key_span),
                    _text: std::marker::PhantomData,
                }
            }
        }
    };
    (@first $first:literal $(, $rest:literal)*) => { $first };
    (@rest $first:literal $(, $rest:literal)*) => { &[$($rest),*] };
    (@need required) => { true };
    (@need optional) => { false };
}

/// A mapping and nothing else is read as `$name`.
macro_rules! read_record {
    ($($name:ident),+) => { $(
        impl<'p> $crate::record::Read<'p> for $name<'p> {
            const SHAPE: $crate::record::Shape = $crate::record::Shape::Record($name::record);

            fn read(node: &$crate::yaml::Node<'p>, reader: &mut $crate::record::Reader<'_, 'p>) -> Option<Self> {
                if let $crate::yaml::Kind::Map(map) = &node.kind {
                    return Some(Self::from_map(node, map, reader));
                }
                let map = reader.undashed(node, Self::record())?;
                Some(Self::from_map(node, &map, reader))
            }
        }
    )+ };
}

/// Declares an enumeration with its spellings.
macro_rules! choices {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident {
            $($variant:ident = $en:literal | $zh:literal $(| $also:literal)* ($about_zh:literal, $about_en:literal);)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $(#[doc = $about_en] $variant,)+ }

        impl $name {
            /// The spellings of every value.
            pub const CHOICES: &'static [$crate::record::Choice] = &[
                $($crate::record::Choice { en: $en, zh: $zh, also: &[$($also),*], about: [$about_zh, $about_en] }),+
            ];
            const VALUES: &'static [Self] = &[$(Self::$variant),+];

            /// The value that `spelling` names, in either language.
            pub fn named(spelling: &str) -> Option<Self> {
                let mut choices = Self::CHOICES.iter();
                let index = choices.position(|choice| choice.spellings().any(|known| known == spelling))?;
                Self::VALUES.get(index).copied()
            }

            /// The English spelling, as in serialised data.
            pub fn en(self) -> &'static str {
                Self::CHOICES[self as usize].en
            }

            /// The Chinese spelling.
            pub fn zh(self) -> &'static str {
                Self::CHOICES[self as usize].zh
            }
        }

        impl<'p> $crate::record::Read<'p> for $name {
            const SHAPE: $crate::record::Shape = $crate::record::Shape::Choice(Self::CHOICES);

            fn read(node: &$crate::yaml::Node<'p>, reader: &mut $crate::record::Reader<'_, 'p>) -> Option<Self> {
                reader.choice(node, Self::CHOICES).map(|index| Self::VALUES[index])
            }

            fn several(node: &$crate::yaml::Node<'p>, reader: &mut $crate::record::Reader<'_, 'p>) -> Option<Vec<$crate::yaml::Node<'p>>> {
                reader.parted(node, |_, typed| Self::named(typed).is_some())
            }
        }
    };
}

pub(crate) use {choices, read_record, record};
