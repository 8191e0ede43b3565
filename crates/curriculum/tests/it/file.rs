//! Reading files: CSV in two encodings, JSON, headings in two languages, and what is no list.

use curriculum::rules::{Raw, Unread, read};
use sheets::Fault;

fn text(bytes: &[u8]) -> Vec<Raw> {
    read(bytes).unwrap()
}

#[test]
fn a_table_is_read_by_its_headings_in_latvian_or_english() {
    let latvian = "Sasniedzamie rezultāti\n\nMācību joma;Posms;Sasniedzamais rezultāts;Punkts;Oficiāls;Spēkā no;Spēkā līdz\n\
                   Valodu;1. posms;klausās īsu tekstu;10.1.1.;jā;01.09.2026.;\n";
    let english = "area,stage,outcome,paragraph,official,valid from\nVAL,Stage 1,klausās īsu tekstu,10.1.1.,yes,2026-09-01\n";
    for file in [latvian, english] {
        let rows = text(file.as_bytes());
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].text, "klausās īsu tekstu");
        assert_eq!(rows[0].paragraph, "10.1.1.");
    }
    assert_eq!(text(latvian.as_bytes())[0].line, 4);
}

#[test]
fn the_encoding_of_old_windows_is_read_too() {
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1257.encode("Joma;Posms;Teksts\nvalodu;posms1;šķirsta grāmatu\n");
    assert_eq!(text(&bytes)[0].text, "šķirsta grāmatu");
}

#[test]
fn json_is_read_by_its_schema_alone_or_within_an_object() {
    let list = r#"[{"area_id":"valodu","stage_id":"posms1","text":" klausās\n īsu tekstu ","source_paragraph":"10.1.1.",
                    "official":true,"valid_from":"2026-09-01","valid_to":null}]"#;
    for file in [list.to_owned(), format!("\u{feff}{{\"outcomes\": {list}}}")] {
        let rows = text(file.as_bytes());
        assert_eq!(rows[0].line, 1);
        assert_eq!(rows[0].text, "klausās īsu tekstu");
        assert_eq!(rows[0].official, "true");
        assert_eq!(rows[0].to, "");
    }
}

#[test]
fn what_is_no_list_says_why() {
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1257.encode("[{\"area_id\":\"valodu\",\"text\":\"šķirsta\"}]");
    assert_eq!(read(&bytes), Err(Unread::Encoding));
    assert_eq!(read(b"[{\n\"area_id\": }]"), Err(Unread::Json(2)));
    assert_eq!(read(b"{\"areas\": []}"), Err(Unread::Shape));
    assert_eq!(read(b"[1]"), Err(Unread::Shape));
    assert_eq!(read(b"[]"), Err(Unread::Empty));
    assert_eq!(read(b"Joma;Posms;Teksts\n"), Err(Unread::Empty));
    assert_eq!(read(b""), Err(Unread::Sheet(Fault::Empty)));
    assert!(
        matches!(read("Joma;Teksts\nvalodu;klausās\n".as_bytes()), Err(Unread::Missing(list)) if list.len() == 1)
    );
    let many = format!("Joma;Posms;Teksts\n{}", "valodu;posms1;a\n".repeat(5001));
    assert_eq!(read(many.as_bytes()), Err(Unread::Rows));
}
