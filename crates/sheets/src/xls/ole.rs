//! The container (MS-CFB): streams lie in chains of sectors, small ones in chains of pieces of one stream.
//! No chain is followed further than the file has sectors.

use crate::fault::Fault;

/// Numbers from here on end a chain or mark something else.
const LAST: u32 = 0xFFFF_FFFA;
/// Sectors of the FAT that the header itself lists.
const IN_HEADER: usize = 109;
/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Streams shorter than this lie in pieces of 64 bytes.
const SMALL: usize = 4_096;
const PIECE: usize = 64;

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// An open container.
pub(crate) struct Ole<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
    next_piece: Vec<u32>,
    pieces: Vec<u8>,
    entries: Vec<Entry>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(*two))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().map(|four| u32::from_le_bytes(*four)).collect()
}

impl<'b> Ole<'b> {
    /// Reads the header, the chains and the directory.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        Self::parse(bytes).ok_or(Fault::Broken)
    }

    fn parse(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut ole = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_piece: Vec::new(),
            pieces: Vec::new(),
            entries: Vec::new(),
        };
        ole.next = ole.fat()?;
        let directory = ole.chain(u32_at(bytes, 48)?, usize::MAX);
        let (chunks, _) = directory.as_chunks::<ENTRY>();
        ole.entries = chunks.iter().filter_map(|entry| Entry::of(entry)).collect();
        let root = ole.entries.first()?;
        ole.pieces = ole.chain(root.start, root.length);
        let pieces = size_at(bytes, 64)?.saturating_mul(sector);
        ole.next_piece = numbers(&ole.chain(u32_at(bytes, 60)?, pieces));
        Some(ole)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        // the header takes the place of a sector
        let start = usize::try_from(number)
            .ok()?
            .checked_add(1)?
            .checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// For each sector the one after it.
    fn fat(&self) -> Option<Vec<u32>> {
        let mut parts = numbers(self.bytes.get(76..76 + 4 * IN_HEADER)?);
        let mut more = u32_at(self.bytes, 68)?;
        let mut seen = 0;
        while more < LAST && seen < self.sectors() {
            let mut list = numbers(self.sector(more)?);
            more = list.pop()?;
            parts.append(&mut list);
            seen += 1;
        }
        let used = parts.into_iter().filter(|part| *part < LAST);
        let mut fat = Vec::new();
        for part in used.take(self.sectors()) {
            fat.append(&mut numbers(self.sector(part)?));
        }
        Some(fat)
    }

    /// The bytes of a chain, no more than so many; a chain that breaks off gives what there is.
    fn chain(&self, start: u32, length: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..self.sectors() {
            let Some(sector) = self.sector(number).filter(|_| bytes.len() < length) else {
                break;
            };
            bytes.extend_from_slice(sector);
            number = follow(&self.next, number);
        }
        bytes.truncate(length);
        bytes
    }

    fn small_chain(&self, start: u32, length: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = start;
        while bytes.len() < length {
            let at = usize::try_from(number)
                .ok()
                .and_then(|n| n.checked_mul(PIECE));
            let Some(piece) = at.and_then(|at| self.pieces.get(at..)) else {
                break;
            };
            if piece.is_empty() {
                break;
            }
            bytes.extend(piece.iter().take(PIECE));
            number = follow(&self.next_piece, number);
        }
        bytes.truncate(length);
        bytes
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// A stream's bytes.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        Some(if entry.length < SMALL {
            self.small_chain(entry.start, entry.length)
        } else {
            self.chain(entry.start, entry.length)
        })
    }
}

fn follow(next: &[u32], number: u32) -> u32 {
    let after = usize::try_from(number).ok().and_then(|n| next.get(n));
    after.copied().unwrap_or(u32::MAX)
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Self> {
        // length of the name in bytes, with the zero at its end
        let letters = usize::from(u16_at(bytes, 64)? / 2).checked_sub(1)?;
        let (units, _) = bytes.get(..64)?.as_chunks::<2>();
        let units: Vec<u16> = units
            .iter()
            .take(letters)
            .map(|two| u16::from_le_bytes(*two))
            .collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            start: u32_at(bytes, 116)?,
            length: size_at(bytes, 120)?,
        })
    }
}
