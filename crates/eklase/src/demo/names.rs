//! Invented names, as Latvian families have them.

/// Surnames of men and women of one family.
const FAMILIES: &str = "\
Kalniņš/Kalniņa Liepiņš/Liepiņa Krūmiņš/Krūmiņa Eglītis/Eglīte Balodis/Balode Pētersons/Pētersone \
Vītoliņš/Vītoliņa Kļaviņš/Kļaviņa Kārkliņš/Kārkliņa Vanags/Vanaga Rozītis/Rozīte Zvirbulis/Zvirbule \
Lācis/Lāce Cīrulis/Cīrule Dzenis/Dzene Strazdiņš/Strazdiņa Putniņš/Putniņa Avotiņš/Avotiņa \
Upenieks/Upeniece Ezeriņš/Ezeriņa Jansons/Jansone Andersons/Andersone Jēkabsons/Jēkabsone Apinis/Apine \
Briedis/Briede Caune/Caune Dambis/Dambe Dreimanis/Dreimane Freibergs/Freiberga Gailis/Gaile \
Grīnbergs/Grīnberga Irbe/Irbe Jaunzems/Jaunzeme Kauliņš/Kauliņa Krastiņš/Krastiņa Kronītis/Kronīte \
Lapiņš/Lapiņa Laizāns/Laizāne Līcis/Līce Lūsis/Lūse Mednis/Medne Melderis/Meldere Muižnieks/Muižniece \
Ozoliņš/Ozoliņa Paegle/Paegle Pavārs/Pavāre Pļaviņš/Pļaviņa Priedītis/Priedīte Purviņš/Purviņa \
Riekstiņš/Riekstiņa Rudzītis/Rudzīte Saliņš/Saliņa Siliņš/Siliņa Skuja/Skuja Skudra/Skudra \
Smilga/Smilga Sproģis/Sproģe Stūrītis/Stūrīte Šķēle/Šķēle Tauriņš/Tauriņa Teters/Tetere Tiltiņš/Tiltiņa \
Vaivods/Vaivode Veinbergs/Veinberga Vēveris/Vēvere Vilciņš/Vilciņa Zālītis/Zālīte Zemītis/Zemīte \
Šmits/Šmite Ērglis/Ērgle Ābols/Ābola Čākurs/Čākure Ļaksa/Ļaksa Ņikitins/Ņikitina Ģēģeris/Ģēģere \
Sietiņš/Sietiņa Bērtulis/Bērtule Godiņš/Godiņa Ķēniņš/Ķēniņa Žīgurs/Žīgure Usāns/Usāne Cērps/Cērpa \
Dūmiņš/Dūmiņa Miezis/Mieze";

const GIRLS: &str = "\
Alise Amēlija Anete Annija Asnate Beatrise Dārta Diāna Elīna Elīza Emīlija Ērika Estere Evelīna Gabriela \
Grēta Helēna Ieva Ilze Justīne Kate Katrīna Keita Krista Lāsma Laura Lauma Lelde Lība Līva Loreta Madara \
Magdalēna Maija Mare Monta Nellija Nora Odrija Patrīcija Paula Rebeka Renāte Rūta Sāra Sofija Šarlote \
Tereze Undīne Viktorija Zane Zīle";

const BOYS: &str = "\
Adrians Alekss Ansis Artūrs Augusts Bruno Dāvids Dominiks Edvards Eduards Emīls Ernests Filips Francis \
Gustavs Haralds Helmuts Henrijs Hugo Jānis Jēkabs Jurģis Kristers Kristaps Krišjānis Leons Linards Lūkass \
Marks Markuss Mārtiņš Matīss Miķelis Nils Olivers Oskars Oto Pauls Pēteris Ralfs Reinis Rihards Roberts \
Rūdolfs Sebastians Teodors Tomass Uldis Valters Vilhelms Zigmārs Žanis";

const MOTHERS: &str = "\
Agita Aiga Aija Alīna Anda Antra Arta Baiba Dace Daiga Dita Elīna Eva Evija Gita Gunita Ieva Ilva Ilze Indra \
Inese Inga Ingrīda Jana Jolanta Kristīne Laila Laura Lelde Liene Līga Linda Madara Maija Marta Sabīne \
Sanda Santa Sintija Solvita Una Vineta Zane Zanda";

const FATHERS: &str = "\
Agris Aigars Ainārs Aivars Aleksandrs Andris Arnis Artis Edgars Elmārs Gatis Gints Guntars Guntis Ivars \
Jānis Juris Kārlis Kaspars Kristaps Lauris Māris Mārtiņš Mareks Mārcis Normunds Oskars Raimonds Raitis \
Raivis Renārs Rolands Sandis Toms Uģis Uldis Valdis Viesturs Vilnis Ziedonis Zintis";

/// Surname of the men and of the women of a family.
pub fn families() -> Vec<(&'static str, &'static str)> {
    FAMILIES
        .split_whitespace()
        .filter_map(|pair| pair.split_once('/'))
        .collect()
}

fn list(names: &'static str) -> Vec<&'static str> {
    names.split_whitespace().collect()
}

/// Girls' given names.
pub fn girls() -> Vec<&'static str> {
    list(GIRLS)
}

/// Boys' given names.
pub fn boys() -> Vec<&'static str> {
    list(BOYS)
}

/// Given names of grown women.
pub fn mothers() -> Vec<&'static str> {
    list(MOTHERS)
}

/// Given names of grown men.
pub fn fathers() -> Vec<&'static str> {
    list(FATHERS)
}
