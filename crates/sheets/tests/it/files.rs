//! Small files made here: zipped parts, OpenDocument, and workbooks of Excel 97 record by record.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive of parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let how = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(how);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// An OpenDocument sheet with that inside its body.
pub fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" office:version="1.3">
<office:automatic-styles>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype", ODS.as_bytes()),
        ("content.xml", content.as_bytes()),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest xmlns:manifest=\"m\"/>",
        ),
    ])
}

/// A package of Excel with that sheet, its shared texts and styles.
pub fn xlsx(sheet: &str, texts: &str, styles: &str) -> Vec<u8> {
    zipped(&[
        (
            "_rels/.rels",
            br#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="Lapa" sheetId="1" r:id="s1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="s2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
                <Relationship Id="s3" Type="http://x/styles" Target="styles.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ])
}

/// One record of a workbook stream.
pub fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), bytes].concat()
}

/// A text of one byte a letter where that is enough, else of two.
pub fn biff_text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let wide = units.iter().any(|unit| *unit > 0xFF);
    let mut bytes = u16::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    bytes.push(u8::from(wide));
    for unit in units {
        let both = unit.to_le_bytes();
        bytes.extend(&both[..if wide { 2 } else { 1 }]);
    }
    bytes
}

fn place(row: u16, column: u16, format: u16) -> Vec<u8> {
    [row, column, format]
        .into_iter()
        .flat_map(u16::to_le_bytes)
        .collect()
}

pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[place(row, column, 0), biff_text(text)].concat())
}

pub fn shared(row: u16, column: u16, index: u32) -> Vec<u8> {
    record(
        0x00FD,
        &[&place(row, column, 0)[..], &index.to_le_bytes()].concat(),
    )
}

pub fn number(row: u16, column: u16, format: u16, number: f64) -> Vec<u8> {
    record(
        0x0203,
        &[&place(row, column, format)[..], &number.to_le_bytes()].concat(),
    )
}

/// A workbook stream of Excel 97 with one sheet: records for all sheets, then those of the sheet.
pub fn workbook(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |what: u16| {
        let bytes: Vec<u8> = [0x0600, what, 0x0DBB, 0x07CC, 0, 0, 6, 0]
            .into_iter()
            .flat_map(u16::to_le_bytes)
            .collect();
        record(0x0809, &bytes)
    };
    let end = record(0x000A, &[]);
    // the format of all cells, and a date
    let formats = [0_u16, 14].map(|id| {
        let mut format = [0_u8; 20];
        format[2..4].copy_from_slice(&id.to_le_bytes());
        record(0x00E0, &format)
    });
    let mut stream = begin(5);
    stream.extend(formats.concat());
    stream.extend(globals.concat());
    let sheet = |start: u32| {
        let head = [&start.to_le_bytes()[..], &[0, 0, 5, 0], b"Lapa1"].concat();
        record(0x0085, &head)
    };
    let start = stream.len() + sheet(0).len() + end.len();
    stream.extend(sheet(u32::try_from(start).unwrap()));
    stream.extend(&end);
    stream.extend(begin(0x10));
    stream.extend(cells.concat());
    stream.extend(end);
    stream
}

/// A container with one stream in it.
pub fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4_096).next_multiple_of(SECTOR), 0);
    let used = u32::try_from(stream.len() / SECTOR).unwrap();
    let fats = (used + 2).div_ceil(127).max(1);
    // first the FAT's own sectors, then the directory, then the stream
    let directory = fats;
    let mut fat: Vec<u32> = vec![0xFFFF_FFFD; fats as usize];
    fat.push(0xFFFF_FFFE);
    fat.extend((1..used).map(|n| directory + 1 + n));
    fat.push(0xFFFF_FFFE);
    fat.resize(fats as usize * 128, 0xFFFF_FFFF);

    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.resize(24, 0);
    for half in [0x3E_u16, 3, 0xFFFE, 9, 6, 0, 0, 0] {
        header.extend(half.to_le_bytes());
    }
    let none = 0xFFFF_FFFE_u32;
    for word in [0, fats, directory, 0, 4_096, none, 0, none, 0] {
        header.extend(word.to_le_bytes());
    }
    for index in 0..109 {
        let sector = if index < fats { index } else { 0xFFFF_FFFF };
        header.extend(sector.to_le_bytes());
    }
    let entry = |name: &str, kind: u8, child: u32, start: u32, length: u32| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let letters = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(letters.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend(
            [0xFFFF_FFFF, 0xFFFF_FFFF, child]
                .into_iter()
                .flat_map(u32::to_le_bytes),
        );
        entry.resize(116, 0);
        entry.extend([start, length, 0].into_iter().flat_map(u32::to_le_bytes));
        entry
    };
    let mut entries = entry("Root Entry", 5, 1, none, 0);
    entries.extend(entry(name, 2, 0xFFFF_FFFF, directory + 1, used * 512));
    entries.resize(SECTOR, 0);
    let fat: Vec<u8> = fat.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, fat, entries, stream].concat()
}
