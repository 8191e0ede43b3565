//! What the parents' columns are called.

use sheets::columns::Known;

use crate::field::Field::{
    self, FatherEmail, FatherGiven, FatherName, FatherPhone, FatherSurname, GuardianEmail,
    GuardianGiven, GuardianName, GuardianPhone, GuardianSurname, MotherEmail, MotherGiven,
    MotherName, MotherPhone, MotherSurname,
};

/// Mother, father, guardian.
pub const PARENTS: [Known<Field>; 15] = [
    (
        MotherName,
        &[
            "mamma",
            "māte",
            "mātes vārds uzvārds",
            "mātes vārds un uzvārds",
            "mammas vārds uzvārds",
            "mammas vārds un uzvārds",
            "mother",
            "mother's name",
            "mother's full name",
        ],
    ),
    (
        MotherGiven,
        &[
            "mātes vārds",
            "mammas vārds",
            "mother's first name",
            "mother's given name",
        ],
    ),
    (
        MotherSurname,
        &[
            "mātes uzvārds",
            "mammas uzvārds",
            "mother's surname",
            "mother's last name",
        ],
    ),
    (
        MotherPhone,
        &[
            "mātes tālrunis",
            "mātes tālruņa numurs",
            "mātes telefons",
            "mātes tel",
            "mammas tālrunis",
            "mammas tālruņa numurs",
            "mammas telefons",
            "mammas tel",
            "mother's phone",
            "mother phone",
        ],
    ),
    (
        MotherEmail,
        &[
            "mātes e-pasts",
            "mātes e-pasta adrese",
            "mammas e-pasts",
            "mammas e-pasta adrese",
            "mother's e-mail",
            "mother e-mail",
        ],
    ),
    (
        FatherName,
        &[
            "tētis",
            "tēvs",
            "tēva vārds uzvārds",
            "tēva vārds un uzvārds",
            "tēta vārds uzvārds",
            "tēta vārds un uzvārds",
            "father",
            "father's name",
            "father's full name",
        ],
    ),
    (
        FatherGiven,
        &[
            "tēva vārds",
            "tēta vārds",
            "father's first name",
            "father's given name",
        ],
    ),
    (
        FatherSurname,
        &[
            "tēva uzvārds",
            "tēta uzvārds",
            "father's surname",
            "father's last name",
        ],
    ),
    (
        FatherPhone,
        &[
            "tēva tālrunis",
            "tēva tālruņa numurs",
            "tēva telefons",
            "tēva tel",
            "tēta tālrunis",
            "tēta tālruņa numurs",
            "tēta telefons",
            "tēta tel",
            "father's phone",
            "father phone",
        ],
    ),
    (
        FatherEmail,
        &[
            "tēva e-pasts",
            "tēva e-pasta adrese",
            "tēta e-pasts",
            "tēta e-pasta adrese",
            "father's e-mail",
            "father e-mail",
        ],
    ),
    (
        GuardianName,
        &[
            "aizbildnis",
            "aizbildne",
            "aizbildņa vārds uzvārds",
            "aizbildņa vārds un uzvārds",
            "likumiskais pārstāvis",
            "guardian",
            "guardian's name",
        ],
    ),
    (
        GuardianGiven,
        &[
            "aizbildņa vārds",
            "likumiskā pārstāvja vārds",
            "guardian's first name",
        ],
    ),
    (
        GuardianSurname,
        &[
            "aizbildņa uzvārds",
            "likumiskā pārstāvja uzvārds",
            "guardian's surname",
        ],
    ),
    (
        GuardianPhone,
        &[
            "aizbildņa tālrunis",
            "aizbildņa telefons",
            "likumiskā pārstāvja tālrunis",
            "guardian's phone",
        ],
    ),
    (
        GuardianEmail,
        &[
            "aizbildņa e-pasts",
            "likumiskā pārstāvja e-pasts",
            "guardian's e-mail",
        ],
    ),
];
