//! What people call the roles and the learning areas.

use kernel::{Area, Role};
use sheets::columns::bare;

/// The words for each role, as a sheet of staff has them.
const ROLES: [(Role, &[&str]); 10] = [
    (
        Role::Head,
        &[
            "vadītājs",
            "vadītāja",
            "direktors",
            "direktore",
            "iestādes vadītāja",
            "iestādes vadītājs",
            "head",
        ],
    ),
    (
        Role::Deputy,
        &[
            "vietnieks",
            "vietniece",
            "vadītāja vietnieks",
            "vadītāja vietniece",
            "vadītājas vietnieks",
            "vadītājas vietniece",
            "vadītāja vietnieks izglītības jomā",
            "vadītāja vietniece izglītības jomā",
            "vadītājas vietnieks izglītības jomā",
            "vadītājas vietniece izglītības jomā",
            "deputy",
            "deputy head",
        ],
    ),
    (
        Role::Methodologist,
        &[
            "metodiķis",
            "metodiķe",
            "izglītības metodiķis",
            "izglītības metodiķe",
            "pirmsskolas izglītības metodiķis",
            "pirmsskolas izglītības metodiķe",
            "methodologist",
        ],
    ),
    (
        Role::Clerk,
        &[
            "lietvedis",
            "lietvede",
            "sekretārs",
            "sekretāre",
            "clerk",
            "secretary",
        ],
    ),
    (
        Role::GroupTeacher,
        &[
            "skolotājs",
            "skolotāja",
            "grupas skolotājs",
            "grupas skolotāja",
            "pirmsskolas skolotājs",
            "pirmsskolas skolotāja",
            "pirmsskolas izglītības skolotājs",
            "pirmsskolas izglītības skolotāja",
            "teacher",
            "group teacher",
        ],
    ),
    (
        Role::SubjectTeacher,
        &[
            "priekšmeta skolotājs",
            "priekšmeta skolotāja",
            "mūzikas skolotājs",
            "mūzikas skolotāja",
            "sporta skolotājs",
            "sporta skolotāja",
            "subject teacher",
            "music teacher",
            "sports teacher",
        ],
    ),
    (
        Role::SpeechTherapist,
        &[
            "logopēds",
            "logopēde",
            "skolotājs logopēds",
            "skolotāja logopēde",
            "speech therapist",
        ],
    ),
    (
        Role::SocialPedagogue,
        &[
            "sociālais pedagogs",
            "sociālā pedagoģe",
            "soc. pedagogs",
            "social pedagogue",
        ],
    ),
    (
        Role::Assistant,
        &[
            "palīgs",
            "skolotāja palīgs",
            "skolotājas palīgs",
            "skolotāju palīgs",
            "pirmsskolas skolotāja palīgs",
            "pirmsskolas izglītības skolotāja palīgs",
            "aukle",
            "assistant",
            "teacher's assistant",
        ],
    ),
    (
        Role::Superuser,
        &["virslietotājs", "sistēmas administrators", "superuser"],
    ),
];

/// The words for each area; the first letters of a word are enough where they say it.
const AREAS: [(Area, &[&str]); 7] = [
    (Area::Language, &["valodu", "valodas", "val"]),
    (Area::Social, &["sociālā un pilsoniskā", "sociālā", "soc"]),
    (
        Area::Culture,
        &[
            "kultūras izpratnes un pašizpausmes mākslā",
            "kultūras izpratne un pašizpausme mākslā",
            "kultūra",
            "māksla",
            "mūzika",
            "kul",
        ],
    ),
    (Area::Science, &["dabaszinātņu", "dabaszinātnes", "dab"]),
    (Area::Math, &["matemātikas", "matemātika", "mat"]),
    (Area::Technology, &["tehnoloģiju", "tehnoloģijas", "teh"]),
    (
        Area::Health,
        &[
            "veselības un fiziskās aktivitātes",
            "veselība un fiziskā aktivitāte",
            "veselība",
            "sports",
            "ves",
        ],
    ),
];

/// The role that a word stands for; a parent's is none of staff.
pub fn role(text: &str) -> Option<Role> {
    let word = bare(text);
    let named = ROLES.into_iter().find(|(role, names)| {
        names.iter().any(|name| bare(name) == word) || bare(role.as_str()) == word
    });
    named.map(|(role, _)| role)
}

/// The area that a word stands for.
pub fn area(text: &str) -> Option<Area> {
    let word = bare(text);
    let word = word.strip_suffix("macibujoma").unwrap_or(&word);
    let named = AREAS
        .into_iter()
        .find(|(area, names)| names.iter().any(|name| bare(name) == word) || area.as_str() == word);
    named.map(|(area, _)| area)
}

/// What a role's own word says of the subject: a music teacher teaches music.
pub fn subject_of(text: &str) -> Option<(Area, &'static str)> {
    let word = bare(text);
    if word.starts_with("muzikas") || word.starts_with("music") {
        Some((Area::Culture, "Mūzika"))
    } else if word.starts_with("sport") {
        Some((Area::Health, "Sports"))
    } else {
        None
    }
}
