//! Why there is no document. No message holds the document's text: it may be about children, and messages are logged.

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// More text or cells than a document may hold
    #[error("the document is too large")]
    TooLarge,
    /// A table whose cells do not fit its columns
    #[error("a table's cells do not fit its columns")]
    Misfit,
    /// The typesetter refused; the step that it was at
    #[error("the document could not be made: {0}")]
    Failed(&'static str),
}
