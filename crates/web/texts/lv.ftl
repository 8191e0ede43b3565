# Rāmis
skip-to-content = Pāriet uz saturu
side-panel = Sānu josla
sections = Sadaļas
main-sections = Galvenās sadaļas
change-group = Mainīt grupu
group-age = { $age } gadi
sign-out = Iziet
tablet-finish = Pabeigt
product-line = Elektroniskais žurnāls pirmsskolai
breadcrumbs = Atrašanās vieta
more-actions = Citas darbības

nav-home = Galvenā lapa
nav-attendance = Grupas žurnāls
nav-diary = Dienasgrāmata
nav-diary-summer = Žurnāls: nedēļa
nav-journal = Žurnāls
nav-planning = Plānošana
nav-timetable = Rotaļnodarbību saraksts
nav-month-plan = Mēneša plāns
nav-week-plan = Nedēļas plāns
nav-own-lessons = Manas nodarbības
nav-coverage = Aptvērums
nav-plan-search = Meklēt plānos
plan-tabs = Plānošanas daļas
nav-year-plan = Gada plāns
nav-curriculum = Klasifikatori
nav-children = Bērni
nav-applications = Iesniegumi
nav-reports = Apmeklējuma atskaite
nav-supervision = Pārraudzība
nav-staff = Personāls un piekļuve
nav-groups = Grupas
nav-settings = Iestatījumi
nav-family = Šodien
nav-profile = Mans profils
nav-more = Vairāk

# Vispārīgi vārdi
save = Saglabāt
saved-at = Saglabāts { $time }
saving = Saglabā…
cancel = Atcelt
add = Pievienot
remove = Noņemt
edit = Labot/papildināt
print = Drukāt
print-made = Sagatavots { $day }
print-pdf = PDF drukai
back-to-work = Uz darbu
back = Atpakaļ
today = Šodien
previous-day = Iepriekšējā diena
next-day = Nākamā diena
previous-week = Iepriekšējā nedēļa
next-week = Nākamā nedēļa
previous-month = Iepriekšējais mēnesis
next-month = Nākamais mēnesis
optional = (ja nepieciešams)
yes = Jā
no = Nē
week-number = { $n }. nedēļa
span-days = { $n ->
    [zero] { $n } dienu
    [one] { $n } diena
   *[other] { $n } dienas
}
# "nokavēts par …"
span-days-acc = { $n ->
    [zero] { $n } dienām
    [one] { $n } dienu
   *[other] { $n } dienām
}
children-count = { $n ->
    [zero] { $n } bērnu
    [one] { $n } bērns
   *[other] { $n } bērni
}
working-days-count = { $n ->
    [zero] { $n } darba dienu
    [one] { $n } darba diena
   *[other] { $n } darba dienas
}

# Pieslēgšanās
sign-in = Pieslēgties
sign-in-name = Lietotāja vārds
sign-in-hint-parents = Vecākiem: bērna personas kods (xxxxxx-xxxxx).
sign-in-hint-staff = Darbiniekiem: piešķirtais lietotāja vārds.
password = Parole
language = Valoda
show = Rādīt
hide = Paslēpt
sign-in-trouble = Neizdodas pieslēgties?
sign-in-trouble-parents = Vecākiem:
sign-in-trouble-parents-text = lūdziet grupas skolotāju piešķirt jaunu paroli. Paroli saņem pēc iesnieguma iesniegšanas iestādē.
sign-in-trouble-staff = Darbiniekiem:
sign-in-trouble-staff-text = paroli nomaina E-klases virslietotājs. Ja domājat, ka parole kļuvusi zināma citam, ziņojiet nekavējoties.
sign-in-foot = Paroli nenododiet citām personām. Grupas datorā darba beigās spiediet „Iziet”.
sign-in-session-over = Sesija ir beigusies. Pieslēdzieties, un ierakstītais tiks piedāvāts saglabāšanai.
sign-in-session-ended = Sesija ir beigusies. Pieslēdzieties no jauna.
session-end-title = Sesija drīz beigsies
session-end-text = Plkst. { $time } sesija beigsies. Ja vēl strādājat, nospiediet „Palikt”. Ierakstītais nepazudīs: pēc pieslēgšanās varēsiet to saglabāt.
session-end-longest = Sesiju vairs nevar pagarināt: tā beigsies plkst. { $time }. Saglabājiet iesākto un pieslēdzieties no jauna.
session-end-failed = Sesiju neizdevās pagarināt: nav savienojuma. Mēģiniet vēlreiz.
session-stay = Palikt
offline-title = Nav savienojuma
offline-text = Šī lapa bez interneta nav pieejama. Nedēļas, ko šajā ierīcē esat atvēruši šīs sesijas laikā, var lasīt arī bezsaistē.
offline-weeks = Saglabātās nedēļas
offline-saved = Bezsaiste: saglabāts { $day } plkst. { $time }
sign-in-by-pin = Atvērt grupas planšeti ar PIN
sign-in-sso = Pieslēgties: { $provider }

# Kļūdas
error-sign-in = Pieslēdzieties
error-sign-in-text = Lai turpinātu, pieslēdzieties.
error-not-found = Šādas lapas nav
error-not-found-text = Adrese nav pareiza, vai ieraksts nav Jums pieejams. Dodieties uz galveno lapu un izvēlieties sadaļu no jauna.
error-forbidden = Šī darbība Jums nav atļauta
error-forbidden-text = Jūsu lomai nav tiesību uz šo sadaļu. Ja tās ir vajadzīgas darbam, vērsieties pie E-klases virslietotāja vai iestādes vadītājas.
error-off-tablet = Uz grupas planšetes tas netiek atvērts
error-off-tablet-text = Uz grupas planšetes ar PIN var atvērt tikai šīs grupas apmeklējumu un dienu. Lai atvērtu pārējo, pieslēdzieties ar savu paroli, vislabāk citā ierīcē.
error-cross-site = Pieprasījums noraidīts
error-cross-site-text = Pieprasījums nav nosūtīts no šīs vietnes lapas. Atveriet lapu no jauna un mēģiniet vēlreiz.
error-malformed = Pieprasījums nav saprotams
error-malformed-text = Saņemtie dati ir nepilnīgi vai bojāti. Nekas nav saglabāts. Atveriet lapu no jauna un mēģiniet vēlreiz.
error-unprocessable = Dati nav derīgi
error-conflict = Ieraksts tikmēr ir mainīts
error-too-large = Pārāk daudz teksta
error-too-large-text = Vienā reizē var nosūtīt līdz 500 kilobaitiem. Nekas nav saglabāts: saīsiniet tekstu un mēģiniet vēlreiz.
error-method = Šādi šo adresi lietot nevar
error-method-text = Dodieties uz galveno lapu un izvēlieties sadaļu no jauna.
error-too-many = Pārāk daudz mēģinājumu
error-too-many-text = { $n ->
    [zero] Mēģiniet vēlreiz pēc { $n } minūtēm.
    [one] Mēģiniet vēlreiz pēc { $n } minūtes.
   *[other] Mēģiniet vēlreiz pēc { $n } minūtēm.
}
error-unavailable = Sistēma pašlaik nav pieejama
error-unavailable-text = Datubāze neatbild. Nekas nav saglabāts; mēģiniet vēlreiz pēc dažām sekundēm.
error-internal = Radās kļūda
error-internal-text = Kļūda ir reģistrēta. Nekas nav saglabāts; mēģiniet vēlreiz. Ja kļūda atkārtojas, ziņojiet virslietotājam.
unprocessable-address = Adresē ir nederīga vērtība, piemēram, mēnesis vai nedēļa, kādas nav. Izvēlieties to no saraksta.
unprocessable-missing = Veidlapā trūkst lauka. Atveriet lapu no jauna un mēģiniet vēlreiz.
unprocessable-value = Veidlapā ir vērtība, kādas nav sarakstā. Atveriet lapu no jauna un izvēlieties vēlreiz.
conflict-taken = Šāds ieraksts jau ir. Atveriet lapu no jauna un pārbaudiet.
status-number = Kļūdas numurs { $status }
go-home = Uz galveno lapu
try-again = Mēģināt vēlreiz
kept-text = Jūsu ierakstītais ir saglabāts šajā lapā. Nospiediet „Mēģināt vēlreiz”.
kept-label = Jūsu ierakstītais

# Lomas
role-superuser = Virslietotājs
role-head = Vadītāja
role-deputy = Vadītājas vietniece izglītības jomā
role-methodologist = Pirmsskolas izglītības metodiķe
role-clerk = Lietvede
role-group_teacher = Grupas skolotāja
role-subject_teacher = Priekšmeta skolotājs
role-speech_therapist = Logopēde
role-social_pedagogue = Sociālā pedagoģe
role-assistant = Skolotāja palīgs
role-parent = Vecāks

# Mācību jomas: pilnais ģenitīvs kopā ar „mācību joma”
area-language = Valodu
area-social = Sociālā un pilsoniskā
area-culture = Kultūras izpratnes un pašizpausmes mākslā
area-science = Dabaszinātņu
area-math = Matemātikas
area-technology = Tehnoloģiju
area-health = Veselības un fiziskās aktivitātes
area-suffix = mācību joma

# Kavējumu zīmes
mark-present = klāt
mark-sick = NS – slimības dēļ, ir ārsta zīme
mark-excused = NC – cits attaisnots iemesls
mark-unexcused = N – neattaisnots kavējums
mark-home = izglītība ģimenē
mark-none = nav atzīmēts

# Datumi
weekday-1 = pirmdiena
weekday-2 = otrdiena
weekday-3 = trešdiena
weekday-4 = ceturtdiena
weekday-5 = piektdiena
weekday-6 = sestdiena
weekday-7 = svētdiena
weekday-1-short = P
weekday-2-short = O
weekday-3-short = T
weekday-4-short = C
weekday-5-short = Pk
weekday-6-short = S
weekday-7-short = Sv
month-1 = janvāris
month-2 = februāris
month-3 = marts
month-4 = aprīlis
month-5 = maijs
month-6 = jūnijs
month-7 = jūlijs
month-8 = augusts
month-9 = septembris
month-10 = oktobris
month-11 = novembris
month-12 = decembris
month-1-short = janv.
month-2-short = febr.
month-3-short = marts
month-4-short = apr.
month-5-short = maijs
month-6-short = jūn.
month-7-short = jūl.
month-8-short = aug.
month-9-short = sept.
month-10-short = okt.
month-11-short = nov.
month-12-short = dec.

# Svētku dienas
holiday-new-year = Jaungada diena
holiday-good-friday = Lielā Piektdiena
holiday-easter-sunday = Pirmās Lieldienas
holiday-easter-monday = Otrās Lieldienas
holiday-labour-day = Darba svētki, Satversmes sapulces sasaukšanas diena
holiday-restoration-of-independence = Latvijas Republikas Neatkarības atjaunošanas diena
holiday-mothers-day = Mātes diena
holiday-pentecost = Vasarsvētki
holiday-midsummer-eve = Līgo diena
holiday-midsummer = Jāņu diena
holiday-song-festival = Vispārējo latviešu Dziesmu un deju svētku noslēguma diena
holiday-proclamation = Latvijas Republikas proklamēšanas diena
holiday-christmas-eve = Ziemassvētku vakars
holiday-christmas = Pirmie Ziemassvētki
holiday-second-christmas = Otrie Ziemassvētki
holiday-new-years-eve = Vecgada diena
holiday-observed-restoration = Brīvdiena par 4. maiju
holiday-observed-proclamation = Brīvdiena par 18. novembri
holiday-observed-song-festival = Brīvdiena par Dziesmu un deju svētkiem
holiday-pope-visit = Viņa Svētības pāvesta Franciska vizīte
holiday-hockey-bronze = Hokeja izlases bronzas svinības
day-weekend = Brīvdiena
day-closed = Iestāde ir slēgta

# Termiņi
due-by = līdz { $time }
due-in = vēl { $span }
due-missed = nokavēts par { $span }
due-missed-days = nokavēts par { $span }
done-at = aizpildīts { $time }
done-late-at = aizpildīts { $time }, nokavēts par { $span }
not-needed = šodien nav jāaizpilda
state-late = Nokavēts
state-now = Jāizdara tagad
state-open = Vēl nav izpildīts
state-done = Izpildīts
state-none = Nav vajadzīgs
