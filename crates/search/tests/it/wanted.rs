//! What the box is read as, and what is marked in a text.

use proptest::prelude::{any, prop_assert_eq, proptest};
use search::Wanted;
use search::wanted::Piece;

fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| {
            if piece.found {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect()
}

fn marked(wanted: &str, text: &str) -> String {
    shown(&Wanted::parse(wanted).marked(text))
}

#[test]
fn a_word_is_marked_in_any_case_and_as_the_beginning_of_a_longer_one() {
    assert_eq!(
        marked(
            "Mārtiņdiena",
            "Gatavojas mārtiņdienas tirdziņam. Mārtiņdienā dzied."
        ),
        "Gatavojas [mārtiņdienas] tirdziņam. [Mārtiņdienā] dzied."
    );
    assert_eq!(
        marked("martin", "Mārtiņi un mārtiņdiena"),
        "[Mārtiņi] un [mārtiņdiena]"
    );
}

#[test]
fn a_short_stem_finds_only_itself() {
    assert_eq!(
        marked("māte", "Matemātika: mātes diena"),
        "Matemātika: [mātes] diena"
    );
}

#[test]
fn words_in_quotes_are_found_only_side_by_side() {
    for typed in ["\"rudens raža\"", "„rudens raža”", "“Rudens ražas”"] {
        assert_eq!(
            marked(typed, "Raža rudenī. Rudens raža dārzā, rudens, raža."),
            "Raža rudenī. [Rudens] [raža] dārzā, [rudens], [raža].",
            "{typed}"
        );
    }
    assert_eq!(
        marked("\"rudens raža", "raža"),
        "[raža]",
        "a quote left open is no quote"
    );
}

#[test]
fn short_words_are_left_out_and_named() {
    let wanted = Wanted::parse("es un māja");
    assert_eq!(wanted.short, ["es", "un"]);
    assert!(!wanted.is_empty());
    assert!(Wanted::parse("es un !?").is_empty());
    assert!(Wanted::parse("  ").short.is_empty());
}

#[test]
fn a_long_text_is_cut_around_what_was_found() {
    let text = format!("{}mārtiņdiena{}", "vārds ".repeat(300), " cits".repeat(300));
    let shown = marked("mārtiņdiena", &text);
    assert!(
        shown.starts_with("… vārds") && shown.ends_with(" …"),
        "{shown}"
    );
    assert!(
        shown.contains("[mārtiņdiena]") && shown.chars().count() < 340,
        "{shown}"
    );
}

proptest! {
    #[test]
    fn marking_a_short_text_loses_nothing(wanted in any::<String>(), text in ".{0,300}") {
        let joined: String = Wanted::parse(&wanted).marked(&text).into_iter().map(|piece| piece.text).collect();
        prop_assert_eq!(joined, text);
    }
}
