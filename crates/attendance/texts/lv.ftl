attendance-view = Skats
attendance-day = Diena
attendance-month = Mēnesis
attendance-report = Atskaite
attendance-nothing-due = Šajā dienā nekas nav jāaizpilda.
attendance-rest-present = Pārējie ir klāt
attendance-tally = Kopsavilkums
attendance-left = { $n ->
    [zero] nav atzīmēti { $n } bērnu
    [one] nav atzīmēts { $n } bērns
   *[other] nav atzīmēti { $n } bērni
}
attendance-due = Līdz { $time } – vēl { $span }; { $left }
attendance-late = Termiņš { $time } nokavēts par { $span }; { $left }. Ierakstīt vēl var.
attendance-done = Aizpildīts { $time }
attendance-done-late = Aizpildīts { $time }, { $span } pēc termiņa
attendance-not-saved = Nav saglabāts – pārbaudiet savienojumu un nospiediet vēlreiz
attendance-retrying = Vēl nav saglabāts: nav savienojuma. Mēģinām vēlreiz paši – neaizveriet šo lapu.
attendance-conflict-title = Nekas nav saglabāts: citi tikmēr mainījuši tos pašus bērnus
attendance-conflict = Citi tikmēr mainījuši to pašu bērnu. Pie bērna redzamas abas vērtības; izvēlieties pareizo un saglabājiet vēlreiz.
attendance-other-version = Saglabāts: { $what } ({ $who })
attendance-no-children = Grupā nav neviena bērna
attendance-no-children-text = Kavējumus varēs atzīmēt, kad grupas bērni būs ievadīti.
attendance-grid = Kavējumi, { $month }
attendance-caption = Kavējumi grupā „{ $group }”, { $month }. Tukša aile – bērns ir klāt vai nav atzīmēts.
attendance-pick = Izvēlēties zīmi
attendance-day-off = Šajā dienā iestāde nestrādā, tāpēc nekas nav jāatzīmē.
attendance-not-yet = Klātbūtni nevar atzīmēt, pirms diena ir pienākusi. Iepriekš var ierakstīt tikai zināmu prombūtni.
attendance-note-long = Piezīme ir garāka par 500 rakstzīmēm. Saīsiniet to.
saved = Saglabāts
children = Bērni
child = Bērns
remarks = Piezīmes
doctor-note = Ir ārsta zīme
total = Kopā
tally-present = klāt
tally-present-capital = Klāt
tally-home = ģimenē
tally-left = atlikuši
marks-meaning = Ko nozīmē apzīmējumi?
mark-sick-text = slimības dēļ (ja ir ārsta zīme)
mark-excused-text = cits attaisnots iemesls: atvaļinājums, ģimenes apstākļi, slikta pašsajūta
mark-unexcused-text = neattaisnots kavējums: vecāks nav paziņojis
mark-home-text = izglītība ģimenē vai attālinātas mācības: aile paliek tukša, ieraksts „Piezīmes”
mark-sick-short = slimības dēļ
mark-excused-short = cits attaisnots iemesls
mark-unexcused-short = neattaisnots
mark-home-short = tukšs ar stūrīti – izglītība ģimenē
keys-move = pārvietoties
keys-choose = izvēlēties
topics-title = Drošības noteikumi un audzināšanas temati
topics-none = Šajā dienā vēl nav ierakstīts neviens temats.
topics-add = Pievienot tematu
topics-pending = Vēl jāpārrunā ar bērniem, kuri nebija klāt
topic-label = Temats
topic-safety = Drošības noteikumi
topic-upbringing = Audzināšanas temats
topic-told-now = Pārrunāts
topic-already-told = Šis temats šajā dienā jau ir ierakstīts.
topic-note-long = Piezīme ir garāka par 1000 rakstzīmēm. Saīsiniet to.
topic-not-yet = Tematu var ierakstīt, kad diena ir pienākusi.
moment-label = Dienas moments
moment-morning_circle = Rīta aplis
moment-walk = Pastaiga
moment-activity = Rotaļnodarbība
moment-other = Cits dienas moments

# Tematu saraksti
topics-school-year = { $year }. mācību gads
topics-previous = Iepriekšējais mācību gads
topics-next = Nākamais mācību gads
topics-about = Ko skolotāja izvēlas, atzīmējot dienā pārrunāto
topics-list-safety = Drošības noteikumi
topics-list-upbringing = Audzināšanas temati
topics-new-safety = Jauns drošības temats
topics-new-upbringing = Jauns audzināšanas temats
topics-kind = Saraksts
topics-topic = Temats
topics-topic-hint = Ja temats grupās jau pārrunāts, ierakstos paliek iepriekšējais nosaukums.
topics-virtue = Tikums
topics-months = Mēneši
topics-months-hint = Izvēlētajos mēnešos tematu piedāvā pirmo.
topics-year = No kura mācību gada
topics-year-hint = Iepriekšējo gadu saraksti paliek, kādi bija. Šajā mācību gadā pārrunāta temata jaunais nosaukums ir spēkā no šodienas; mēneši mainās uzreiz.
topics-year-over = Šajā mācību gadā tematu vairs nepiedāvā.
topics-virtue-told = Temats grupās jau pārrunāts ar citu tikumu. Dodiet tematam arī citu nosaukumu.
topics-from = piedāvā no { $day }
topics-until = piedāvā līdz { $day }
topics-edit = Labot
topics-empty = Sarakstā nav neviena temata.
topics-known = Tāds temats šajā sarakstā jau ir.
topics-retire = Pārtraukt lietot
topics-retire-text = No izvēlētā mācību gada, šajā gadā no šodienas, tematu vairs nepiedāvā; grupu ierakstos tas paliek.
topics-retired = Netiek lietots no
topics-restore = Lietot atkal
topics-over = { $n ->
    [zero] Vairs nelieto { $n } tematu
    [one] Vairs nelieto { $n } tematu
   *[other] Vairs nelieto { $n } tematus
}
topics-over-since = no { $day }
