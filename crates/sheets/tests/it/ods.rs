//! OpenDocument.

use sheets::{Fault, Kind};

use crate::{cells, files, read, refused};

#[test]
fn cells_are_read_as_they_show() {
    let table = read(&files::ods(
        r#"<table:table table:name="Bērni" table:style-name="ta1"><table:table-column/>
        <table:table-header-rows><table:table-row>
          <table:table-cell office:value-type="string"><text:p>Vārds</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>Dzimis</text:p></table:table-cell>
        </table:table-row></table:table-header-rows>
        <table:table-row>
          <table:table-cell office:value-type="string"><office:annotation><text:p>piezīme</text:p></office:annotation><text:p>Anna<text:s text:c="2"/>&amp; <text:span>Z&#257;</text:span></text:p><text:p>otrā</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2020-01-31"><text:p>31.01.20</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="10118212345"><text:p>010118-212345</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="1.5"><text:p>1,50</text:p></table:table-cell>
          <table:table-cell table:formula="of:=cmd()" office:value-type="string" office:string-value="teksts"><text:p>teksts</text:p></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>PATIESS</text:p></table:table-cell>
        </table:table-row></table:table>"#,
    ));
    assert_eq!(table.kind, Kind::Ods);
    assert_eq!(table.sheet, "Bērni");
    assert_eq!(cells(&table)[0], ["Vārds", "Dzimis"]);
    assert_eq!(
        cells(&table)[1],
        [
            "Anna  & Zā\notrā",
            "31.01.2020.",
            "010118-212345",
            "1.5",
            "teksts",
            "TRUE"
        ]
    );
}

#[test]
fn a_code_typed_as_a_number_keeps_the_zeros_that_the_sheet_shows() {
    let table = read(&files::ods(
        r#"<table:table table:name="a"><table:table-row>
        <table:table-cell office:value-type="float" office:value="1018212345"><text:p>001018-212345</text:p></table:table-cell>
        </table:table-row></table:table>"#,
    ));
    assert_eq!(cells(&table), [["001018-212345"]]);
}

#[test]
fn counted_cells_and_rows_stand_where_they_belong() {
    let table = read(&files::ods(
        r#"<table:table table:name="a">
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>"#,
    ));
    assert_eq!(cells(&table), [["", "", "x", "x"], ["", "", "x", "x"]]);
    assert_eq!(table.rows[0].line, 4);
}

#[test]
fn a_hidden_table_is_not_read() {
    let row = |text| {
        format!(
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
        )
    };
    let table = read(&files::ods(&format!(
        r#"<table:table table:name="s" table:style-name="ta2">{}</table:table>
           <table:table table:name="b" table:style-name="ta1">{}</table:table>
           <table:table table:name="c" table:style-name="ta1">{}</table:table>"#,
        row("noslēpums"),
        row("Anna"),
        row("Jānis"),
    )));
    assert_eq!(cells(&table), [["Anna"]]);
    assert_eq!(table.others, ["c"]);
}

#[test]
fn a_protected_file_says_so() {
    let bytes = files::zipped(&[
        ("mimetype", files::ODS.as_bytes()),
        ("content.xml", b"\x01\x02"),
        (
            "META-INF/manifest.xml",
            b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
        ),
    ]);
    assert_eq!(refused(&bytes), Fault::Encrypted);
}
