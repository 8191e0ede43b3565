# Klasifikatori: saraksti pa mācību gadiem
curriculum-year = { $year }. mācību gads
curriculum-previous = Iepriekšējais mācību gads
curriculum-next = Nākamais mācību gads
curriculum-lists = Saraksti
curriculum-areas = Mācību jomas un mācību priekšmeti
curriculum-areas-text = Septiņas mācību jomas nosaka MK noteikumi Nr. 716. Mācību priekšmetus katrā jomā iestāde nosaka sarakstā „Mācību priekšmeti”.
curriculum-subjects = Mācību priekšmeti: { $what }
curriculum-topics = Drošības noteikumi un audzināšanas temati
curriculum-topics-text = Temati, ko pārrunā grupā un atzīmē grupas žurnālā
curriculum-outcomes = Sasniedzamie rezultāti
curriculum-outcome = Sasniedzamais rezultāts
curriculum-outcome-new = Jauns sasniedzamais rezultāts
curriculum-list-subject = Mācību priekšmeti
curriculum-list-value = Vērtības
curriculum-list-virtue = Tikumi
curriculum-list-skill = Caurviju prasmes
curriculum-list-technique = Vērtēšanas metodiskie paņēmieni
curriculum-stage-first = 1. posms
curriculum-stage-second = 2. posms
curriculum-stage-third = 3. posms
curriculum-stage-end = Pirmsskolas noslēgums
curriculum-outcome-count = { $n ->
    [zero] { $n } rezultātu
    [one] { $n } rezultāts
   *[other] { $n } rezultāti
}
curriculum-entry-count = { $n ->
    [zero] { $n } ierakstu
    [one] { $n } ieraksts
   *[other] { $n } ieraksti
}
curriculum-unofficial = { $n ->
    [zero] { $n } rezultāti nav oficiālais teksts.
    [one] { $n } rezultāts nav oficiālais teksts.
   *[other] { $n } rezultāti nav oficiālais teksts.
}
curriculum-unofficial-text = Tie ir demonstrācijas vai iestādes pašas formulējumi, nevis MK noteikumu Nr. 716 teksts. Oficiālo sarakstu ielādē metodiķe.
curriculum-is-official = Oficiālais teksts
curriculum-not-official = Nav oficiālais teksts
curriculum-all-areas = Visas mācību jomas
curriculum-all-stages = Visi posmi
curriculum-filter = Atlasīt
curriculum-empty = Šajā sarakstā nekā nav
curriculum-empty-text = Šajā mācību gadā neviens ieraksts nav spēkā.
curriculum-edit = Labot
curriculum-since = spēkā no { $from }
curriculum-from-to = spēkā no { $from } līdz { $to }
curriculum-never = nav spēkā
curriculum-no-end = bez beigu datuma

# Ieraksta lapa
curriculum-area = Mācību joma
curriculum-stage = Posms
curriculum-text = Sasniedzamais rezultāts
curriculum-title-label = Nosaukums
curriculum-paragraph = MK noteikumu punkts
curriculum-paragraph-hint = Piemēram, 10.1.1. vai 1. pielikuma 12.3.
curriculum-official = Tas ir oficiālais teksts
curriculum-official-hint = Atzīmējiet tikai tad, ja teksts burtiski atbilst MK noteikumiem Nr. 716.
curriculum-from-year = No kura mācību gada
curriculum-from-year-hint = Iepriekšējo gadu saraksti un plāni paliek, kādi bija.
curriculum-ends = Spēkā līdz
curriculum-entry-new = Jauns ieraksts
curriculum-retire = Pārtraukt lietot
curriculum-retire-text = No izvēlētā mācību gada ierakstu jaunos plānos vairs nepiedāvā. Plānos, kuros tas jau ir, tas paliek.
curriculum-retire-do = Pārtraukt lietot
curriculum-over = Šis ieraksts vairs nav spēkā, tāpēc to mainīt nevar. Plānos, kuros tas ir, tas paliek.
curriculum-fault-known = Tāds rezultāts šajā mācību jomā un posmā jau ir.
curriculum-fault-paragraph-known = Rezultāts ar šo punktu šajā mācību jomā un posmā jau ir.
curriculum-fault-entry-known = Tāds ieraksts šajā sarakstā jau ir.
curriculum-fault-over = Šajā mācību gadā ieraksts vairs nav spēkā. Izvēlieties agrāku gadu.

# Saraksta ielāde no faila
curriculum-load = Ielādēt rezultātu sarakstu
curriculum-load-short = Ielādēt
curriculum-load-intro = Pirms ierakstīšanas redzēsiet katru rindu.
curriculum-load-about = Ielādējiet MK noteikumu Nr. 716 sasniedzamos rezultātus ar to punktu numuriem vai iestādes pašas sarakstu. Jau izveidotajos plānos paliek tas, uz ko tie atsaucas.
curriculum-load-year-hint = No šī gada 1. septembra saraksts ir spēkā; agrāks datums failā to nemaina.
curriculum-load-current = Lejupielādēt pašreizējo sarakstu
curriculum-file-hint = CSV, JSON, XLSX, XLS vai ODS, līdz 10 MB. Tabulas pirmajā rindā – kolonnu virsraksti.
curriculum-others = Rezultāti, kuru failā nav
curriculum-others-retire = Pārtraukt lietot tajās mācību jomās un posmos, kas failā ir
curriculum-others-keep = Atstāt
curriculum-others-short-retire = pārtraukt lietot
curriculum-others-short-keep = atstāt
curriculum-columns = Kas failā jābūt
curriculum-column-area = Mācību joma
curriculum-column-stage = Posms
curriculum-column-text = Sasniedzamais rezultāts
curriculum-column-paragraph = Punkts
curriculum-column-official = Oficiāls
curriculum-column-from = Spēkā no
curriculum-column-to = Spēkā līdz
curriculum-about-area = Nosaukums vai apzīmējums, piemēram, „Valodu” vai „VAL”. JSON failā: „area_id”.
curriculum-about-stage = „1. posms”, „2. posms”, „3. posms” vai „Pirmsskolas noslēgums”. JSON failā: „stage_id” (posms1, posms2, posms3, noslegums).
curriculum-about-text = Līdz 1000 rakstzīmēm. JSON failā: „text”.
curriculum-about-paragraph = Pēc mācību jomas, posma un punkta atrod to pašu rezultātu, ja mainīts tā teksts. JSON failā: „source_paragraph”. Drīkst nebūt.
curriculum-about-official = „jā” vai „nē”; ja nav norādīts, jauns teksts nav oficiāls. JSON failā: „official”.
curriculum-about-days = Datumi, ja rezultāts nav spēkā visu laiku. JSON failā: „valid_from”, „valid_to”. Drīkst nebūt.
curriculum-preview = Saraksta rindas
curriculum-place = Joma un posms
curriculum-order-only = Mainīsies tikai rezultātu secība.
curriculum-state-wrong = Kļūdainas
curriculum-state-added = Pievienos
curriculum-state-changed = Mainīs
curriculum-state-retired = Pārtrauks lietot
curriculum-state-same = Bez izmaiņām
curriculum-row-wrong = Kļūdaina
curriculum-row-added = Pievienos
curriculum-row-changed = Mainīs
curriculum-row-retired = Pārtrauks lietot
curriculum-row-same = Bez izmaiņām
curriculum-row-over = Beidzies pirms izvēlētā mācību gada.
curriculum-done-added = { $n ->
    [zero] Pievienoti { $n } rezultāti.
    [one] Pievienots { $n } rezultāts.
   *[other] Pievienoti { $n } rezultāti.
}
curriculum-done-changed = { $n ->
    [zero] Mainīti { $n } rezultāti.
    [one] Mainīts { $n } rezultāts.
   *[other] Mainīti { $n } rezultāti.
}
curriculum-done-retired = { $n ->
    [zero] Pārtraukta { $n } rezultātu lietošana.
    [one] Pārtraukta { $n } rezultāta lietošana.
   *[other] Pārtraukta { $n } rezultātu lietošana.
}

# Kas rindā nav kārtībā
curriculum-fault-missing = jāaizpilda
curriculum-fault-area = mācību jomas „{ $what }” nav
curriculum-fault-stage = posma „{ $what }” nav; der „1. posms”, „2. posms”, „3. posms”, „Pirmsskolas noslēgums”
curriculum-fault-long = par garu, atļautas { $what } rakstzīmes
curriculum-fault-garbled = teksta burti ir bojāti; saglabājiet failu UTF-8 kodējumā un augšupielādējiet vēlreiz
curriculum-fault-truth = „{ $what }” nav skaidrs; rakstiet „jā” vai „nē”
curriculum-fault-date = „{ $what }” nav datums; rakstiet dd.mm.gggg.
curriculum-fault-ends-before = beigu datums ir pirms sākuma
curriculum-fault-twice = tas pats teksts vai punkts jau ir { $what }. rindā

# Kāpēc failu nevar nolasīt
curriculum-file-unknown = Tas nav rezultātu saraksts. Der CSV, JSON, XLSX, XLS un ODS.
curriculum-file-encoding = JSON fails nav UTF-8 kodējumā. Saglabājiet to UTF-8 un augšupielādējiet vēlreiz.
curriculum-file-json = JSON fails ir bojāts { $line }. rindā. Izlabojiet to un augšupielādējiet vēlreiz.
curriculum-file-shape = JSON failā jābūt rezultātu sarakstam: [{ "{" }"area_id": …, "stage_id": …, "text": …{ "}" }, …].
curriculum-file-missing = Failā trūkst kolonnas: { $what }.
