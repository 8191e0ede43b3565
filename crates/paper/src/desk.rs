//! The typesetter's desk: the one template, the two fonts, and a document's data beside them.

use std::sync::LazyLock;

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::clean;
use crate::document::{Document, Part};
use crate::error::Error;
use crate::grid;

/// Letters a document may hold: two hundred full pages.
const LETTERS: usize = 600_000;
const TEMPLATE: &str = include_str!("paper.typ");
/// Source Sans 3, as Adobe gives it out (OFL 1.1, fonts/OFL.md).
const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../fonts/SourceSans3-Bold.ttf"),
];

/// What does not change from one document to the next.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS
        .into_iter()
        .filter_map(|data| Font::new(Bytes::new(data), 0))
        .collect();
    let features = [Feature::A11yExtras].into_iter().collect();
    Shop {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

impl Shop {
    /// Whether both fonts have a picture of a character.
    fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        self.fonts
            .iter()
            .all(|font| font.info().coverage.contains(code))
    }
}

fn file(name: &str) -> Result<FileId, Error> {
    let path = VirtualPath::new(name).map_err(|_| Error::Failed("a name"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// All that typst may see.
struct Desk {
    template: Source,
    data: FileId,
    content: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHOP.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHOP.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data {
            Ok(self.content.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHOP.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Empties typst's memory of a document, however its making ended: what it held is about people.
struct Swept;

impl Drop for Swept {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

/// A PDF for everyone has a title, whatever the text is.
fn untitled(tree: &mut Value) {
    let Some(title) = tree.get_mut("title") else {
        return;
    };
    let text = clean::plain(title.as_str().unwrap_or_default());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    *title = Value::String(if text.is_empty() {
        "–".to_owned()
    } else {
        text
    });
}

fn data(document: &Document) -> Result<Vec<u8>, Error> {
    let fault = |_| Error::Failed("data");
    let parts: Vec<Value> = document
        .parts
        .iter()
        .filter(|part| !part.is_blank_heading())
        .map(|part| match part {
            Part::Table(table) => grid::laid(table),
            other => serde_json::to_value(other).map_err(fault),
        })
        .collect::<Result<_, _>>()?;
    let mut tree = json!({
        "title": document.title,
        "subtitle": document.subtitle,
        "institution": document.institution,
        "made": document.made,
        "language": document.language,
        "landscape": document.landscape,
        "fit": document.fit,
        "may_fit": grid::may_fit_a_page(&document.parts),
        "parts": parts,
    });
    untitled(&mut tree);
    if clean::every(&mut tree, &|c| SHOP.has(c)) > LETTERS {
        return Err(Error::TooLarge);
    }
    serde_json::to_vec(&tree).map_err(fault)
}

/// A document as a PDF (PDF/UA-1: tagged, titled, in its language). Blocks; run one at a time.
pub fn render(document: &Document) -> Result<Vec<u8>, Error> {
    let _swept = Swept;
    let desk = Desk {
        template: Source::new(file("paper.typ")?, TEMPLATE.to_owned()),
        data: file("document.json")?,
        content: Bytes::new(data(document)?),
    };
    // what typst says may quote the document, so it is not passed on
    let paged = typst::compile::<PagedDocument>(&desk)
        .output
        .map_err(|_| Error::Failed("pages"))?;
    // for everyone (PDF/UA-1); a text that the standard does not allow still has to reach the paper
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
    export(&paged, accessible)
        .or_else(|_| export(&paged, PdfStandards::default()))
        .map_err(|_| Error::Failed("the PDF"))
}

fn export(paged: &PagedDocument, standards: PdfStandards) -> SourceResult<Vec<u8>> {
    let options = PdfOptions {
        standards,
        creator: Smart::Custom(Some("eklase".to_owned())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(paged, &options)
}
