//! What is looked for: the words of the search box, all of which have to be there; words in quotes stand together. Pure.

use kernel::InstitutionId;

use crate::words::{PREFIX, pieces, stem_of, stems};

/// Words with fewer letters find too much.
pub const SHORTEST: usize = 3;
/// More words than this are not looked for.
const MOST: usize = 8;
/// How much of a text a hit shows, in characters.
const EXCERPT: usize = 320;
/// How much of it stands before the first word that was found.
const BEFORE: usize = 80;

/// One thing that has to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Term {
    /// A word, or another that begins so
    Begins(String),
    /// That word in any of its cases
    Is(String),
    /// Those words one after the other
    Together(Vec<String>),
}

/// What the search box holds, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    terms: Vec<Term>,
    /// The words that are too short to be looked for
    pub short: Vec<String>,
}

/// A piece of a text, and whether it is what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As it stands there
    pub text: String,
    /// Whether it is marked
    pub found: bool,
}

const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '„' | '“' | '”' | '«' | '»')
}

impl Wanted {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let mut wanted = Self::default();
        // every other part stands between two quotes; one that is not closed is read as words
        let parts: Vec<&str> = typed.split(is_quote).collect();
        for (at, part) in parts.iter().enumerate() {
            let quoted = at % 2 == 1 && at + 1 < parts.len();
            let together = if quoted { stems(part) } else { Vec::new() };
            if together.len() > 1 {
                wanted.add(Term::Together(together));
            } else {
                wanted.add_words(part);
            }
        }
        wanted
    }

    fn add_words(&mut self, text: &str) {
        for (word, _) in pieces(text).into_iter().filter(|(_, word)| *word) {
            let Some(stem) = stem_of(word) else { continue };
            if word.chars().count() < SHORTEST {
                self.short.push(word.to_owned());
            } else if stem.chars().count() < PREFIX {
                self.add(Term::Is(stem));
            } else {
                self.add(Term::Begins(stem));
            }
        }
    }

    fn add(&mut self, term: Term) {
        if self.terms.len() < MOST && !self.terms.contains(&term) {
            self.terms.push(term);
        }
    }

    /// Whether there is nothing to look for.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The index's own words: "*" after a beginning, "+" between words that stand together, spaces between what all has
    /// to be there. SQLite reads it so; PostgreSQL's statement puts its own signs in their place.
    pub fn expression(&self, institution: InstitutionId) -> String {
        let token = |stem: &String| token(institution, stem);
        let terms = self.terms.iter().map(|term| match term {
            Term::Begins(stem) => token(stem) + "*",
            Term::Is(stem) => token(stem),
            Term::Together(stems) => stems.iter().map(token).collect::<Vec<_>>().join("+"),
        });
        terms.collect::<Vec<_>>().join(" ")
    }

    /// How many words from this one on are what was looked for; 0 where none is.
    fn found_at(&self, stems: &[Option<String>]) -> usize {
        let one =
            |stem: &Option<String>, is: &dyn Fn(&str) -> bool| stem.as_deref().is_some_and(is);
        let length = |term: &Term| match (term, stems) {
            (Term::Begins(wanted), [stem, ..]) => {
                usize::from(one(stem, &|stem| stem.starts_with(wanted.as_str())))
            }
            (Term::Is(wanted), [stem, ..]) => usize::from(one(stem, &|stem| stem == wanted)),
            (Term::Together(wanted), _) => {
                let mut pairs = wanted.iter().zip(stems);
                let all = pairs.all(|(wanted, stem)| stem.as_ref() == Some(wanted));
                if all && stems.len() >= wanted.len() {
                    wanted.len()
                } else {
                    0
                }
            }
            _ => 0,
        };
        self.terms.iter().map(length).max().unwrap_or(0)
    }

    /// The text with what was looked for marked; a long one is cut around the first of it.
    pub fn marked(&self, text: &str) -> Vec<Piece> {
        let all = pieces(text);
        let stems: Vec<Option<String>> = all
            .iter()
            .filter(|(_, word)| *word)
            .map(|(word, _)| stem_of(word))
            .collect();
        let mut marked: Vec<Piece> = Vec::new();
        let (mut at, mut inside) = (0, 0_usize);
        for (piece, word) in all {
            if word {
                let from_here = self.found_at(stems.get(at..).unwrap_or_default());
                inside = inside.saturating_sub(1).max(from_here);
                at += 1;
            }
            // what stands between two words of a phrase belongs to neither
            push(&mut marked, piece, word && inside > 0);
        }
        excerpt(marked)
    }
}

/// A word of an institution in the index; no institution's words begin with another's.
pub(crate) fn token(institution: InstitutionId, stem: &str) -> String {
    const LETTERS: u64 = 25;
    let mut rest = institution.0.unsigned_abs();
    let mut token = String::with_capacity(stem.len() + 14);
    loop {
        let letter = u8::try_from(rest % LETTERS).unwrap_or_default();
        token.push(char::from(b'a' + letter));
        rest /= LETTERS;
        if rest == 0 {
            break;
        }
    }
    token.push('z');
    token.push_str(stem);
    token
}

/// The words of a text in the index.
pub(crate) fn tokens(institution: InstitutionId, text: &str) -> String {
    let stems = stems(text);
    let tokens: Vec<String> = stems.iter().map(|stem| token(institution, stem)).collect();
    tokens.join(" ")
}

fn push(marked: &mut Vec<Piece>, text: &str, found: bool) {
    match marked.last_mut() {
        Some(last) if !last.found && !found => last.text.push_str(text),
        _ => marked.push(Piece {
            text: text.to_owned(),
            found,
        }),
    }
}

/// A piece of the text around the first mark, cut between words.
fn excerpt(marked: Vec<Piece>) -> Vec<Piece> {
    let length: usize = marked.iter().map(|piece| piece.text.chars().count()).sum();
    if length <= EXCERPT {
        return marked;
    }
    let lead: usize = marked
        .iter()
        .take_while(|piece| !piece.found)
        .map(|piece| piece.text.chars().count())
        .sum();
    let from = if lead < length {
        lead.saturating_sub(BEFORE)
    } else {
        0
    };
    let (mut skip, mut left) = (from, EXCERPT);
    let mut out = Vec::new();
    for piece in marked {
        let count = piece.text.chars().count();
        let skipped = skip.min(count);
        skip -= skipped;
        let taken = (count - skipped).min(left);
        left -= taken;
        if taken == 0 {
            continue;
        }
        let mut text: String = piece.text.chars().skip(skipped).take(taken).collect();
        if skipped > 0 {
            let cut = text.find(char::is_whitespace).unwrap_or(0);
            text = format!("… {}", text.split_at(cut).1.trim_start());
        }
        if skipped + taken < count && !piece.found {
            let cut = text.rfind(char::is_whitespace).unwrap_or(text.len());
            text = format!("{} …", text.split_at(cut).0);
        }
        out.push(Piece {
            text,
            found: piece.found,
        });
    }
    out
}
