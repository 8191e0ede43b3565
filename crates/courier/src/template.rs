//! Templates with `{phone}`, `{phone_digits}`, `{text}`, `{sender}` and `{secret}`. Every other brace stays as it is,
//! so that a JSON body is written as JSON.

/// A word in braces is none of ours.
pub(crate) struct UnknownPlace;

/// What is put in the places.
pub(crate) struct Values<'v> {
    pub(crate) phone: &'v str,
    pub(crate) phone_digits: &'v str,
    pub(crate) text: &'v str,
    pub(crate) sender: &'v str,
    pub(crate) secret: &'v str,
}

impl Values<'_> {
    fn of(&self, name: &str) -> Option<&str> {
        match name {
            "phone" => Some(self.phone),
            "phone_digits" => Some(self.phone_digits),
            "text" => Some(self.text),
            "sender" => Some(self.sender),
            "secret" => Some(self.secret),
            _ => None,
        }
    }
}

/// How a value is written where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escape {
    /// In an address and in the body of a form
    Url,
    /// Inside a JSON string
    Json,
    /// In the text or an attribute of XML
    Xml,
    /// In a header, which the client checks whole
    Header,
}

impl Escape {
    pub(crate) fn write(self, value: &str, out: &mut String) {
        match self {
            Self::Header => out.push_str(value),
            Self::Url => {
                for byte in value.bytes() {
                    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                        out.push(char::from(byte));
                    } else {
                        out.push_str(&format!("%{byte:02X}"));
                    }
                }
            }
            Self::Json => {
                let quoted = serde_json::Value::from(value).to_string();
                let inside = quoted.strip_prefix('"').and_then(|q| q.strip_suffix('"'));
                out.push_str(inside.unwrap_or_default());
            }
            Self::Xml => {
                for c in value.chars() {
                    match c {
                        '&' => out.push_str("&amp;"),
                        '<' => out.push_str("&lt;"),
                        '>' => out.push_str("&gt;"),
                        '"' => out.push_str("&quot;"),
                        '\'' => out.push_str("&apos;"),
                        // XML has no way to write these
                        c if c.is_control() && !matches!(c, '\n' | '\t') => out.push(' '),
                        c => out.push(c),
                    }
                }
            }
        }
    }
}

/// One piece of a template.
enum Piece<'t> {
    Plain(&'t str),
    Place(&'t str),
}

/// Cuts a template at its places: a word of small letters and underscores between braces.
fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let name = after.split_once('}').map(|(name, _)| name).filter(|name| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        });
        pieces.push(Piece::Plain(before));
        if let Some(name) = name {
            pieces.push(Piece::Place(name));
            rest = after
                .strip_prefix(name)
                .and_then(|after| after.strip_prefix('}'))
                .unwrap_or_default();
        } else {
            pieces.push(Piece::Plain("{"));
            rest = after;
        }
    }
    pieces.push(Piece::Plain(rest));
    pieces
}

/// Fills the places in.
pub(crate) fn fill(
    template: &str,
    values: &Values<'_>,
    escape: Escape,
) -> Result<String, UnknownPlace> {
    let mut out = String::with_capacity(template.len() + 64);
    for piece in pieces(template) {
        match piece {
            Piece::Plain(text) => out.push_str(text),
            Piece::Place(name) => {
                let value = values.of(name).ok_or(UnknownPlace)?;
                escape.write(value, &mut out);
            }
        }
    }
    Ok(out)
}

/// Whether the template has that place.
pub(crate) fn has(template: &str, place: &str) -> bool {
    pieces(template)
        .iter()
        .any(|piece| matches!(piece, Piece::Place(name) if *name == place))
}
