//! Invented people (DOMAIN 9.1); they and their codes belong to nobody.

/// A group: number, name, age, emblem, compulsory, birth year of its children.
pub const GROUPS: [(i64, &str, &str, bool, i16); 5] = [
    (1, "Kaķēni", "1,5–3", false, 2024),
    (2, "Zīļuki", "3–4", false, 2023),
    (3, "Pūcītes", "4–5", false, 2022),
    (4, "Mārītes", "5–6", true, 2021),
    (5, "Lācēni", "6–7", true, 2020),
];

/// Account, given name, surname, sign-in name, role, group, area, subject.
pub type Staff = (i64, &'static str, &'static str, &'static str, &'static str, i64, &'static str, &'static str);

/// The staff of "Ozolzīlīte".
pub const STAFF: [Staff; 24] = [
    (1, "Artūrs", "Zariņš", "virslietotajs", "superuser", 0, "", ""),
    (2, "Ilze", "Kronberga", "vaditaja", "head", 0, "", ""),
    (3, "Sanita", "Vītola", "vietniece", "deputy", 0, "", ""),
    (4, "Daina", "Celma", "metodike", "methodologist", 0, "", ""),
    (5, "Aija", "Krūmiņa", "lietvede", "clerk", 0, "", ""),
    (6, "Līga", "Bērziņa", "skolotaja", "group_teacher", 4, "", ""),
    (7, "Agnese", "Kalniņa", "skolotaja2", "group_teacher", 4, "", ""),
    (8, "Evita", "Straume", "skolotaja3", "group_teacher", 3, "", ""),
    (9, "Ginta", "Ķēniņa", "skolotaja4", "group_teacher", 3, "", ""),
    (10, "Dace", "Ozoliņa", "skolotaja5", "group_teacher", 1, "", ""),
    (11, "Ieva", "Grava", "skolotaja6", "group_teacher", 1, "", ""),
    (12, "Kristīne", "Vanaga", "skolotaja7", "group_teacher", 2, "", ""),
    (13, "Una", "Meiere", "skolotaja8", "group_teacher", 2, "", ""),
    (14, "Sarmīte", "Upīte", "skolotaja9", "group_teacher", 5, "", ""),
    (15, "Elīna", "Šmite", "skolotaja10", "group_teacher", 5, "", ""),
    (16, "Baiba", "Lāce", "muzika", "subject_teacher", 0, "culture", "Mūzika"),
    (17, "Mārtiņš", "Egle", "sports", "subject_teacher", 0, "health", "Sports"),
    (18, "Inese", "Roze", "logopede", "speech_therapist", 0, "", ""),
    (19, "Gunta", "Liepa", "socialais", "social_pedagogue", 0, "", ""),
    (20, "Rita", "Priede", "paligs", "assistant", 4, "", ""),
    (21, "Mirdza", "Ābele", "paligs2", "assistant", 3, "", ""),
    (22, "Zenta", "Lapa", "paligs3", "assistant", 1, "", ""),
    (23, "Ruta", "Sproģe", "paligs4", "assistant", 2, "", ""),
    (24, "Velta", "Niedre", "paligs5", "assistant", 5, "", ""),
];

/// Surname, given name, code, birth date: the first thirteen of "Mārītes".
pub const LADYBIRDS: [(&str, &str, &str, &str); 13] = [
    ("Abele", "Marta", "32000000011", "2021-03-12"),
    ("Āboliņš", "Roberts", "32000000022", "2021-11-04"),
    ("Bērziņa", "Anna", "32000000033", "2021-01-30"),
    ("Bērziņa-Ozola", "Eva", "32000000044", "2021-06-17"),
    ("Celms", "Toms", "33000000055", "2021-09-22"),
    ("Čiekure", "Paula", "34000000066", "2021-08-08"),
    ("Ēriksons", "Niklāvs", "32000000077", "2021-05-01"),
    ("Ģērmanis", "Kārlis", "32000000088", "2021-12-19"),
    ("Ķirse", "Luīze", "32000000099", "2021-02-27"),
    ("Ļebedeva", "Sofija", "32000000101", "2021-07-14"),
    ("Šulcs", "Emīls", "32000000112", "2021-04-03"),
    ("Ūdris", "Jēkabs", "32000000123", "2021-10-25"),
    ("Žagare", "Elza", "32000000134", "2021-06-09"),
];

/// Girls' names.
pub const GIRLS: [&str; 24] = [
    "Adele", "Alise", "Amēlija", "Beāte", "Elīna", "Elza", "Emīlija", "Estere", "Grēta", "Ieva", "Katrīna", "Keita",
    "Kristiāna", "Laura", "Madara", "Marija", "Mia", "Nora", "Paula", "Rēzija", "Sāra", "Šarlote", "Undīne", "Viktorija",
];

/// Boys' names.
pub const BOYS: [&str; 24] = [
    "Adrians", "Aleksis", "Artūrs", "Bruno", "Dāvids", "Ernests", "Gustavs", "Jānis", "Jēkabs", "Kārlis", "Ķirts", "Leons",
    "Markuss", "Matīss", "Niks", "Olivers", "Oskars", "Ralfs", "Reinis", "Rihards", "Teodors", "Tomass", "Valters", "Ždans",
];

/// Surnames of women and of men, pair by pair.
pub const SURNAMES: [(&str, &str); 30] = [
    ("Ābola", "Ābols"), ("Balode", "Balodis"), ("Bērziņa", "Bērziņš"), ("Cīrule", "Cīrulis"), ("Dreimane", "Dreimanis"),
    ("Eglīte", "Eglītis"), ("Freimane", "Freimanis"), ("Grīnberga", "Grīnbergs"), ("Ģēģere", "Ģēģeris"), ("Jansone", "Jansons"),
    ("Kalniņa", "Kalniņš"), ("Kļaviņa", "Kļaviņš"), ("Krūmiņa", "Krūmiņš"), ("Ķirse", "Ķirsis"), ("Lāce", "Lācis"),
    ("Liepiņa", "Liepiņš"), ("Mežule", "Mežulis"), ("Niedre", "Niedra"), ("Ņikitina", "Ņikitins"), ("Ozola", "Ozols"),
    ("Pētersone", "Pētersons"), ("Riekstiņa", "Riekstiņš"), ("Rudzīte", "Rudzītis"), ("Siliņa", "Siliņš"), ("Šmite", "Šmits"),
    ("Tauriņa", "Tauriņš"), ("Upīte", "Upītis"), ("Vanaga", "Vanags"), ("Zariņa", "Zariņš"), ("Žagare", "Žagars"),
];

/// Mothers' given names.
pub const MOTHERS: [&str; 14] = [
    "Agita", "Anda", "Dagnija", "Evija", "Gita", "Ilona", "Jana", "Kristīne", "Laima", "Līva", "Santa", "Signe", "Vineta", "Zane",
];

/// Fathers' given names.
pub const FATHERS: [&str; 14] = [
    "Aigars", "Andris", "Edgars", "Gatis", "Guntis", "Ivars", "Juris", "Kaspars", "Māris", "Mārtiņš", "Raivis", "Sandis", "Uldis", "Ziedonis",
];
