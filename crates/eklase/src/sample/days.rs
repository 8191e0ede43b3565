//! Days of "Dienasgrāmata": written for this project, for older and for younger children (DOMAIN 9.4 for the style).

/// Area, "Tēma", "Uzdots".
pub type Row = (&'static str, &'static str, &'static str);

/// 9.–13. novembris of the DOMAIN's example, and further weeks of the same kind.
pub const OLDER: [&[Row]; 15] = [
    &[
        (
            "language",
            "SR: stāsta par redzēto attēlu sērijā, ievērojot secību. Uzdevums: sakārto 4 attēlus un izstāsta draugam.",
            "",
        ),
        (
            "social",
            "SR: nosauc, ko nozīmē būt drosmīgam; min piemēru no grupas dzīves.",
            "",
        ),
        (
            "health",
            "Ārā: rotaļa „Dzīvais karogs” – skrien un apstājas pēc signāla.",
            "",
        ),
    ],
    &[
        (
            "culture",
            "SR: iesaistās Mārtiņu tradīcijās; dzied „Mārtiņdienas dziesmu”.",
            "Lūdzam atnest kādu veltīti tirdziņam (ābolus, cepumus).",
        ),
        (
            "technology",
            "SR: izgatavo masku, izvēloties savienošanas paņēmienu.",
            "",
        ),
        (
            "language",
            "SR: pieklājīgi piedāvā un lūdz preci tirdziņā.",
            "",
        ),
        ("health", "Ārā: rotaļa „Vilks un zosis”.", ""),
    ],
    &[
        (
            "social",
            "SR: stāsta, kāpēc 11. novembrī iededzam sveces.",
            "Vakarā kopā ar ģimeni iedegt svecīti logā.",
        ),
        (
            "culture",
            "Mūzika: SR – dzied „Pūt, vējiņi!” lēnā tempā.",
            "",
        ),
        (
            "health",
            "Lāpu gājiens pa teritoriju; SR – lieto atstarotāju.",
            "",
        ),
    ],
    &[
        (
            "science",
            "SR: izvirza minējumu un pārbauda, kurš materiāls sasilst ātrāk.",
            "",
        ),
        (
            "math",
            "SR: nolasa termometru un salīdzina divus skaitļus.",
            "",
        ),
        (
            "health",
            "Ārā: mācību pastaiga parkā (2 km), drošība pie ielas.",
            "",
        ),
    ],
    &[
        (
            "math",
            "SR: skaita 15 apjomā; salīdzina „vairāk par 2”.",
            "",
        ),
        ("technology", "SR: sakārto tirdziņa galdu pēc plāna.", ""),
        ("language", "SR: saklausa pirmo skaņu preču nosaukumos.", ""),
        ("health", "Sports: stafetes – gaida savu kārtu.", ""),
    ],
    &[
        (
            "language",
            "SR: stāsta par savu ģimeni 4–5 saistītos teikumos. Uzdevums: izveido ģimenes koku no attēliem.",
            "Kopā ar bērnu izvēlēties vienu ģimenes fotogrāfiju un pārrunāt, kas tajā redzams.",
        ),
        (
            "social",
            "SR: zina savu adresi un nosauc pilsētu, kurā dzīvo.",
            "",
        ),
        (
            "health",
            "Ārā: rotaļa „Kaijas un vētra” – skrien, pēc signāla maina virzienu.",
            "",
        ),
    ],
    &[
        (
            "science",
            "SR: nosauc piecus kokus pēc čiekuriem, zīlēm un zariem. Uzdevums: šķiro atrastos dabas materiālus.",
            "",
        ),
        (
            "math",
            "SR: saskaita un salīdzina šķirotās grupas, lieto vārdus „vairāk”, „mazāk”, „tikpat”.",
            "",
        ),
        (
            "language",
            "SR: raksta sava vārda rakstītos burtus uz vākuma kartītes.",
            "",
        ),
        (
            "health",
            "Ārā: koku meklētāji – pārvietojas pa nelīdzenu virsmu, saglabājot līdzsvaru.",
            "",
        ),
    ],
    &[
        (
            "culture",
            "SR: spiedumu tehnikā veido rakstu svētku kartītei.",
            "",
        ),
        (
            "technology",
            "SR: izvēlas papīru un līmi, stāsta par darba gaitu.",
            "",
        ),
        (
            "health",
            "Mūzika un kustība: ritma rotaļa ar lentēm; vingro, klausoties signālu.",
            "",
        ),
    ],
    &[
        (
            "math",
            "SR: veido divu krāsu virkni pēc parauga un turpina to.",
            "",
        ),
        (
            "social",
            "SR: vienojas ar draugu par kopīgā darba kārtību.",
            "",
        ),
        (
            "science",
            "SR: vēro gaisa temperatūru un salīdzina to ar vakardienu.",
            "",
        ),
        ("health", "Sports: rāpo, lien un kāpj šķēršļu joslā.", ""),
    ],
    &[
        (
            "technology",
            "SR: izgatavo lukturīti no papīra un folijas, droši rīkojoties ar šķērēm.",
            "Sarunāties mājās, kā ierīces palīdz ģimenei ikdienā.",
        ),
        ("language", "SR: izstāsta lukturīša gatavošanas secību.", ""),
        ("culture", "SR: ar lukturīti iesaistās ēnu teātrī.", ""),
        (
            "health",
            "Ārā: rotaļa „Gailītis”; ģērbjas atbilstoši laikam.",
            "",
        ),
    ],
    &[
        (
            "language",
            "SR: saklausa un nosauc pirmo un pēdējo skaņu vārdos „karogs”, „maize”, „Rīga”.",
            "",
        ),
        (
            "social",
            "SR: atpazīst Latvijas karogu, ģerboni un himnu; stāv mierīgi, skanot himnai.",
            "",
        ),
        ("health", "Ārā: lec no lociņa lociņā, turot līdzsvaru.", ""),
    ],
    &[
        (
            "social",
            "SR: nosauc pilsētas ievērojamās vietas pēc attēliem, klausās, kamēr runā cits.",
            "Nedēļas nogalē aiziet pie vienas pilsētas ievērojamās vietas.",
        ),
        ("culture", "SR: zīmē redzēto vietu, izvēloties krāsas.", ""),
        (
            "technology",
            "SR: būvē tiltu no klucīšiem un pārbauda, cik smagu mašīnu tas tur.",
            "",
        ),
        (
            "health",
            "Ārā: gājiens ar atstarotājiem gar ielu; pārrunā drošu šķērsošanu.",
            "",
        ),
    ],
    &[
        (
            "science",
            "SR: pēta, kuri dabas materiāli grimst un kuri peld; stāsta par novēroto.",
            "",
        ),
        (
            "math",
            "SR: atzīmē rezultātus tabulā ar „+” un „–”, saskaita tos.",
            "",
        ),
        ("health", "Sports: bumbas ripināšana un tveršana pāros.", ""),
    ],
    &[
        (
            "culture",
            "Mūzika: SR – spēlē pavadījumu ar koka instrumentiem, ievērojot tempu.",
            "",
        ),
        (
            "language",
            "SR: skaita tautasdziesmu, skaidri izrunājot līdzskaņus.",
            "Iemācīties kopā ar bērnu vienu tautasdziesmas pantu.",
        ),
        (
            "health",
            "Ārā: rotaļa „Dzīvais tīkls” – skrien, izvairās, sadarbojas.",
            "",
        ),
    ],
    &[
        (
            "math",
            "SR: mēra garumu ar nosacītu mēru (soļiem, zīmuļiem) un salīdzina rezultātus.",
            "",
        ),
        (
            "technology",
            "SR: pēc plāna saliek kartona māju un nosauc tās daļas.",
            "",
        ),
        (
            "science",
            "SR: vēro putnus pie barotavas un skaita tos.",
            "",
        ),
        (
            "health",
            "Ārā: stafetes ar šķēršļiem; ievēro drošības noteikumus laukumā.",
            "",
        ),
    ],
];

/// For the two youngest groups.
pub const YOUNGER: [&[Row]; 10] = [
    &[
        (
            "language",
            "SR: klausās īsu pasaku un rāda tās varoņus attēlos.",
            "",
        ),
        ("social", "SR: sasveicinās un nosauc draugus vārdā.", ""),
        ("health", "Ārā: iet pa šauru celiņu, rāpo caur tuneli.", ""),
    ],
    &[
        (
            "culture",
            "SR: krāso ar pirkstiem lapas, vēro krāsu nospiedumus.",
            "Atnest no pastaigas vienu skaistu lapu.",
        ),
        (
            "science",
            "SR: tausta un nosauc – mīksts, ciets, slapjš, sauss.",
            "",
        ),
        (
            "health",
            "Ārā: skrien pretī skolotājai un apstājas pēc signāla.",
            "",
        ),
    ],
    &[
        (
            "math",
            "SR: atrod vienu un daudz; sakārto lielus un mazus klučus.",
            "",
        ),
        (
            "technology",
            "SR: būvē torni no kluciem un pārvieto mašīnu pa ceļu.",
            "",
        ),
        ("health", "SR: pats mazgā rokas, uzloka piedurknes.", ""),
    ],
    &[
        (
            "science",
            "SR: vēro, kā lietus lāses tek pa stiklu; nosauc laikapstākļus.",
            "",
        ),
        ("language", "SR: atdarina lietus un vēja skaņas.", ""),
        (
            "health",
            "Ārā: brien pa peļķēm zābakos, ģērbjas atbilstoši laikam.",
            "",
        ),
    ],
    &[
        (
            "social",
            "SR: dalās ar rotaļlietu un saka „lūdzu” un „paldies”.",
            "Mājās pateikt „paldies” par vakariņām kopā ar bērnu.",
        ),
        (
            "culture",
            "Mūzika: SR – plaukšķina ritmu un dzied līdzi.",
            "",
        ),
        ("health", "Ārā: met bumbu grozā ar abām rokām.", ""),
    ],
    &[
        (
            "language",
            "SR: nosauc dzīvniekus un to mazuļus pēc attēliem.",
            "",
        ),
        ("science", "SR: pēta putnu barotavu un nosauc redzēto.", ""),
        (
            "health",
            "Ārā: kustas kā dzīvnieki – lec, tipina, rāpo.",
            "",
        ),
    ],
    &[
        (
            "technology",
            "SR: plēš un līmē papīru, izvēlas vietu lapā.",
            "",
        ),
        ("culture", "SR: veido rudens ainavu kopā ar draugu.", ""),
        ("health", "SR: pats uzvelk un novelk čības.", ""),
    ],
    &[
        ("math", "SR: skaita līdz trīs, rādot uz priekšmetiem.", ""),
        ("social", "SR: gaida savu kārtu rotaļā ar bumbu.", ""),
        ("health", "Sports: iet pa soliņu, turoties pie rokas.", ""),
    ],
    &[
        (
            "culture",
            "SR: klausās šūpuļdziesmu un šūpo lelli.",
            "Vakarā nodziedāt bērnam šūpuļdziesmu.",
        ),
        (
            "language",
            "SR: atbild ar vārdu vai teikumu uz jautājumu „Kas tas ir?”.",
            "",
        ),
        ("health", "Ārā: ripina bumbu lejā pa kalniņu.", ""),
    ],
    &[
        ("science", "SR: šķiro zīles un kastaņus traukos.", ""),
        ("technology", "SR: iespiež dabas materiālus plastilīnā.", ""),
        ("health", "Ārā: rotaļa „Saulīte un lietutiņš”.", ""),
    ],
];

/// Weekday (1 = Monday), start, area, title: a week of play-lessons.
pub const TIMETABLE: [(i64, &str, &str, &str); 20] = [
    (1, "08:30", "social", "Rīta aplis"),
    (1, "09:10", "language", "Rotaļnodarbība"),
    (1, "10:00", "health", "Sports"),
    (1, "10:45", "science", "Āra rotaļnodarbība"),
    (2, "08:30", "social", "Rīta aplis"),
    (2, "09:10", "culture", "Mūzika"),
    (2, "10:00", "technology", "Rotaļnodarbība darbnīcā"),
    (2, "10:45", "health", "Āra rotaļas"),
    (3, "08:30", "language", "Rīta aplis"),
    (3, "09:10", "social", "Rotaļnodarbība"),
    (3, "10:00", "culture", "Māksla"),
    (3, "10:45", "health", "Pastaiga"),
    (4, "08:30", "social", "Rīta aplis"),
    (4, "09:10", "science", "Pētnieku rīts"),
    (4, "10:00", "math", "Rotaļnodarbība"),
    (4, "10:45", "health", "Sports"),
    (5, "08:30", "language", "Rīta aplis"),
    (5, "09:10", "math", "Rotaļnodarbība"),
    (5, "10:00", "technology", "Konstruēšana"),
    (5, "10:45", "health", "Āra rotaļas"),
];
