//! The events and tasks of "Ozolzīlīte".

/// A day of the school year.
#[derive(Debug, Clone, Copy)]
pub enum On {
    /// By month and day
    Day(i8, i8),
    /// So many days from Easter Sunday
    Easter(i32),
    /// So many days from Mother's Day
    MothersDay(i32),
}

/// One event or task.
pub struct Entry {
    /// "event" or "task"
    pub kind: &'static str,
    /// Its first day
    pub from: On,
    /// Its last day, if it is another one
    pub to: Option<On>,
    /// "10:00", empty for the whole day
    pub starts: &'static str,
    /// What
    pub title: &'static str,
    /// Where
    pub place: &'static str,
    /// Who answers for it: accounts of `people::STAFF`
    pub people: &'static [i64],
    /// Whom it touches; none: every group
    pub groups: &'static [i64],
    /// Families see it.
    pub families: bool,
    /// What it is about
    pub description: &'static str,
}

/// An event that families see.
const fn event(
    from: On,
    starts: &'static str,
    title: &'static str,
    place: &'static str,
    people: &'static [i64],
) -> Entry {
    Entry {
        kind: "event",
        from,
        to: None,
        starts,
        title,
        place,
        people,
        groups: &[],
        families: true,
        description: "",
    }
}

/// An event of the staff alone.
const fn staff(
    from: On,
    starts: &'static str,
    title: &'static str,
    people: &'static [i64],
    description: &'static str,
) -> Entry {
    let event = event(from, starts, title, "Metodiskais kabinets", people);
    Entry {
        families: false,
        description,
        ..event
    }
}

const fn task(from: On, to: On, title: &'static str, people: &'static [i64]) -> Entry {
    let event = event(from, "", title, "", people);
    Entry {
        kind: "task",
        to: Some(to),
        families: false,
        ..event
    }
}

impl Entry {
    const fn until(self, to: On) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }

    const fn of(self, groups: &'static [i64]) -> Self {
        Self { groups, ..self }
    }

    const fn says(self, description: &'static str) -> Self {
        Self {
            description,
            ..self
        }
    }
}

use On::{Day, Easter, MothersDay};

/// The plan, by date.
pub const ENTRIES: [Entry; 38] = [
    event(
        Day(9, 1),
        "10:00",
        "Zinību diena",
        "Iestādes pagalms",
        &[2, 4, 6],
    )
    .says("Svinīgs rīts pagalmā: valsts himna, kopīgas rotaļas un jauno bērnu sagaidīšana."),
    task(
        Day(9, 1),
        Day(9, 4),
        "Grupu telpu un rotaļu laukumu drošības pārbaude",
        &[5, 2],
    )
    .says("Pārbaudes lapas iesniegt lietvedei. Konstatētos trūkumus novērst līdz 11. septembrim."),
    staff(
        Day(9, 2),
        "13:30",
        "Pedagoģiskā sēde: jaunā mācību gada darbs",
        &[2, 4],
        "Gada plāns, audzināšanas virziens, izmaiņas žurnāla lietošanas kārtībā.",
    ),
    event(Day(9, 16), "17:30", "Vecāku kopsapulce", "Zāle", &[2, 3])
        .says("Iekšējie noteikumi, žurnāla lietošanas kārtība un mācību gada aktualitātes."),
    event(
        Day(9, 24),
        "10:00",
        "Evakuācijas mācības",
        "Visa iestāde",
        &[2, 5],
    )
    .says("Trauksmes signāls, iziešana pa evakuācijas ceļiem, pulcēšanās laukumā."),
    event(
        Day(9, 25),
        "09:30",
        "Rudens pārgājiens",
        "Jūrmalas parks",
        &[7, 41, 51],
    )
    .of(&[4, 5])
    .says("Bērniem līdzi mugursoma, ūdens pudele un lietum piemērots apģērbs."),
    event(
        Day(9, 29),
        "10:30",
        "Miķeļdienas gadatirgus",
        "Iestādes pagalms",
        &[6, 21],
    ),
    task(
        Day(10, 1),
        Day(10, 30),
        "Adaptācijas perioda izvērtējums",
        &[11, 12, 9],
    )
    .of(&[1]),
    task(Day(10, 5), Day(10, 23), "Runas attīstības pārbaude", &[8])
        .of(&[4, 5])
        .says("Rezultāti un ieteikumi grupu skolotājām – līdz 30. oktobrim."),
    event(
        Day(10, 8),
        "16:00",
        "Ražas svētki kopā ar ģimenēm",
        "Zāle",
        &[22, 31],
    )
    .of(&[2, 3]),
    event(
        Day(10, 21),
        "",
        "Sporta dienas „Rudens stafetes”",
        "Sporta laukums",
        &[7],
    )
    .until(Day(10, 23)),
    staff(
        Day(11, 6),
        "13:30",
        "Informatīvā sanāksme: nedēļas plānu kvalitāte, Mārtiņdiena",
        &[4],
        "",
    ),
    event(
        Day(11, 10),
        "16:30",
        "Mārtiņdienas tirdziņš",
        "Zāle",
        &[6, 41],
    )
    .says("Katra grupa gatavo savu galdu. Vecāki aicināti piedalīties."),
    event(
        Day(11, 11),
        "17:00",
        "Lāčplēša diena: lāpu gājiens",
        "Iestādes teritorija",
        &[7, 4],
    )
    .of(&[3, 4, 5]),
    event(
        Day(11, 17),
        "10:00",
        "Latvijas dzimšanas dienas svinīgais rīts",
        "Zāle",
        &[6, 2],
    ),
    task(
        Day(11, 16),
        Day(11, 30),
        "Spēļu un mācību līdzekļu inventarizācija",
        &[5],
    ),
    event(
        Day(11, 26),
        "17:30",
        "Vecāku sapulce: „Mārītes”",
        "Grupas telpa",
        &[41, 42],
    )
    .of(&[4]),
    event(
        Day(12, 1),
        "09:00",
        "Adventes laika atklāšana",
        "Zāle",
        &[6, 33],
    ),
    task(
        Day(12, 1),
        Day(12, 11),
        "Svētku noformējums zālē un gaiteņos",
        &[33, 6],
    ),
    event(
        Day(12, 16),
        "16:00",
        "Ziemassvētku rīts mazajiem",
        "Zāle",
        &[6, 11, 21],
    )
    .of(&[1, 2]),
    event(
        Day(12, 17),
        "10:00",
        "Ziemassvētku rīts",
        "Zāle",
        &[6, 31, 51],
    )
    .of(&[3, 4, 5]),
    staff(
        Day(1, 12),
        "13:30",
        "Pedagoģiskā sēde: pirmā pusgada izvērtējums",
        &[2, 3, 4],
        "Bērnu sasniegumi, apmeklējums, sadarbība ar ģimenēm.",
    ),
    event(
        Day(1, 20),
        "11:00",
        "Barikāžu atceres rīts",
        "Zāle",
        &[51, 9],
    )
    .of(&[4, 5]),
    event(
        Day(2, 1),
        "",
        "Drošības nedēļa: ledus, internets, elektrība",
        "Grupas",
        &[9, 4],
    )
    .until(Day(2, 5)),
    event(Easter(-47), "10:30", "Metenis", "Iestādes pagalms", &[6, 7])
        .says("Masku gājiens, vizināšanās no kalna un Meteņdienas rotaļas."),
    event(
        Day(3, 10),
        "10:00",
        "Atvērto durvju diena",
        "Visa iestāde",
        &[2, 3],
    ),
    event(Easter(-3), "10:00", "Lieldienu rīts", "Zāle", &[6, 32]),
    task(
        Day(4, 1),
        Day(5, 14),
        "Bērnu sasniegumu izvērtējums pirms skolas",
        &[51, 52, 8],
    )
    .of(&[5]),
    event(
        Day(4, 22),
        "10:00",
        "Zemes diena: apkārtnes sakopšanas talka",
        "Iestādes teritorija",
        &[4, 41],
    )
    .of(&[3, 4, 5])
    .says("Gada virziens: vērtība – daba, tikums – atbildība."),
    event(
        Day(4, 30),
        "10:00",
        "Baltā galdauta svētki",
        "Zāle",
        &[42, 6],
    ),
    event(
        MothersDay(-2),
        "16:00",
        "Mātes dienas koncerts",
        "Zāle",
        &[6, 12],
    ),
    event(
        Day(5, 13),
        "17:00",
        "Ģimeņu sporta diena",
        "Sporta laukums",
        &[7, 3],
    ),
    event(
        Day(5, 20),
        "10:00",
        "Evakuācijas mācības",
        "Visa iestāde",
        &[2, 5],
    ),
    event(Day(5, 27), "16:00", "Izlaidums", "Zāle", &[51, 52, 6]).of(&[5]),
    staff(
        Day(5, 31),
        "13:30",
        "Pedagoģiskā sēde: mācību gada izvērtējums",
        &[2, 4],
        "",
    ),
    event(
        Day(6, 1),
        "10:00",
        "Bērnu aizsardzības diena: rotaļu svētki",
        "Iestādes pagalms",
        &[9, 7],
    ),
    event(
        Day(6, 18),
        "10:30",
        "Ielīgošana",
        "Iestādes pagalms",
        &[6, 22],
    ),
    task(
        Day(8, 16),
        Day(8, 27),
        "Grupu sagatavošana jaunajam mācību gadam",
        &[3, 5],
    ),
];
