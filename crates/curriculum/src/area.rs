//! The learning areas under the names that lists call them by. Pure.

use kernel::Area;
use sheets::columns::bare;

/// What `curriculum.json` and the official lists call an area, in the regulation's order.
const NAMES: [(Area, &[&str]); 7] = [
    (Area::Language, &["valodu", "valodas", "valoda"]),
    (
        Area::Social,
        &[
            "socialpilsoniska",
            "sociala un pilsoniska",
            "sociala",
            "social and civic",
        ],
    ),
    (
        Area::Culture,
        &[
            "kultura",
            "kulturas izpratnes un pasizpausmes maksla",
            "kulturas izpratne un pasizpausme maksla",
            "cultural understanding and self-expression in art",
        ],
    ),
    (
        Area::Science,
        &["dabaszinatnu", "dabaszinatnes", "natural sciences"],
    ),
    (Area::Math, &["matematikas", "matematika", "mathematics"]),
    (Area::Technology, &["tehnologiju", "tehnologijas"]),
    (
        Area::Health,
        &[
            "veseliba",
            "veselibas un fiziskas aktivitates",
            "veseliba un fiziska aktivitate",
            "health and physical activity",
        ],
    ),
];

/// The area that a text names: "valodu", "VAL", "language", "Valodu mācību joma", "1. Valodu".
pub fn area_of(text: &str) -> Option<Area> {
    let plain = bare(text);
    let plain = plain.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let ending = ["macibujoma", "learningarea"];
    let plain = ending
        .iter()
        .find_map(|end| plain.strip_suffix(end))
        .unwrap_or(plain);
    NAMES
        .into_iter()
        .find(|(area, names)| {
            bare(area.code()) == plain
                || area.as_str() == plain
                || names.iter().any(|name| bare(name) == plain)
        })
        .map(|(area, _)| area)
}

/// The stage that a text names: "posms1", "1. posms", "first", "1", "Pirmsskolas noslēgums".
pub fn stage_of(text: &str) -> Option<crate::Stage> {
    use crate::Stage;
    Some(match bare(text).as_str() {
        "posms1" | "1posms" | "pirmaisposms" | "1" | "first" | "stage1" => Stage::First,
        "posms2" | "2posms" | "otraisposms" | "2" | "second" | "stage2" => Stage::Second,
        "posms3" | "3posms" | "tresaisposms" | "3" | "third" | "stage3" => Stage::Third,
        "noslegums"
        | "pirmsskolasnoslegums"
        | "pirmsskolasizglitibasnoslegums"
        | "end"
        | "endofpreschool" => Stage::End,
        _ => return None,
    })
}
