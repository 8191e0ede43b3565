//! Columns by their headings, and the kind that they speak of.

use import::{Field, Kind, Sheet, kind_of, known};
use sheets::columns::bare;

use crate::{rows, sheet};

#[test]
fn the_usual_headings_are_known_in_both_languages() {
    for line in [
        "Vārds;Uzvārds;Personas kods;Dzimšanas datums;Grupa;Mātes vārds;Mātes uzvārds;Mātes tālrunis;Mātes e-pasts;Tautība;Dzimtā valoda;Deklarētā adrese;Faktiskā adrese;Dzimums;No;Līdz",
        "FIRST NAME;Surname;Personal code;Date of birth;Group;Mother's first name;Mother's surname;Mother's phone;Mother's e-mail;Nationality;Mother tongue;Declared address;Actual address;Gender;From;Until",
        "vards;uzvards;pers. kods;dzim. dat.;grupas nosaukums;mammas vārds;mammas uzvards;mammas tel.;mammas epasts;tautiba;Dzimtā  valoda;adrese;faktiska adrese;DZIMUMS;sākot no;līdz datumam",
    ] {
        let sheet = sheet(Kind::Children, line);
        assert_eq!(sheet.columns().len(), 16, "{line}");
        assert_eq!(sheet.ignored(), Vec::<String>::new());
    }
    let sheet = sheet(
        Kind::Children,
        "Nr.p.k.;Bērna vārds, uzvārds;Dzimis;Mamma;Tētis;Kurpju izmērs",
    );
    assert_eq!(sheet.columns().field(1), Some(Field::Name));
    assert_eq!(sheet.columns().field(3), Some(Field::MotherName));
    assert_eq!(sheet.ignored(), ["Nr.p.k.", "Kurpju izmērs"]);
}

#[test]
fn no_heading_stands_for_two_fields_of_one_kind() {
    for kind in Kind::ALL {
        let mut seen: Vec<(String, Field)> = Vec::new();
        for (field, names) in known(kind) {
            for name in names {
                let name = bare(name);
                let other = seen
                    .iter()
                    .find(|(known, of)| *known == name && *of != field);
                assert_eq!(other, None, "{name} of {field} in {kind}");
                seen.push((name, field));
            }
        }
    }
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        sheet(Kind::Children, "Vārds;Grupa").missing(Kind::Children),
        ["import-needs-name", "import-needs-birth"]
    );
    assert_eq!(
        sheet(Kind::Staff, "Vārds uzvārds").missing(Kind::Staff),
        ["import-needs-role"]
    );
    assert!(
        sheet(Kind::Groups, "Nr;Nosaukums")
            .missing(Kind::Groups)
            .is_empty()
    );
    let untitled = sheet(Kind::Groups, "1;Zaķīši\n2;Lāči");
    assert_eq!(untitled.heading(), None);
    assert_eq!(untitled.data().len(), 2);
}

#[test]
fn the_headings_tell_the_kind() {
    let of = |line: &str| kind_of(&rows(line));
    assert_eq!(
        of("Bērnu saraksts\nVārds;Uzvārds;Dzimšanas datums;Grupa"),
        Some(Kind::Children)
    );
    assert_eq!(of("Vārds;Uzvārds;Amats;Grupa;Tālrunis"), Some(Kind::Staff));
    assert_eq!(of("Grupas nr.;Nosaukums;Vecums;Telpa"), Some(Kind::Groups));
    assert_eq!(of("a;b;c"), None);
}

#[test]
fn a_draft_is_read_as_it_was_kept() {
    let sheet = sheet(
        Kind::Children,
        "Saraksts\nVārds;Uzvārds;Dzimis\nAnna;Ozola;01.02.2021",
    );
    let (cells, mapping) = sheet.kept().unwrap();
    let again = Sheet::of(&cells, &mapping).unwrap();
    assert_eq!(again.rows(), sheet.rows());
    assert_eq!(again.heading(), Some(1));
    assert!(again.columns().pairs().eq(sheet.columns().pairs()));
}
