//! What a column can hold.

use std::fmt;
use std::str::FromStr;

macro_rules! fields {
    ($($name:ident $key:literal)*) => {
        /// What a column can hold; which of them a kind has says [`known`](crate::headings::known).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is named for its heading")]
        pub enum Field { $($name),* }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As it is kept; its label in the catalogues is `import-field-` and this.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

fields! {
    Name "name"
    NameReversed "name-reversed"
    GivenName "given-name"
    Surname "surname"
    Code "code"
    Document "document"
    Country "country"
    Birth "birth"
    Gender "gender"
    Nationality "nationality"
    Language "language"
    PhotoBan "photo-ban"
    Group "group"
    GroupNumber "group-number"
    From "from"
    To "to"
    Declared "declared"
    Actual "actual"
    MotherName "mother-name"
    MotherGiven "mother-given"
    MotherSurname "mother-surname"
    MotherPhone "mother-phone"
    MotherEmail "mother-email"
    FatherName "father-name"
    FatherGiven "father-given"
    FatherSurname "father-surname"
    FatherPhone "father-phone"
    FatherEmail "father-email"
    GuardianName "guardian-name"
    GuardianGiven "guardian-given"
    GuardianSurname "guardian-surname"
    GuardianPhone "guardian-phone"
    GuardianEmail "guardian-email"
    SignInName "sign-in-name"
    Phone "phone"
    Email "email"
    Role "role"
    Area "area"
    Subject "subject"
    Number "number"
    Title "title"
    Age "age"
    Room "room"
    Compulsory "compulsory"
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Field {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.as_str() == text)
            .ok_or(())
    }
}

impl Field {
    /// The label's key in the catalogues.
    pub fn label(self) -> String {
        format!("import-field-{self}")
    }
}
