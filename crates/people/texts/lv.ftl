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
fault-phone = Ierakstiet tālruņa numuru, piemēram, 2X XXX XXX vai +371 2X XXX XXX.
fault-email = Ierakstiet e-pasta adresi, piemēram, vards@piemers.lv.
person-phone = Tālruņa numurs
person-email = E-pasts
phone-hint = Latvijas numurs bez koda vai numurs ar valsts kodu.

child-contacts = Kontaktpersonas un piekļuve
child-about-parents = Informācija par vecākiem
child-about-parents-hint = Paroli nosūta pēc iesnieguma (1. pielikums) nedēļas laikā; poga ir zemāk pie kontaktpersonas.
child-father = Tētis
child-mother = Mamma
child-other = Cita atbildīga persona
child-other-hint = Vārdu, uzvārdu un tālruņa numuru raksta tikai šajā ailē.
father-given = Tētis: vārds
father-surname = Tētis: uzvārds
father-phone = Tētis: tālruņa numurs
mother-given = Mamma: vārds
mother-surname = Mamma: uzvārds
mother-phone = Mamma: tālruņa numurs
child-gender = Dzimums
gender-girl = Meitene
gender-boy = Zēns
child-notes = Piezīmes
child-notes-hint = Bērna tautība.
child-language = Valoda, kurā runā ģimenē
child-photo-ban = Aizliegums bērna fotografēšanai
child-photo-ban-hint = Atzīmē, ja vecāki nevēlas, ka bērnu fotografē. Redz tikai darbinieki.
child-no-code = Bērnam nav Latvijas personas koda
child-document = Dokumenta numurs
child-country = Dokumenta izdevējvalsts
child-address = Informācija par dzīvesvietu
child-declared = Deklarētā dzīvesvieta
child-actual = Faktiskā dzīvesvieta
address-line = Iela, māja, dzīvoklis
address-place = Pilsēta vai pagasts un novads
address-postcode = Pasta indekss
address-earlier = Iepriekšējās adreses
address-declared = deklarētā
address-actual = faktiskā
child-password = Parole
child-photos = Atļaujas fotografēt
photos-hint = Vecāku atbilde katram nolūkam. Atteikums neliedz bērnam piedalīties.
photos-banned = Bērnu fotografēt aizliegts; aizliegums ir spēkā visiem nolūkiem.
photos-save = Saglabāt atļaujas
photo-internal = Iestādes iekšējai lietošanai
photo-album = Grupas albumam
photo-website = Iestādes mājaslapai
photo-social = Sociālajiem tīkliem
photo-press = Presei
photo-yes = Atļauj
photo-no = Neatļauj
child-guest-from = Norādiet, no kuras iestādes bērns ir viesos.
regime-guest = pagaidu viesis no citas iestādes
regime-note = Piezīme (viesim – no kuras iestādes)

file-complete = Lieta aizpildīta
file-progress = Aizpildīts { $done } no { $of }
file-missing = Vēl trūkst:
file-who-sees = Redz tikai grupas skolotāji, lietvede un vadība.
file-rest-saved = Pārējais ir saglabāts. Labojiet norādītās ailes un saglabājiet vēlreiz.
file-saved-by = Pēdējo reizi saglabāja { $who }
file-history = Izmaiņu vēsture
history-none = Lietā vēl nekas nav mainīts
history-field = Aile
history-old = Bija
history-new = Kļuva
history-entered = ievadīts
history-changed = mainīta lieta
history-health = veselības piezīmes
history-connected = nosūtīta parole
history-request = iesniegums
missing-code = personas kods vai dokuments
missing-parent = vecāks vai likumiskais pārstāvis
missing-phone = vecāka tālruņa numurs
missing-photos = atbilde par fotografēšanu

child-health = Veselība
health-notes = Kas jāņem vērā
health-none = Nav nevienas piezīmes.
health-add = Pievienot piezīmi
health-kind = Veids
health-note = Piezīme
health-note-hint = Tikai tas, kas jāzina ikdienā; diagnozi neraksta.
health-what-to-do = Kā rīkoties
health-allergy = Alerģija
health-diet = Ēdināšana
health-medical = Veselības stāvoklis
health-other = Cits
health-over = Vairs nav spēkā

contact = Kontaktpersona
contact-new = Jauna kontaktpersona
contact-note = Piezīme
contact-note-hint = Piemēram, vecmamma, kaimiņiene.
contact-until = Līdz datumam
contact-rights = Tiesības
contact-may-see = Redz bērna datus žurnālā
contact-may-see-hint = Pēc pieslēgšanas: bērna diena, kavējumi, sasniegumi.
contact-may-act = Piesaka kavējumus un atbild
contact-may-act-hint = Bez šīs atzīmes persona tikai lasa.
contact-may-collect = Drīkst izņemt bērnu no iestādes
contact-gets-notices = Saņem iestādes ziņas
contact-gets-notices-hint = Par kavējumiem, pasākumiem un citu.
contact-instead = Informē vecāku vietā
contact-instead-hint = Piemēram, audžuģimeni vai aizbildni.
contact-no-contact = Nedrīkst sazināties (tiesas ierobežojums)
contact-no-contact-hint = Persona neko neredz, neko nesaņem un bērnu neizņem.
contact-limit-leaves-none = Ar tiesas ierobežojumu nevar būt citu tiesību. Noņemiet pārējās atzīmes.
contact-sees = redz un piesaka
contact-reads = tikai lasa
contact-collects = drīkst izņemt
contact-told = saņem ziņas
contact-no-contact-short = nedrīkst sazināties
contact-instead-short = informē vecāku vietā
contact-emptied = Lai kontaktpersonu noņemtu, atveriet to zemāk sarakstā.
contact-no-account = nav piešķirta
contact-no-password = nav piešķirta
contact-one-time = vienreizēja, vēl nav nomainīta
contact-one-time-over = vienreizējās paroles termiņš beidzies
contact-signs-in = piešķirta
contact-shared-phone = Divām kontaktpersonām ir viens un tas pats tālruņa numurs.
contact-split = Vai sadalīt pa ailēm?
contact-split-yes = Sadalīt
contact-first = Zvanīt pirmajam
contact-remove = Noņemt
contact-remove-text = Persona vairs neredzēs neko par šo bērnu, sākot ar nākamo darbību. Tās iepriekšējie ieraksti paliek.
contact-has-seen = Ko šī persona ir redzējusi par bērnu
contact-seen-nothing = Neko.
connect-send = Izveidot un nosūtīt uz telefonu
connect-again = Izveidot un nosūtīt no jauna
connect-letter = Izdrukāt vēstuli

staff-identity = Personas dati un saziņa
staff-code-hint = Nav obligāts; redz tikai virslietotājs un vadība.
staff-code-taken = Šāds personas kods jau ir citam darbiniekam.
staff-phone-hint = Uz šo numuru nosūta vienreizējo paroli.
staff-employment = Darba attiecības
staff-works = Strādā
staff-last-sign-in = Pēdējo reizi pieslēdzies
staff-undertaking = Konfidencialitātes apņemšanās
staff-undertook = apliecināta { $day }
staff-undertook-not = vēl nav apliecināta
staff-undertaking-text = Apliecinātais teksts
staff-end-employment = Beigt darba attiecības
staff-end-employment-hint = Visas lomas un aizvietošanas beidzas šajā dienā, un ar to beidzas piekļuve. Viss, ko darbinieks ir ierakstījis, paliek ar viņa vārdu.
staff-last-day = Pēdējā darba diena
group-room = Telpa

rollover-title = Pāreja uz jauno mācību gadu
rollover-year = { $from }./{ $to }. mācību gads
rollover-intro = Parasti bērni paliek savā grupā, un tās vecums pieaug par gadu; bērni, kuriem apritēs septiņi gadi, beidz iestādi { $day } Pārskatiet katru grupu un mainiet to, kas ir citādi. Pirms pārejas redzēsiet kopsavilkumu.
rollover-late = Jaunais mācību gads jau ir sācies. Atzīmes, kas kopš 1. septembra ir ievadītas, paliek grupā, kurā tās izdarītas.
rollover-done = Pāreja ir veikta: { $year }
rollover-made = { $day } · { $who }
rollover-undo = Atcelt pāreju
rollover-undo-text = Pāreju var atcelt, kamēr jaunajā mācību gadā nav pirmā ieraksta. Grupas, bērni un lomas būs tādi, kādi bija.
rollover-undone = Pāreja uz jauno mācību gadu ir atcelta
rollover-not-done = Pāreja nav veikta
rollover-not-undone = Pāreja nav atcelta
rollover-overtaken = Grupas, bērni vai darbinieki tikmēr ir mainīti. Jūsu izvēles ir palikušas: pārskatiet tās un turpiniet.
rollover-look-again = Turpināt vēl nevar: labojiet norādīto
rollover-undo-over = Šo pāreju vairs nevar atcelt: tā jau ir atcelta vai pēc tās ir veikta nākamā.
rollover-undo-entries = Pāreju vairs nevar atcelt: jaunajā mācību gadā jau ir ieraksti.
rollover-undo-children = Pāreju vairs nevar atcelt: kāda bērna grupa pēc tās ir mainīta.
rollover-undo-groups = Pāreju vairs nevar atcelt: kāda grupa pēc tās ir mainīta.
rollover-undo-new = Pāreju vairs nevar atcelt: jaunā grupa jau tiek lietota.
rollover-undo-staff = Pāreju vairs nevar atcelt: kāda darbinieka loma pēc tās ir mainīta.
rollover-fate = Grupa
rollover-fate-on = Turpina ar saviem bērniem
rollover-fate-wait = Turpina, gaida jaunus bērnus
rollover-fate-close = Slēdz { $day }
rollover-age = Vecums jaunajā gadā
rollover-age-hint = Tagad { $old }; par gadu vecāki – { $new }.
rollover-age-now = Tagad { $old }.
rollover-child = Bērns
rollover-way = Jaunajā gadā
rollover-sum-wait = gaida jaunus bērnus
rollover-all = Visi grupas bērni
rollover-stay = Paliek šajā grupā
rollover-leave = Beidz iestādi { $day }
rollover-to = Pāriet uz „{ $name }”
rollover-as-group = Tāpat kā visa grupa
rollover-exceptions = Bērni, kuriem ir citādi
rollover-turns = { $n ->
    [zero] kļūst { $n } gadu vecs
    [one] kļūst { $n } gadu vecs
   *[other] kļūst { $n } gadus vecs
}
rollover-staff = Ja grupu slēdz, { $day } beidzas: { $who }.
rollover-substitution = aizvietošana
rollover-new-groups = Jaunas grupas
rollover-new-groups-text = Atstājiet tukšu, ja jaunu grupu nav. Numuru, kas bijis slēgtai grupai, jaunai grupai nedod.
rollover-new-slot = Jaunā grupa Nr. { $n } sarakstā
rollover-new-named = { $name } (jaunā)
rollover-more = Vēl viena grupa
rollover-sums = Turpināt
rollover-sums-title = Pārejas kopsavilkums
rollover-quoted = „{ $name }”
rollover-sum-stay = { $n ->
    [zero] paliek { $n } bērnu
    [one] paliek { $n } bērns
   *[other] paliek { $n } bērni
}
rollover-sum-compulsory = sākas obligātā sagatavošana
rollover-sum-not-compulsory = obligātās sagatavošanas vairs nav
rollover-sum-new = { $n ->
    [zero] { $n } jaunu grupu
    [one] { $n } jauna grupa
   *[other] { $n } jaunas grupas
}
rollover-sum-move = { $n ->
    [zero] { $n } bērnu pāriet uz
    [one] { $n } bērns pāriet uz
   *[other] { $n } bērni pāriet uz
}
rollover-sum-leave = { $n ->
    [zero] { $n } bērnu beidz iestādi
    [one] { $n } bērns beidz iestādi
   *[other] { $n } bērni beidz iestādi
}
rollover-sum-close = Grupu { $name } slēdz { $day }
rollover-sum-role = { $n ->
    [zero] { $n } lomu beidzas
    [one] { $n } loma beidzas
   *[other] { $n } lomas beidzas
}
rollover-at-once = Grupu vecums un atzīme par obligāto sagatavošanu mainās uzreiz, bet bērni pāriet 1. septembrī. Nekas netiek dzēsts; pāreju var atcelt līdz pirmajam ierakstam jaunajā mācību gadā.
rollover-do = Veikt pāreju
rollover-back = Mainīt izvēles
rollover-number-taken = Šāds numurs jau ir citai grupai, varbūt slēgtai. Izvēlieties citu.
rollover-all-close = Visas grupas tiek slēgtas. Vismaz vienai jāturpina vai jābūt jaunai grupai.
rollover-close-coming = Grupā jaunajā gadā jau ir paredzēti bērni. Vispirms pārceliet tos citur.
rollover-close-staff = Grupā jaunajā gadā jau ir paredzēti darbinieki. Vispirms mainiet viņu lomas.
rollover-nobody = Grupā neviens nepaliek. Slēdziet to vai izvēlieties, ka tā gaida jaunus bērnus.
rollover-own-closes = Grupu slēdz, tāpēc bērni tajā nevar palikt. Izvēlieties, kurp viņi pāriet.
rollover-target-closes = Grupu, uz kuru pāriet, slēdz. Izvēlieties citu.
rollover-target-missing = Jaunā grupa, uz kuru pāriet, vēl nav aizpildīta.
rollover-leaves-later = Bērnam jaunajā gadā jau ir paredzēta grupa, tāpēc iestādi viņš nebeidz.
child-group-closes = Šo grupu slēdz. Ievadiet bērnu citā grupā.

who-title = Kas redz bērna lietu
who-staff = Darbinieki
who-families = Ģimene
who-nobody = Neviens no ģimenes nepieslēdzas.
who-because = Redz, jo:
who-changes = drīkst labot
who-reads = tikai lasa
who-never = nekad nav pieslēdzies
who-last = pēdējo reizi pieslēdzies { $day }
who-anywhere = { $role } visā iestādē kopš { $day }
who-in-group = { $role } grupā „{ $group }” kopš { $day }
who-instead = aizvieto: { $name }, grupa „{ $group }”, līdz { $day }
who-family = { $kind } kopš { $day }
who-invited = uzaicināja { $name }

search-title = Meklēt bērnu
search-hint = Vārds vai uzvārds (arī bez garumzīmēm), tālruņa numura daļa vai personas koda pēdējie pieci cipari.
search-do = Meklēt
search-found = { $n ->
    [zero] Atrasti { $n } bērnu
    [one] Atrasts { $n } bērns
   *[other] Atrasti { $n } bērni
}
search-more = Rādīti pirmie. Precizējiet meklēto.

settings-families = Ģimeņu dati un iesniegumi
settings-controller = Datu pārzinis
settings-controller-hint = Piemēram, pašvaldība.
settings-processor = Datu apstrādātājs
settings-processor-hint = Stāv iesnieguma piekrišanas tekstā; ja tukšs, datus apstrādā iestāde.
settings-requests-open = Vecāki iesniegumu var aizpildīt iestādes publiskajā lapā
settings-more = Citi iestatījumi
settings-sms = Īsziņu vārteja
settings-messages = Nosūtītās ziņas
settings-security = Pieslēgšanās drošība
settings-import = Importēt no tabulas
staff-factors = Divpakāpju pieslēgšanās
