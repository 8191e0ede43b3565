fault-not-saved = Nav saglabāts: labojiet norādītās ailes
fault-empty = Aizpildiet šo aili.
fault-long = Teksts ir par garu. Saīsiniet to.
fault-date = Ierakstiet datumu formā dd.mm.gggg., piemēram, 01.09.2026.
fault-choice = Izvēlieties vērtību no saraksta.
date-hint = dd.mm.gggg.
person-given-name = Vārds
person-surname = Uzvārds
one-time-make = Izveidot vienreizēju paroli

staff-new = Jauns darbinieks
staff-person = Darbinieks
staff-roles = Lomas
staff-role = Loma
staff-access = Piekļuve
staff-over = darbs beidzies
staff-no-password = parole nav piešķirta
staff-one-time = vienreizēja parole
staff-password = ir parole
staff-from = no { $day }
staff-to = līdz { $day }
staff-group = Grupa
staff-every-group = Visas grupas
staff-area = Mācību joma
staff-subject = Priekšmets (piemēram, Mūzika)
staff-from-day = No datuma
staff-to-day = Līdz datumam
staff-name-hint = Mazie burti a–z, cipari, punkti un defises; no 3 līdz 60 rakstzīmēm.
staff-name-shape = Lietotāja vārdā lieto mazos burtus a–z, ciparus, punktus un defises; tas nedrīkst būt personas kods.
staff-name-taken = Šāds lietotāja vārds jau ir. Izvēlieties citu.
staff-needs-group = Šai lomai jānorāda grupa.
staff-ends-before = Beigu datums nevar būt pirms sākuma datuma.
staff-last-superuser = Šis ir pēdējais virslietotājs. Vispirms piešķiriet šo lomu kādam citam.
staff-end = Beigt
staff-end-sessions = Beigt sesijas
staff-add-role = Pievienot lomu
staff-substitutions = Aizvietošana
staff-no-substitutions = Šo darbinieku neviens neaizvieto.
staff-add-substitution = Pievienot aizvietošanu
staff-substitute = Kas aizvieto
staff-substitution-incomplete = Norādiet, kas aizvieto, kurā grupā, no kura līdz kuram datumam.
staff-needs-area = Priekšmeta skolotājam jānorāda mācību joma.
staff-area-hint = Tikai priekšmeta skolotājam.
staff-to-hint = dd.mm.gggg.; atstājiet tukšu, ja beigas nav zināmas.
staff-role-already = Šāda loma darbiniekam šajā laikā jau ir.
staff-role-over = Šī loma jau ir beigusies. Ja tā vajadzīga no jauna, pievienojiet to.
staff-substitute-away = Šim darbiniekam šajās dienās nav lomas iestādē. Izvēlieties citu.
staff-absent-elsewhere = Šajās dienās darbinieks nav šīs grupas skolotājs.
staff-substitution-already = Šāda aizvietošana šajās dienās jau ir ievadīta.
staff-count = { $n ->
    [zero] { $n } darbinieku
    [one] { $n } darbinieks
   *[other] { $n } darbinieki
}
staff-waiting = { $n ->
    [zero] { $n } darbiniekiem vēl nav paroles
    [one] { $n } darbiniekam vēl nav paroles
   *[other] { $n } darbiniekiem vēl nav paroles
}

group-new = Jauna grupa
group-form = Grupa
group-none = Vēl nav nevienas grupas
group-none-text = Pievienojiet grupu, lai tajā varētu ievadīt bērnus un darbiniekus.
group-name = Nosaukums
group-number-label = Numurs
group-number-is = Nr. { $n }
group-number = Ierakstiet numuru no 1 līdz 99.
group-number-taken = Šāds numurs jau ir citai grupai.
group-age-label = Vecums, piemēram, 5–6
group-emblem = Emblēma
group-compulsory = Obligātā sagatavošana pamatizglītības ieguvei
group-compulsory-short = obligātā sagatavošana

child-new = Jauns bērns
child-none = Grupā nav neviena bērna
child-none-text = Pievienojiet bērnus, lai varētu atzīmēt kavējumus un pieslēgt vecākus.
child-file = Skolēna personas lieta
child-data = Personas dati
child-code = Personas kods
child-code-hint = Var rakstīt ar defisi vai bez tās; ja koda nav, atstājiet tukšu.
child-code-shape = Pārbaudiet formātu: seši cipari, defise, pieci cipari.
child-code-taken = Iestādē jau ir bērns ar šādu personas kodu.
child-code-warns = Pārbaudiet kodu: kontrolcipars vai datums tajā nav gaidītais.
child-birth = Dzimšanas datums
child-born-later = Dzimšanas datums nevar būt nākotnē.
child-from = Iestājas grupā no
child-parents = Vecāki
child-no-parents = Neviens vecāks vēl nav ievadīts.
child-parent-name = Ierakstiet vecāka vārdu un uzvārdu.
child-parent-limited = piekļuve ierobežota
child-add-parent = Pievienot vecāku
child-connected = { $connected } no { $parents } pieslēgti
child-kind = Kas bērnam ir
child-groups = Grupas
child-move = Pārcelt uz citu grupu vai izrakstīt
child-move-group = Uz grupu
child-move-from = No datuma (izrakstot – pēdējā diena)
child-moves-before = Datumam jābūt pēc pēdējās grupas sākuma.
child-leaves = Izraksta no iestādes
child-left-already = Bērns šajā datumā vairs nav nevienā grupā.
child-regime = Izglītības ieguve
child-attends = Bērns apmeklē iestādi.
child-add-regime = Pievienot izglītību ģimenē vai attālināti
child-coming = Iestāsies vēlāk
child-from-before-birth = Bērns nevar iestāties grupā pirms dzimšanas.
child-moves-same = Bērns jau ir šajā grupā. Izvēlieties citu.
child-regime-overlaps = Šajā laikā jau ir ievadīta cita izglītības ieguve. Vispirms beidziet to.
regime-home = izglītība ģimenē
regime-remote = attālinātas mācības
kind-mother = māte
kind-father = tēvs
kind-guardian = aizbildnis
kind-foster = audžuģimene
kind-other = cita atbildīga persona

settings-times = Ikdienas termiņi
settings-absences = Kavējumi jāievada līdz
settings-diary = Dienas ieraksts jāaizpilda līdz
settings-time = Ierakstiet laiku formā SS:MM, piemēram, 09:00.
settings-days = Iestādes kalendārs
settings-no-days = Iestādei nav savu brīvdienu vai pārceltu darba dienu. Svētku dienas kalendārā ir bez ievadīšanas.
settings-add-day = Pievienot dienu
settings-day = Diena
settings-kind = Veids
settings-reason = Iemesls
settings-off = Brīvdiena
settings-working = Darba diena
settings-transfer = Ieteiktā pārcelšana: { $off } ← { $worked }
settings-transfer-reason = Pārceltā darba diena (MK rīkojums)
settings-time-hint = SS:MM, piemēram, 09:00.
settings-transfer-hint = Pirmā diena ir brīva, otrajā strādā.
settings-day-known = Šī diena kalendārā jau ir. Vispirms noņemiet to.

people-conflict-title = Nekas nav saglabāts: datus tikmēr ir mainījis kāds cits
people-conflict = Zemāk redzamas abas versijas. Jūsu ieraksti ir palikuši veidlapā: pārbaudiet tos un saglabājiet vēlreiz vai atveriet lapu no jauna, lai paturētu jau saglabāto.
people-mine = Jūsu versija
people-theirs = Tikmēr saglabātā versija
