//! Texts: Fluent catalogues, Latvian with English beside it. Each domain brings its own; a test compares keys.

mod dates;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The language of a person's screens. Records stay in Latvian (DOMAIN 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Latvian, the default
    Lv,
    /// English
    En,
}

impl Language {
    /// As it is stored and as the page's `lang` says it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lv => "lv",
            Self::En => "en",
        }
    }
}

/// The text names no language of the program.
#[derive(Debug, thiserror::Error)]
#[error("unknown language")]
pub struct UnknownLanguage;

impl std::str::FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        match text {
            "lv" => Ok(Self::Lv),
            "en" => Ok(Self::En),
            _ => Err(UnknownLanguage),
        }
    }
}

store::text_column!(Language);

/// One domain's catalogue in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// The domain, for messages.
    pub name: &'static str,
    /// The Latvian messages.
    pub lv: &'static str,
    /// The English messages.
    pub en: &'static str,
}

/// `catalogue!()`: this crate's `texts/lv.ftl` and `texts/en.ftl`.
#[macro_export]
macro_rules! catalogue {
    () => {
        $crate::texts::Catalogue {
            name: env!("CARGO_PKG_NAME"),
            lv: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/lv.ftl")),
            en: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en.ftl")),
        }
    };
}

/// The plural class of a whole number in Latvian (CLDR). The crate beneath Fluent, intl_pluralrules 7.0.2, takes 111
/// for "other": it looks at the number where the rule says its last two digits.
fn latvian_class<'a>(given: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::Number(number)) = given.first() else {
        return FluentValue::Error;
    };
    let n: f64 = number.value;
    FluentValue::from(match (n % 10.0, n % 100.0) {
        (_, teens) if (11.0..=19.0).contains(&teens) => "zero",
        (0.0, _) => "zero",
        (1.0, _) => "one",
        _ => "other",
    })
}

type Bundle = FluentBundle<FluentResource>;

/// All catalogues of the program.
pub struct Texts {
    lv: Bundle,
    en: Bundle,
}

/// A catalogue cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the {language} texts of {catalogue}: {fault}")]
pub struct BadCatalogue {
    catalogue: &'static str,
    language: &'static str,
    fault: String,
}

impl Texts {
    /// Joins the catalogues; a syntax error or a key that two of them have is refused.
    pub fn new(catalogues: &[Catalogue]) -> Result<Self, BadCatalogue> {
        let bundle = |language: Language| {
            // both are known to parse; an unknown one would only cost the plural forms
            let id = language.as_str().parse().unwrap_or_default();
            let mut bundle = Bundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            bundle
                .add_function("LATVIAN", latvian_class)
                .map_err(|fault| BadCatalogue {
                    catalogue: "web",
                    language: language.as_str(),
                    fault: fault.to_string(),
                })?;
            for catalogue in catalogues {
                let text = match language {
                    Language::Lv => catalogue.lv,
                    Language::En => catalogue.en,
                };
                let bad = |fault: String| BadCatalogue {
                    catalogue: catalogue.name,
                    language: language.as_str(),
                    fault,
                };
                let text = match language {
                    Language::Lv => text.replace("{ $n ->", "{ LATVIAN($n) ->"),
                    Language::En => text.to_owned(),
                };
                let resource = FluentResource::try_new(text)
                    .map_err(|(_, faults)| bad(format!("{faults:?}")))?;
                bundle
                    .add_resource(resource)
                    .map_err(|faults| bad(format!("{faults:?}")))?;
            }
            Ok(bundle)
        };
        Ok(Self {
            lv: bundle(Language::Lv)?,
            en: bundle(Language::En)?,
        })
    }

    const fn bundle(&self, language: Language) -> &Bundle {
        match language {
            Language::Lv => &self.lv,
            Language::En => &self.en,
        }
    }
}

/// A number that a text can hold, by value or as a template lends it.
pub trait Count {
    /// As a whole number.
    fn count(self) -> i64;
}

macro_rules! counts {
    ($($number:ty),*) => {$(
        impl Count for $number {
            fn count(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
        impl Count for &$number {
            fn count(self) -> i64 {
                (*self).count()
            }
        }
    )*};
}

counts!(usize, u64, u32, i32, i64);

/// Says things in one person's language.
#[derive(Clone)]
pub struct Say {
    texts: Arc<Texts>,
    language: Language,
}

impl Say {
    /// In that language.
    pub const fn new(texts: Arc<Texts>, language: Language) -> Self {
        Self { texts, language }
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A text without arguments.
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A text with the number `$n`, in the plural form that the language wants.
    pub fn n(&self, key: &str, n: impl Count) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(n.count()));
        self.format(key, Some(&args))
    }

    /// A text with one named argument.
    pub fn a(&self, key: &str, name: &'static str, value: impl ToString) -> String {
        self.with(key, &[(name, value.to_string())])
    }

    /// A text with two named arguments.
    pub fn a2(
        &self,
        key: &str,
        name: &'static str,
        value: impl ToString,
        name2: &'static str,
        value2: impl ToString,
    ) -> String {
        self.with(
            key,
            &[(name, value.to_string()), (name2, value2.to_string())],
        )
    }

    /// A text with any number of named arguments.
    pub fn with(&self, key: &str, list: &[(&'static str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in list {
            args.set(*name, FluentValue::from(value.as_str()));
        }
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.texts.bundle(self.language);
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            tracing::error!(key, "a text is missing");
            return format!("‹{key}›");
        };
        let mut faults = Vec::new();
        let text: Cow<'_, str> = bundle.format_pattern(pattern, args, &mut faults);
        if !faults.is_empty() {
            tracing::error!(key, ?faults, "a text lacks an argument");
        }
        text.into_owned()
    }
}
