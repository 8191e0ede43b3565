//! A stream of records: a type, a length and so many bytes; what is too long for one goes on in the next.

use super::ole::u16_at;

/// Types of the records that are read.
pub(super) mod kind {
    pub(in crate::xls) const FORMULA: u16 = 0x0006;
    pub(in crate::xls) const END: u16 = 0x000A;
    pub(in crate::xls) const DATES: u16 = 0x0022;
    pub(in crate::xls) const PASSWORD: u16 = 0x002F;
    pub(in crate::xls) const MORE: u16 = 0x003C;
    pub(in crate::xls) const SHEET: u16 = 0x0085;
    pub(in crate::xls) const NUMBERS: u16 = 0x00BD;
    pub(in crate::xls) const RICH_TEXT: u16 = 0x00D6;
    pub(in crate::xls) const CELL_FORMAT: u16 = 0x00E0;
    pub(in crate::xls) const SHARED_TEXTS: u16 = 0x00FC;
    pub(in crate::xls) const SHARED_TEXT: u16 = 0x00FD;
    pub(in crate::xls) const NUMBER: u16 = 0x0203;
    pub(in crate::xls) const TEXT: u16 = 0x0204;
    pub(in crate::xls) const TRUTH: u16 = 0x0205;
    pub(in crate::xls) const FORMULA_TEXT: u16 = 0x0207;
    pub(in crate::xls) const PACKED: u16 = 0x027E;
    pub(in crate::xls) const FORMAT: u16 = 0x041E;
    pub(in crate::xls) const BEGIN: u16 = 0x0809;
}

/// One record with the parts that continue it.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) parts: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// The first part, which for nearly all records is everything.
    pub(super) fn bytes(&self) -> &'s [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

/// Reads records one after another; ends where the stream does, or where it is cut.
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub(super) const fn new(stream: &'s [u8]) -> Self {
        Self { rest: stream }
    }

    fn take(&mut self) -> Option<(u16, &'s [u8])> {
        let kind = u16_at(self.rest, 0)?;
        let length = usize::from(u16_at(self.rest, 2)?);
        let (bytes, rest) = self.rest.get(4..)?.split_at_checked(length)?;
        self.rest = rest;
        Some((kind, bytes))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, bytes) = self.take()?;
        let mut parts = vec![bytes];
        while u16_at(self.rest, 0) == Some(kind::MORE) {
            let Some((_, more)) = self.take() else {
                break;
            };
            parts.push(more);
        }
        Some(Record { kind, parts })
    }
}
