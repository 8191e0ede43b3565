//! What the sheets share: their names and places, the shared texts, the formats of numbers.

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::limits;
use crate::number::Format;
use crate::package::Package;
use crate::xml::{Node, Xml, attribute, ended, name, number};

/// A workbook without its sheets.
#[derive(Default)]
pub(super) struct Book {
    /// The sheets that show: name and part
    pub(super) sheets: Vec<(String, String)>,
    pub(super) texts: Vec<String>,
    pub(super) formats: Vec<Format>,
    pub(super) from_1904: bool,
}

/// Where a part's relation leads, and what it is.
struct Relation {
    kind: String,
    part: String,
}

/// Excel has no more formats of cells than this.
const FORMATS: usize = 70_000;

impl Book {
    pub(super) fn open(package: &mut Package<'_>) -> Result<Self, Fault> {
        let start = relations(package, "")?;
        let main = start
            .values()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(
                || "xl/workbook.xml".to_owned(),
                |relation| relation.part.clone(),
            );
        let related = relations(package, &main)?;
        let mut book = Self::default();
        let xml = package.xml(&main)?.ok_or(Fault::Broken)?;
        book.read_sheets(xml, &related)?;
        for relation in related.values() {
            let Some(xml) = package.xml(&relation.part)? else {
                continue;
            };
            match relation.kind.as_str() {
                "sharedStrings" => book.texts = texts(xml)?,
                "styles" => book.formats = formats(xml)?,
                _ => {}
            }
        }
        Ok(book)
    }

    fn read_sheets(
        &mut self,
        mut xml: Xml<'_>,
        related: &BTreeMap<String, Relation>,
    ) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Node::Start(start) => match name(&start) {
                    "workbookPr" => {
                        let said = attribute(&start, "date1904");
                        self.from_1904 |= matches!(said.as_deref(), Some("1" | "true"));
                    }
                    "sheet" => {
                        let hidden = attribute(&start, "state").is_some_and(|s| s != "visible");
                        let relation = attribute(&start, "id").and_then(|id| related.get(&id));
                        if let Some(relation) = relation
                            && relation.kind == "worksheet"
                            && !hidden
                        {
                            let name = attribute(&start, "name").unwrap_or_default();
                            self.sheets.push((name, relation.part.clone()));
                        }
                    }
                    _ => {}
                },
                Node::Over => return Ok(()),
                Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }
}

/// The relations of a part; of the package itself for "".
fn relations(package: &mut Package<'_>, of: &str) -> Result<BTreeMap<String, Relation>, Fault> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let mut related = BTreeMap::new();
    let Some(mut xml) = package.xml(&join(folder, &format!("_rels/{file}.rels")))? else {
        return Ok(related);
    };
    loop {
        match xml.next()? {
            Node::Start(start) if name(&start) == "Relationship" => {
                let kind = attribute(&start, "Type").unwrap_or_default();
                let target = attribute(&start, "Target").unwrap_or_default();
                let relation = Relation {
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    part: join(folder, &target),
                };
                related.insert(attribute(&start, "Id").unwrap_or_default(), relation);
            }
            Node::Over => return Ok(related),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// The part's full name: targets stand relative to the folder or absolute.
fn join(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The shared texts in their order.
fn texts(mut xml: Xml<'_>) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::new();
    let mut letters = 0_usize;
    loop {
        match xml.next()? {
            Node::Start(start) if name(&start) == "si" => {
                let text = text(&mut xml, "si")?;
                // an empty one takes room as well
                letters += text.len() + size_of::<String>();
                if letters > 2 * limits::TEXT {
                    return Err(Fault::TooMuchText);
                }
                texts.push(text);
            }
            Node::Over => return Ok(texts),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// The text of an element with runs, up to its end; without the reading aids of East Asian scripts.
pub(super) fn text(xml: &mut Xml<'_>, until: &str) -> Result<String, Fault> {
    let mut text = String::new();
    let mut shown = false;
    loop {
        let aside = match xml.next()? {
            Node::Start(start) => match name(&start) {
                "t" => {
                    shown = true;
                    false
                }
                other => other == "rPh",
            },
            Node::Text(piece) => {
                if shown {
                    text.push_str(&piece);
                }
                false
            }
            Node::End(end) => {
                shown = false;
                if ended(&end) == until {
                    return Ok(unescaped(&text));
                }
                false
            }
            Node::Other => false,
            Node::Over => return Err(Fault::Broken),
        };
        if aside {
            xml.skip()?;
        }
    }
}

/// Excel writes letters that XML cannot hold as `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut rest = text;
    let mut plain = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let letter = after
            .split_once('_')
            .filter(|(code, _)| code.len() == 4)
            .and_then(|(code, tail)| Some((u32::from_str_radix(code, 16).ok()?, tail)))
            .and_then(|(code, tail)| Some((char::from_u32(code)?, tail)));
        if let Some((letter, tail)) = letter {
            plain.push(letter);
            rest = tail;
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

/// The formats of cells in their order.
fn formats(mut xml: Xml<'_>) -> Result<Vec<Format>, Fault> {
    let mut codes: BTreeMap<u32, Format> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut inside = false;
    loop {
        match xml.next()? {
            Node::Start(start) => match name(&start) {
                "numFmt" => {
                    let code: String = attribute(&start, "formatCode").unwrap_or_default();
                    let code: String = code.chars().take(255).collect();
                    if let Some(id) = number(&start, "numFmtId") {
                        codes.insert(id, Format::of(&code));
                    }
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let id: u32 = number(&start, "numFmtId").unwrap_or(0);
                    let known = codes.get(&id).cloned();
                    formats.push(known.unwrap_or_else(|| Format::builtin(id)));
                    if formats.len() > FORMATS || codes.len() > FORMATS {
                        return Err(Fault::Broken);
                    }
                }
                _ => {}
            },
            Node::End(end) if ended(&end) == "cellXfs" => inside = false,
            Node::Over => return Ok(formats),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}
