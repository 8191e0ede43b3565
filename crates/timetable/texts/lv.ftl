# Rotaļnodarbību saraksts
timetable-day-1 = Pirmdiena
timetable-day-2 = Otrdiena
timetable-day-3 = Trešdiena
timetable-day-4 = Ceturtdiena
timetable-day-5 = Piektdiena
timetable-day-empty = Nav rotaļnodarbību.
timetable-version = { $n }. versija
timetable-versions = Versijas
timetable-from = no { $day }
timetable-in-force = Spēkā
timetable-coming = Stājas spēkā { $day }
timetable-draft = Melnraksts
timetable-submitted = Iesniegts apstiprināšanai
timetable-state-draft = melnraksts
timetable-state-submitted = iesniegts apstiprināšanai
timetable-state-approved = apstiprināts
timetable-approved = apstiprināja { $who } { $time }
timetable-saved = saglabāja { $who } { $time }
timetable-none = Sarakstam vēl nav nevienas versijas
timetable-none-text = Grupas skolotāja sagatavo melnrakstu un iesniedz to apstiprināšanai vadītājai.
timetable-new = Jauna versija
timetable-waits = Saraksts gaida apstiprināšanu
timetable-approve = Apstiprināt
timetable-return = Atdot labošanai
timetable-remark = Piezīme skolotājām
timetable-remark-hint = Obligāta, ja sarakstu atdod labošanai: uzrakstiet, kas jāmaina.
timetable-remark-none = Uzrakstiet, kas sarakstā jāmaina, un atdodiet to vēlreiz.
timetable-remark-long = Piezīme ir garāka par 2000 rakstzīmēm. Saīsiniet to.
timetable-not-decided = Lēmums nav saglabāts
timetable-changed = Saraksts tikmēr ir mainīts. Atveriet to no jauna un pārbaudiet.
timetable-draft-title = Rotaļnodarbību saraksta melnraksts
timetable-submitted-text = Ja to mainīsiet, tas būs jāiesniedz vēlreiz.
timetable-not-saved = Saraksts nav saglabāts
timetable-conflict-title = Nekas nav saglabāts: sarakstu tikmēr ir mainījis kāds cits
timetable-conflict = Zemāk redzamas abas versijas. Jūsu ieraksti ir palikuši veidlapā: papildiniet tos un saglabājiet vēlreiz vai paturiet jau saglabāto.
timetable-theirs = Saglabātā versija
timetable-mine = Jūsu versija
timetable-take-theirs = Paturēt saglabāto
timetable-from-label = Stājas spēkā
timetable-from-hint = Diena, no kuras saraksts ir spēkā, piemēram, 07.09.2026.
timetable-row = { $day }, { $n }. rinda
timetable-starts = Sākums
timetable-ends = Beigas
timetable-teacher = Priekšmets un skolotājs
timetable-own = Grupas skolotājas kopā
timetable-own-teachers = Grupas skolotājas
timetable-subjects = Priekšmetu skolotāji
timetable-teacher-gone = vairs nav pieejams
timetable-rows-hint = Katrai nodarbībai norādiet sākumu un beigas, un mācību jomu vai priekšmetu ar skolotāju. Ja izvēlaties priekšmetu, tā joma nav jānorāda.
timetable-area = Mācību joma
timetable-title = Nosaukums
timetable-more-rows = Pievienot nodarbību
timetable-spare = Tukšās rindas netiek saglabātas. Ja rindu pietrūkst, saglabājiet, un parādīsies jaunas.
timetable-submit = Saglabāt un iesniegt
timetable-no-date = Ierakstiet datumu formātā dd.mm.gggg.
timetable-no-time = Ierakstiet sākuma laiku formātā SS:MM, piemēram, 09:15.
timetable-no-end = Ierakstiet beigu laiku formātā SS:MM, piemēram, 09:40.
timetable-ends-before = Nodarbība beidzas, pirms tā sākusies. Mainiet beigu laiku.
timetable-overlap = Pārklājas ar šīs dienas nodarbību { $times }. Mainiet laiku.
timetable-no-area = Izvēlieties mācību jomu vai priekšmetu.
timetable-no-teacher = Šis skolotājs no norādītās dienas grupā nemāca. Izvēlieties citu.
timetable-title-long = Nosaukums ir garāks par 200 rakstzīmēm. Saīsiniet to.
timetable-empty = Sarakstā nav nevienas rotaļnodarbības. Ierakstiet vismaz vienu, pirms to iesniedzat.

# Viens skolotājs divās grupās
timetable-clashes = Skolotājs vienlaikus būtu divās grupās
timetable-clash = { $day } { $times }: { $who } tajā pašā laikā ir grupā „{ $group }” { $there } ({ $state }).
timetable-clash-fault = { $day } { $times }: { $who } tajā pašā laikā ir grupā „{ $group }” { $there } ({ $state }). Mainiet laiku vai atzīmējiet „kopīga nodarbība”.
timetable-joint = kopīga nodarbība
timetable-clash-free = iesniegšanu nekavē
timetable-joint-label = Kopīga nodarbība: abas grupas kopā
timetable-twice = vienlaikus divās grupās

# Versijas
timetable-steps = Saskaņošanas gaita
timetable-step-submitted = Iesniedza { $who } { $time }
timetable-step-returned = Atdeva labošanai { $who } { $time }
timetable-step-approved = Apstiprināja { $who } { $time }
timetable-older = Vecāka versija
timetable-newer = Jaunāka versija
timetable-compare = Salīdzināt
timetable-compare-title = Versiju salīdzinājums
timetable-compare-with = Salīdzināt ar { $n }. versiju
timetable-compare-left = Vecākā versija
timetable-compare-right = Jaunākā versija
timetable-one-version = Nav ko salīdzināt
timetable-one-version-text = Salīdzināt var, kad sarakstam ir vismaz divas versijas.
timetable-weekday = Diena
timetable-change = Kas mainīts
timetable-changed-lesson = mainīta
timetable-gone-lesson = noņemta
timetable-new-lesson = pievienota
timetable-same-lesson = bez izmaiņām
timetable-changes = { $n ->
    [zero] Atšķiras { $n } nodarbību.
    [one] Atšķiras { $n } nodarbība.
   *[other] Atšķiras { $n } nodarbības.
}

# Manas nodarbības
timetable-this-week = Šī nedēļa
timetable-mine-coming = Vēl neapstiprināti saraksti ar Jūsu nodarbībām
timetable-lessons-count = { $n ->
    [zero] { $n } nodarbību
    [one] { $n } nodarbība
   *[other] { $n } nodarbības
}
timetable-print-summary = Nedēļas rotaļnodarbības pa dienām
