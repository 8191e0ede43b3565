//! Texts in records: one or two bytes a letter, and where a text goes on in the next part, that part says which anew.

use super::ole::u16_at;

/// Reads forward through the parts of a record.
pub(super) struct Reading<'s, 'r> {
    parts: &'r [&'s [u8]],
    at: usize,
}

impl<'s, 'r> Reading<'s, 'r> {
    pub(super) const fn new(parts: &'r [&'s [u8]]) -> Self {
        Self { parts, at: 0 }
    }

    /// What is left of the part that is being read; the next part if nothing is.
    fn rest(&mut self) -> Option<&'s [u8]> {
        loop {
            let (first, others) = self.parts.split_first()?;
            match first.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => {
                    self.parts = others;
                    self.at = 0;
                }
            }
        }
    }

    pub(super) fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.rest()?.first().copied()?;
        self.at += 1;
        Some(byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// A text with its length, its flags and what follows its letters.
    pub(super) fn text(&mut self) -> Option<String> {
        let letters = usize::from(self.u16()?);
        self.lettered(letters)
    }

    /// Likewise, with the length in one byte.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let letters = usize::from(self.byte()?);
        self.lettered(letters)
    }

    fn lettered(&mut self, letters: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 {
            0
        } else {
            usize::from(self.u16()?)
        };
        let extra = if flags & 4 == 0 {
            0
        } else {
            usize::try_from(self.u32()?).ok()?
        };
        let text = self.letters(letters, flags & 1 == 1)?;
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(text)
    }

    fn letters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < count {
            let left = count - units.len();
            let ended = self.parts.first().is_none_or(|part| part.len() <= self.at);
            if ended {
                // the letters go on in the next part, which begins with flags of its own
                wide = self.byte()? & 1 == 1;
            }
            let rest = self.rest()?;
            let before = units.len();
            if wide {
                let (twos, _) = rest.as_chunks::<2>();
                units.extend(twos.iter().take(left).map(|two| u16::from_le_bytes(*two)));
                self.at += 2 * (units.len() - before);
            } else {
                units.extend(rest.iter().take(left).map(|byte| u16::from(*byte)));
                self.at += units.len() - before;
            }
            if units.len() == before {
                return None;
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// Row, column and format, with which all cells begin.
pub(super) fn place(bytes: &[u8]) -> Option<(usize, usize, usize)> {
    let field = |at| u16_at(bytes, at).map(usize::from);
    Some((field(0)?, field(2)?, field(4)?))
}
