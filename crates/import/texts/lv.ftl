# Datu ielāde no izklājlapas
import-title = Datu ielāde
import-intro = No Excel, LibreOffice vai CSV faila. Pirms ierakstīšanas redzēsiet katru rindu.
import-kind-children = Bērni un vecāki
import-kind-staff = Darbinieki
import-kind-groups = Grupas
import-about-children = Vārds, uzvārds, personas kods, dzimšanas datums, grupa, mātes un tēva vārds, tālrunis un e-pasts, adreses. Viena rinda – viens bērns.
import-about-staff = Vārds, uzvārds, amats, grupa, tālrunis, e-pasts, no kura datuma. Viena rinda – viens amats; ja darbiniekam ir divi amati, ir divas rindas.
import-about-groups = Numurs, nosaukums, vecums, telpa. Viena rinda – viena grupa.
import-file = Fails
import-file-hint = XLSX, XLS, ODS vai CSV, līdz 10 MB. Pirmajā rindā – kolonnu virsraksti.
import-from-file = Fails „{ $what }”
import-look = Apskatīt rindas
import-not-read = Failu nevar nolasīt
import-done = Ierakstīts.
import-done-added = { $n ->
    [zero] Pievienotas { $n } rindas.
    [one] Pievienota { $n } rinda.
   *[other] Pievienotas { $n } rindas.
}
import-done-changed = { $n ->
    [zero] Mainītas { $n } rindas.
    [one] Mainīta { $n } rinda.
   *[other] Mainītas { $n } rindas.
}
import-rows = { $n ->
    [zero] { $n } rindu
    [one] { $n } rinda
   *[other] { $n } rindas
}

# Kolonnas
import-columns = Kolonnas
import-columns-open = Norādiet, kas ir kolonnās
import-columns-change = Mainīt kolonnas
import-columns-on = Tālāk: apskatīt rindas
import-column = Kolonna
import-column-number = { $what }. kolonna
import-column-samples = Piemēri
import-column-is = Kas tajā ir
import-column-nothing = Neielādēt
import-column-twice = „{ $what }” norādīts divām kolonnām; atstājiet vienu.
import-heading-row = Virsrakstu rinda
import-heading-hint = Rindas zem tās tiks ielādētas.
import-heading-none = Virsrakstu nav
import-needs-name = Trūkst vārda un uzvārda kolonnas.
import-needs-birth = Trūkst dzimšanas datuma vai personas koda kolonnas.
import-needs-role = Trūkst amata kolonnas.
import-needs-number = Trūkst grupas numura kolonnas.
import-needs-title = Trūkst grupas nosaukuma kolonnas.

# Rindas
import-line = Rinda
import-who = Kas
import-state = Stāvoklis
import-what = Kas notiks
import-state-wrong = Kļūdainas
import-state-added = Pievienos
import-state-changed = Mainīs
import-state-same = Bez izmaiņām
import-row-wrong = Kļūdaina
import-row-added = Pievienos
import-row-changed = Mainīs
import-row-same = Bez izmaiņām
import-shown = Kuras rindas rādīt
import-all = Visas rindas
import-page-before = Iepriekšējā lapa
import-page-after = Nākamā lapa
import-no-rows = Šādu rindu nav
import-wrong = { $n ->
    [zero] { $n } rindās ir kļūdas.
    [one] { $n } rindā ir kļūda.
   *[other] { $n } rindās ir kļūdas.
}
import-wrong-text = Nekas netiks ierakstīts, kamēr tās nav izlabotas. Izlabojiet failu un augšupielādējiet to vēlreiz.
import-nothing = Visas rindas jau ir ierakstītas tieši tā; mainīt nav ko.
import-ignored = Šīs kolonnas netiek ielādētas: { $what }.
import-overtaken = Kamēr skatījāties, kāds mainīja šos pašus datus. Apskatiet rindas vēlreiz un apstipriniet.
import-write = Ierakstīt
import-take-back = Neierakstīt

import-gender-girl = meitene
import-gender-boy = zēns

# Kas rindā nav kārtībā
import-fault-empty = jāaizpilda
import-fault-long = par garu, atļautas { $what } zīmes
import-fault-date = „{ $what }” nav datums; rakstiet dd.mm.gggg.
import-fault-born-later = dzimšanas datums ir nākotnē
import-fault-ends-before = beigu datums ir pirms sākuma
import-fault-code = „{ $what }” nav personas kods (xxxxxx-xxxxx)
import-fault-code-of-another = šis personas kods jau ir bērnam ar citu vārdu un dzimšanas datumu
import-fault-other-code = cilvēkam ar šo vārdu jau ir cits personas kods; pārbaudiet, kurš ir pareizs
import-fault-several = ir vairāki ar tādu pašu vārdu; norādiet personas kodu
import-fault-twice = tas pats jau ir { $what }. rindā
import-fault-phone = „{ $what }” nav tālruņa numurs; Latvijas numuram ir 8 cipari, ārvalstu – „+” un valsts kods
import-fault-email = „{ $what }” nav e-pasta adrese
import-fault-gender = „{ $what }” nav skaidrs; rakstiet „meitene” vai „zēns”
import-fault-truth = „{ $what }” nav skaidrs; rakstiet „jā” vai „nē”
import-fault-group = grupas „{ $what }” nav; vispirms izveidojiet to
import-fault-group-closed = grupa „{ $what }” ir slēgta
import-fault-no-group = norādiet grupu
import-fault-moves-before = bērns savā grupā ir no { $what }; uz citu var pāriet tikai vēlāk
import-fault-parent-name = ir tālrunis vai e-pasts, bet nav vārda
import-fault-number = „{ $what }” nav grupas numurs no 1 līdz 99
import-fault-role = amats „{ $what }” nav zināms
import-fault-role-group = šim amatam jānorāda grupa
import-fault-role-twice = šis amats jau ir iepriekšējā rindā ar citu beigu datumu
import-fault-area = norādiet mācību jomu
import-fault-superuser = virslietotāja pilnvaras beidziet darbinieka lapā
import-fault-sign-in-name = „{ $what }” neder; vajag 3–60 zīmes: mazie burti a–z, cipari, punkti, domuzīmes
import-fault-name-taken = lietotāja vārds „{ $what }” ir aizņemts
import-fault-no-sign-in-name = nevar izveidot brīvu lietotāja vārdu; ierakstiet to failā

# Kas ir neparasts, bet atļauts
import-note-zero = skaitļa sākumā pielikta pazudusī nulle
import-note-code = kontrolcipars vai gads neatbilst parastajam; pārbaudiet
import-note-same-phone = tas pats tālrunis ({ $what }) diviem vecākiem
import-note-from = bērns grupā ir no { $what }; sākuma datumu ielāde nemaina
import-note-left = bērns no grupas izstājies { $what }; lai atsāktu, norādiet „no”
import-note-sign-in-name = esošu lietotāja vārdu ielāde nemaina
import-note-own = darbinieks to ir apstiprinājis pats; ielāde to nemaina

# Kāpēc failu nevar nolasīt
import-file-empty = Fails ir tukšs. Izvēlieties failu, kurā ir rindas.
import-file-large = Fails ir lielāks par 10 MB. Sadaliet to vairākos.
import-file-picture = Tas ir attēls, nevis izklājlapa, lai kā tas būtu nosaukts.
import-file-pdf = Tas ir PDF. Saglabājiet sarakstu kā XLSX vai CSV.
import-file-document = Tas ir teksta dokuments. Pārkopējiet tabulu izklājlapā un saglabājiet kā XLSX.
import-file-web = Tā ir tīmekļa lapa (dažas sistēmas tādu nosauc par „.xls”). Atveriet to programmā Excel un saglabājiet kā XLSX.
import-file-workbook = Šis Excel formāts netiek lasīts. Atveriet to un saglabājiet kā XLSX.
import-file-unknown = Tā nav izklājlapa. Der XLSX, XLS, ODS un CSV.
import-file-encrypted = Fails ir aizsargāts ar paroli. Noņemiet paroli un augšupielādējiet vēlreiz.
import-file-broken = Fails ir bojāts. Atveriet to, saglabājiet no jauna un augšupielādējiet vēlreiz.
import-file-bomb = Fails atspiežas neparasti liels un netiek lasīts.
import-file-rows = Failā ir vairāk nekā { $most } rindu. Sadaliet to vairākos.
import-file-columns = { $row }. rindā ir vairāk nekā { $most } kolonnu.
import-file-cell = { $row }. rindas { $column }. kolonnā ir pārāk garš teksts.
import-file-text = Failā ir pārāk daudz teksta. Sadaliet to vairākos.

# Lauki
import-field-name = Vārds uzvārds
import-field-name-reversed = Uzvārds vārds
import-field-given-name = Vārds
import-field-surname = Uzvārds
import-field-code = Personas kods
import-field-document = Dokumenta numurs
import-field-country = Dokumenta valsts
import-field-birth = Dzimšanas datums
import-field-gender = Dzimums
import-field-nationality = Tautība
import-field-language = Dzimtā valoda
import-field-photo-ban = Aizliegums bērna fotografēšanai
import-field-group = Grupa
import-field-group-number = Grupas numurs
import-field-from = No
import-field-to = Līdz
import-field-declared = Deklarētā adrese
import-field-actual = Faktiskā adrese
import-field-mother-name = Mātes vārds uzvārds
import-field-mother-given = Mātes vārds
import-field-mother-surname = Mātes uzvārds
import-field-mother-phone = Mātes tālrunis
import-field-mother-email = Mātes e-pasts
import-field-father-name = Tēva vārds uzvārds
import-field-father-given = Tēva vārds
import-field-father-surname = Tēva uzvārds
import-field-father-phone = Tēva tālrunis
import-field-father-email = Tēva e-pasts
import-field-guardian-name = Aizbildņa vārds uzvārds
import-field-guardian-given = Aizbildņa vārds
import-field-guardian-surname = Aizbildņa uzvārds
import-field-guardian-phone = Aizbildņa tālrunis
import-field-guardian-email = Aizbildņa e-pasts
import-field-sign-in-name = Lietotāja vārds
import-field-phone = Tālrunis
import-field-email = E-pasts
import-field-role = Amats
import-field-area = Mācību joma
import-field-subject = Priekšmets
import-field-number = Grupas numurs
import-field-title = Nosaukums
import-field-age = Vecums
import-field-room = Telpa
import-field-compulsory = Obligātā sagatavošana
