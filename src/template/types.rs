//! What a template's values are: the type of each, declared with it.

use crate::document::Handle;

/// The type of a value in a template.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Type {
    /// A text of the report: it can be printed, and asked whether it is there.
    Text,
    /// A word of the engine's, of a fixed set: `measures`.
    Word,
    Number,
    Flag,
    List(&'static Self),
    Record(&'static Record),
    /// It may be missing.
    Optional(&'static Self),
}

/// A value with fields.
#[derive(Debug)]
pub struct Record {
    /// What it is called in Chinese and in English.
    pub about: [&'static str; 2],
    pub fields: &'static [Field],
}

/// A record is itself alone.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.about == other.about
    }
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Type,
    pub about: [&'static str; 2],
    /// A value that it may have, as printed.
    pub example: &'static str,
}

impl Record {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Type {
    /// The type of the value where it is there.
    pub fn present(self) -> Self {
        match self {
            Self::Optional(inner) => inner.present(),
            other => other,
        }
    }

    /// What people call it, in Chinese and in English.
    pub fn words(self) -> [String; 2] {
        match self {
            Self::Text => ["文字".into(), "text".into()],
            Self::Word => ["固定的词".into(), "word".into()],
            Self::Number => ["数".into(), "number".into()],
            Self::Flag => ["是或否".into(), "true or false".into()],
            Self::Record(record) => record.about.map(str::to_owned),
            Self::List(of) => {
                let [zh, en] = of.words();
                [format!("列表（{zh}）"), format!("list of {en}")]
            }
            Self::Optional(of) => {
                let [zh, en] = of.words();
                [format!("{zh}，可能没有"), format!("{en}, or nothing")]
            }
        }
    }
}

/// A Rust type that a template sees.
pub trait Typed {
    /// As what.
    const TYPE: Type;
}

macro_rules! typed {
    ($($rust:ty => $kind:ident),+) => { $(
        impl Typed for $rust {
            const TYPE: Type = Type::$kind;
        }
    )+ };
}

typed!(Handle => Text, &'static str => Word, u8 => Number, u16 => Number, bool => Flag);

impl<T: Typed> Typed for Vec<T> {
    const TYPE: Type = Type::List(&T::TYPE);
}

impl<T: Typed> Typed for Option<T> {
    const TYPE: Type = Type::Optional(&T::TYPE);
}

/// Declares what a template sees: the type of each field, its meaning in both languages, an example.
///
/// ```text
/// view! {
///     /// A point.
///     "一个要点", "a point" pub struct PointView {
///         title: Option<Handle> = ("标题", "Its title") "组织领导";
///     }
/// }
/// ```
macro_rules! view {
    (
        $(#[doc = $doc:literal])+
        $zh:literal, $en:literal pub struct $name:ident {
            $($field:ident: $type:ty = ($about_zh:literal, $about_en:literal) $example:literal;)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, serde::Serialize)]
        pub struct $name {
            $(#[doc = $about_en] pub $field: $type,)+
        }

        impl $name {
            /// Its fields.
            pub const RECORD: &'static $crate::template::types::Record = &$crate::template::types::Record {
                about: [$zh, $en],
                fields: &[$($crate::template::types::Field {
                    name: stringify!($field),
                    kind: <$type as $crate::template::types::Typed>::TYPE,
                    about: [$about_zh, $about_en],
                    example: $example,
                }),+],
            };
        }

        impl $crate::template::types::Typed for $name {
            const TYPE: $crate::template::types::Type =
                $crate::template::types::Type::Record(Self::RECORD);
        }
    };
}

pub(super) use view;
