//! Reading XML forward, with nothing expanded but the five entities that XML itself has.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{BufReader, Read};
use std::rc::Rc;

use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::fault::Fault;

/// A part's XML, read forward.
pub(crate) struct Xml<'p> {
    reader: Reader<BufReader<Box<dyn Read + 'p>>>,
    buffer: Vec<u8>,
    left: Rc<Cell<u64>>,
}

/// What stands next.
pub(crate) enum Node<'x> {
    /// An element begins; an empty one ends at once
    Start(BytesStart<'x>),
    /// An element ends
    End(BytesEnd<'x>),
    /// A piece of text
    Text(Cow<'x, str>),
    /// What says nothing here: comments, declarations
    Other,
    /// Nothing more
    Over,
}

impl<'p> Xml<'p> {
    /// Over a part's bytes; `left` is what the whole file may still inflate to.
    pub(crate) fn new(part: Box<dyn Read + 'p>, left: Rc<Cell<u64>>) -> Self {
        let mut reader = Reader::from_reader(BufReader::new(part));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Self {
            reader,
            buffer: Vec::new(),
            left,
        }
    }

    /// The next node.
    pub(crate) fn next(&mut self) -> Result<Node<'_>, Fault> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        let event = event.map_err(|_| match self.left.get() {
            0 => Fault::Bomb,
            _ => Fault::Broken,
        })?;
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => Node::Start(start),
            Event::End(end) => Node::End(end),
            Event::Text(text) => Node::Text(text.xml10_content()),
            Event::CData(text) => Node::Text(text.xml10_content()),
            Event::GeneralRef(entity) => Node::Text(resolved(&entity).into()),
            Event::Eof => Node::Over,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Node::Other,
        })
    }

    /// Passes over everything up to the end of the element that has just begun.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Node::Start(_) => depth += 1,
                Node::End(_) => depth -= 1,
                Node::Over => return Err(Fault::Broken),
                Node::Text(_) | Node::Other => {}
            }
        }
        Ok(())
    }
}

fn resolved(entity: &BytesRef<'_>) -> String {
    let letter = match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        // an entity of the file's own making stays unexpanded: nothing
        _ => entity.resolve_char_ref().ok().flatten(),
    };
    letter.map(String::from).unwrap_or_default()
}

/// The element's name without its prefix.
pub(crate) fn name<'s>(start: &'s BytesStart<'_>) -> &'s str {
    start.local_name().into_inner()
}

/// The ended element's name without its prefix.
pub(crate) fn ended<'s>(end: &'s BytesEnd<'_>) -> &'s str {
    end.local_name().into_inner()
}

/// The attribute by its name without a prefix.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    // without checks: looking for doubled names takes the square of their number
    let mut all = start.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().into_inner() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// The attribute as a number.
pub(crate) fn number<T: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(start, name)?.trim().parse().ok()
}
