sign-in-wrong = Lietotāja vārds vai parole nav pareiza. Pārbaudiet abus un mēģiniet vēlreiz; personas kodu var rakstīt ar defisi vai bez tās.
resume-title = Saglabāt ierakstīto
resume-text = Sesija bija beigusies, kamēr rakstījāt. Jūsu ierakstītais nav zudis: nospiediet pogu, lai to saglabātu.
resume-save = Saglabāt ierakstīto
not-saved = Nav saglabāts
profile-screen = Ekrāns
profile-language = Valoda
profile-theme = Izskats
theme-auto = Kā ierīcē
theme-light = Gaišs
theme-dark = Tumšs
profile-password = Parole
password-old = Pašreizējā parole
password-new = Jaunā parole
password-again = Jaunā parole vēlreiz
password-hint = Vismaz 8 rakstzīmes. Garāka frāze ir drošāka nekā īss vārds ar cipariem.
password-change = Nomainīt paroli
password-must-change = Jums ir vienreizēja parole. Nomainiet to, pirms turpināt darbu.
password-old-wrong = Pašreizējā parole nav pareiza.
password-not-same = Jaunās paroles abās ailēs nav vienādas.
password-same-as-old = Jaunā parole nevar būt tāda pati kā pašreizējā.
password-length = Parolei jābūt no 8 līdz 128 rakstzīmēm garai.
password-common = Šo paroli uzmin pirmo. Izvēlieties citu, piemēram, frāzi no vairākiem vārdiem.
letter-title = Vienreizēja parole
letter-once = Parole nav redzama uz ekrāna, tikai izdrukā. Izdrukājiet, salokiet un nododiet personīgi; tā derīga septiņas dienas.
letter-own = Šī persona jau pieslēdzas ar savu paroli. Bērns ir pievienots viņas kontam; jauna parole nav vajadzīga.
letter-text = Iepriekšējās sesijas ir beigtas. Pieslēdzoties parole jānomaina pret savu.
connect-needs-code = Bērnam nav ierakstīts personas kods, ar kuru vecāks pieslēdzas. Vispirms ierakstiet to personas lietā.
connect-may-not-see = Šai kontaktpersonai nav tiesību redzēt bērna datus. Vispirms mainiet tās tiesības.
password-own = Parolē ir tikai vārdi vai skaitļi, ko par Jums zina citi: vārds, lietotāja vārds, iestāde vai bērna personas kods. Izvēlieties citu, piemēram, frāzi no vairākiem vārdiem.
profile-security = Drošība: otrais faktors
sign-in-passkey = Pieslēgties ar piekļuves atslēgu
sign-in-passkey-failed = Piekļuves atslēga netika pieņemta. Mēģiniet vēlreiz vai pieslēdzieties ar paroli.
step-title = Otrais faktors
step-passkey = Lietot piekļuves atslēgu
step-script = Piekļuves atslēgai pārlūkā jāieslēdz JavaScript. Citādi lietojiet atkopšanas kodu.
step-code = Kods no lietotnes
step-code-hint = Seši cipari, ko rāda autentifikatora lietotne.
step-go = Turpināt
step-lost = Man nav tālruņa vai ierīces
step-recovery = Atkopšanas kods
step-recovery-hint = Viens no kodiem, ko izdrukājāt, uzstādot otro faktoru. Ja to nav, virslietotājs var noņemt otro faktoru.
step-back = Sākt no jauna
step-wrong = Kods nav pareizs vai ir jau izmantots. Pārbaudiet to un mēģiniet vēlreiz.
step-over = Otrā faktora laiks ir beidzies. Pieslēdzieties vēlreiz.
step-used-up = Pārāk daudz nepareizu mēģinājumu. Pieslēdzieties vēlreiz.
profile-sso = Vienotā pieslēgšanās
one-time-sms = E-klase: vienreizējā parole { $password }. Derīga 7 dienas; pieslēdzoties nomainiet to.
one-time-sms-at = E-klase: vienreizējā parole { $password }. Derīga 7 dienas; pieslēdzoties nomainiet to: { $address }
not-sent-title = Paroli nevar nosūtīt
not-sent-no-phone = Personai nav ierakstīts tālruņa numurs. Ierakstiet to vai izdrukājiet vēstuli.
not-sent-no-gateway = Īsziņu vārteja nav iestatīta. To iestata virslietotājs sadaļā „Iestatījumi”; paroli tikmēr var nodot vēstulē.
not-sent-letter = Vēstulē parole ir redzama tikai izdrukā. Izdrukājiet, salokiet un nododiet personīgi.
not-sent-print = Izdrukāt vēstuli

request-title = Iesniegums
request-new = Jauns iesniegums
request-new-text = Ievadiet iesniegumu, ko vecāks iesniedza uz papīra (1. pielikums).
request-seven-days = Vecāku pieslēdz nedēļas laikā pēc iesnieguma saņemšanas.
request-child = Bērns
request-child-hint = Bērna vārds un uzvārds.
request-choose = – izvēlieties –
request-choose-child = Izvēlieties bērnu no saraksta.
request-applicant = Iesniedzējs
request-received = Saņemts
request-received-later = Saņemšanas datums nevar būt nākotnē.
request-state = Stāvoklis
request-phone-hint = Uz šo numuru nosūta paroli.
request-consents = Piekrītu, ka
request-consent-needed = Bez šīs piekrišanas piekļuvi piešķirt nevar.
request-consent-services = pakalpojumu izvēli veikšu pats, pieslēdzoties E-klasē ar man piešķirto paroli;
request-consent-password = man piešķirto paroli nenodošu citai personai (arī ģimenes locekļiem ne);
request-consent-processing = personas datu apstrādi veic { $processor } saskaņā ar noslēgtā līguma noteikumiem;
request-processor-self = iestāde
request-consent-law = personas datus apstrādā saskaņā ar Vispārīgo datu aizsardzības regulu un Fizisko personu datu apstrādes likumu.
request-consent-version = Piekrišanas teksta versija: { $n }
request-none = Nav neviena iesnieguma
request-none-text = Kad vecāks iesniedz 1. pielikumu, ievadiet to šeit; pieslēgšanai ir septiņas dienas.
request-open = jāpieslēdz
request-overdue = nokavēts
request-connected = pieslēgts
request-connected-late = pieslēgts ar nokavēšanos
request-refused = noraidīts
request-unconfirmed = jāapstiprina
request-from-paper = iesniegts uz papīra
request-from-public = iesniegts iestādes publiskajā lapā
request-print = Izdrukāt iesniegumu
request-connect = Pieslēgt vecāku
request-connect-text = Ar vienu darbību tiks izveidots konts, tas tiks piesaistīts bērnam un uz tālruni tiks nosūtīta vienreizējā parole.
request-contact = Kontaktpersona
request-by-name = pēc iesnieguma
request-was-due = termiņš bija { $day }
request-confirm = Apstiprināt iesniegumu
request-confirm-text = Izvēlieties, par kuru bērnu ir iesniegums, un pārliecinieties, ka iesniedzējs ir viņa vecāks vai likumiskais pārstāvis.
request-refuse = Noraidīt iesniegumu
request-reason = Iemesls
request-public-is = Vecāki iesniegumu var aizpildīt arī publiskajā lapā:
request-apply = Iesniegums par piekļuvi E-klasei
request-public-text = Lūdzu piešķirt man E-klases paroli un nosūtīt to uz mobilo tālruni. Iestāde iesniegumu apstiprinās.
request-group-unknown = – nezinu –
request-send = Iesniegt
request-sent = Iesniegums ir nosūtīts
request-sent-text = Iestāde to apstiprinās un nedēļas laikā nosūtīs paroli uz norādīto tālruni.
annex-head = vadītājai
annex-parent = bērna vecāka vai bērna likumiskā pārstāvja vārds, uzvārds
annex-phone = telefona Nr.
annex-title = IESNIEGUMS
annex-please = Lūdzu piešķirt man informācijas sistēmas „E-klase” paroli un nosūtīt to uz mobilā telefona Nr.
annex-because = sakarā ar to, ka mans bērns
annex-group = grupa
annex-learns = apgūst pirmsskolas izglītības programmu iestādē
annex-date = datums
annex-signature = paraksts
annex-name = vārds, uzvārds

undertaking-title = Konfidencialitātes apņemšanās
undertaking-text = Apņemos saglabāt un nelikumīgi neizpaust personas datus, kas man kļūst zināmi, lietojot E-klasi, kā arī neizpaust personas datus pēc darba tiesisko vai citu līgumā noteikto attiecību izbeigšanās. Savu lietotāja vārdu un paroli glabāšu atbildīgi, citām personām nepieejamā veidā.
undertaking-accept = Esmu iepazinies (-usies) un apņemos to ievērot
undertaking-tick = Lai turpinātu, atzīmējiet, ka apņematies to ievērot.
undertaking-confirm = Apliecināt
undertaking-done = Apliecināta

profile-more = Mans konts
profile-pin = PIN un grupas planšetes
sessions-title = Atvērtās sesijas
sessions-text = Ja kādu nepazīstat, beidziet to un nomainiet paroli.
sessions-this = šī ierīce
sessions-when = no { $from }, līdz { $until }
sessions-end = Beigt
sessions-end-others = Beigt visas pārējās
sessions-devices = Visas pārējās sesijas beidzas, un paziņojumi ierīcēs tiek izslēgti. Savā ierīcē tos var ieslēgt no jauna.
own-name-title = Lietotāja vārds
own-name-text = Ar savu lietotāja vārdu var pieslēgties bērna personas koda vietā.
own-contacts-title = Mans tālrunis un e-pasts
own-contacts-text = Uz tālruni nosūta vienreizēju paroli, uz tālruni un e-pastu – ziņas. Jaunu numuru vai adresi apstiprina ar kodu.
own-hint-phone = Mobilā tālruņa numurs, piemēram, 2X XXX XXX vai +371 2X XXX XXX.
own-hint-email = Piemēram, vards@piemers.lv.
confirm-sms = E-klase: apstiprinājuma kods { $code }. Derīgs 15 minūtes.
confirm-mail-subject = E-klase: apstiprinājuma kods
confirm-mail =
    Labdien!

    Jūsu apstiprinājuma kods: { $code }

    Ierakstiet to sistēmā E-klase 15 minūšu laikā.
    Ja kodu neprasījāt, neko nedariet: kāds kļūdas pēc ir ierakstījis Jūsu adresi.
confirm-title-phone = Apstipriniet tālruņa numuru
confirm-title-email = Apstipriniet e-pasta adresi
confirm-waiting-phone = Uz numuru { $to } sūtām kodu. Ierakstiet to šeit 15 minūšu laikā pēc saņemšanas.
confirm-waiting-email = Uz adresi { $to } sūtām kodu. Ierakstiet to šeit 15 minūšu laikā. Ja vēstules nav, ielūkojieties surogātpasta mapē.
confirm-state = Ziņa ar kodu: { $state }
confirm-until-phone = Līdz apstiprināšanai spēkā ir numurs { $old }.
confirm-until-email = Līdz apstiprināšanai spēkā ir adrese { $old }.
confirm-code = Apstiprinājuma kods
confirm-hint = Seši cipari no saņemtās ziņas.
confirm-do = Apstiprināt
confirm-send = Nosūtīt kodu
confirm-again = Nosūtīt jaunu kodu
confirm-wrong = Kods nav pareizs. Pārbaudiet ciparus vai palūdziet jaunu kodu.
confirm-expired = Koda derīgums ir beidzies. Palūdziet jaunu kodu.
confirm-used-up = Kods piecas reizes ierakstīts nepareizi, tāpēc vairs neder. Palūdziet jaunu kodu.
confirm-too-many = Stundas laikā var saņemt 5 kodus. Mēģiniet vēlreiz vēlāk.
confirm-done = ir apstiprināts
confirm-not = nav apstiprināts
confirm-no-gateway = Iestādei nav iestatīta īsziņu sūtīšana, tāpēc numuru nevar apstiprināt. Lūdziet to ierakstīt grupas skolotājai.
confirm-no-mail = E-pasta sūtīšana nav iestatīta, tāpēc kodu nevar nosūtīt.
confirm-cannot-phone = Iestādei nav iestatīta īsziņu sūtīšana, tāpēc numuru pagaidām nevar apstiprināt.
confirm-cannot-email = E-pasta sūtīšana nav iestatīta, tāpēc adresi pagaidām nevar apstiprināt. Tā ir saglabāta, bet ziņas uz to netiek sūtītas.
elsewhere-title = Citas iestādes
elsewhere-text = Ja bērni ir vairākās iestādēs, starp tām var pāriet, nepieslēdzoties no jauna. Katras iestādes dati paliek atsevišķi.
elsewhere-add = Pievienot kontu citā iestādē
elsewhere-add-text = Ierakstiet lietotāja vārdu (vai bērna personas kodu) un paroli, ar ko pieslēdzaties tur.
elsewhere-visit = Pāriet
elsewhere-has-factor = Šim kontam ir divpakāpju pieslēgšanās. Pieslēdzieties tam ar lietotāja vārdu un paroli.
elsewhere-closed = Šis konts ir slēgts vai tam jānomaina vienreizējā parole. Pieslēdzieties tam ar lietotāja vārdu un paroli.

invite-title = Ģimenes locekļi
invite-text = Katram uzaicinātajam ir savs konts; paroli nevienam nedod.
invite-list = Uzaicinātie
invite-new = Uzaicināt
invite-name = Kas tas ir
invite-name-hint = Piemēram, Rasma, vecmamma.
invite-scope = Ko drīkst
invite-scope-all = drīkst to pašu, ko vecāks
invite-scope-read = tikai lasa
invite-scope-collect = tikai izņem bērnu no iestādes
invite-do = Izveidot saiti
invite-made = Saite ir gatava
invite-send-it = Nosūtiet šo saiti uzaicinātajai personai. Tā ir redzama tikai tagad, derīga septiņas dienas un izmantojama vienu reizi.
invite-until-past = Beigu datums nevar būt pagātnē.
invite-waits = gaida, derīga līdz { $day }
invite-used = pieņemts { $day }
invite-over = termiņš beidzās { $day }
invite-revoked = atsaukts { $day }
invite-revoke = Atsaukt
invite-accept = Uzaicinājums
invite-who = { $inviter } aicina Jūs kļūt par personu, kas par bērnu ({ $child })
invite-join = Izveidot kontu
invite-have-account = Ja šajā iestādē Jums jau ir konts, pievienojiet bērnu tam.
invite-use-own = Pievienot manam kontam
invite-gone-title = Uzaicinājums vairs nav derīgs
invite-gone = Saite jau ir izmantota, atsaukta vai beidzies tās termiņš. Palūdziet vecākam izveidot jaunu.
invite-elsewhere = Uzaicinājums ir no citas iestādes. Izveidojiet tajā kontu un pēc tam pievienojiet to sadaļā „Citas iestādes”.
invite-tied = Šis bērns Jūsu kontam jau ir pievienots.
invite-agree = Piekrītu
invite-thanks = Paldies
invite-thanks-text = Iestāde zinās, ka drīkstat izņemt bērnu. Paņemiet līdzi personu apliecinošu dokumentu.

overview-title = Piekļuve
overview-text = Konti, kuriem jāpievērš uzmanība.
overview-without-factor = Darbinieki bez divpakāpju pieslēgšanās
overview-require = Prasīt to no darbiniekiem
overview-one-time = Vienreizējā parole vēl nav nomainīta
overview-lives = derīga līdz { $day }
overview-expired = termiņš beidzās { $day }
overview-dormant = Konti, kurus nelieto 90 dienas
overview-closed = Slēgtie konti
overview-nobody = Nav neviena.
overview-who = Kas redz bērna lietu
overview-search = Atrast kontu
overview-search-name = Vārds vai uzvārds
overview-found = { $n ->
    [zero] Atrasti { $n } konti
    [one] Atrasts { $n } konts
   *[other] Atrasti { $n } konti
}
overview-locked = Slēgtie lietotāja vārdi

sessions-unknown = Nezināma ierīce

told-title = Ziņas par kontu
told-text = Pirms turpināt, izlasiet, kas noticis ar Jūsu kontu.
told-none = Jaunu ziņu par kontu nav.
told-understood = Sapratu
told-by-operator = Sistēmas uzturētājs
told-when = { $when } · { $who }
told-password_replaced = Jūsu parole ir aizstāta ar vienreizēju.
told-do-password_replaced = Ja to nelūdzāt, sazinieties ar izglītības iestādi.
told-factors_removed = Jūsu otrie faktori ir noņemti.
told-do-factors_removed = Ja to nelūdzāt, nomainiet paroli un sazinieties ar izglītības iestādi. Jaunu faktoru var uzstādīt profilā.
told-phone_changed = Jūsu tālruņa numurs ir mainīts.
told-do-phone_changed = Ja numurs nav Jūsu, sazinieties ar izglītības iestādi: uz to sūta vienreizējās paroles.
told-email_changed = Jūsu e-pasta adrese ir mainīta.
told-do-email_changed = Ja adrese nav Jūsu, sazinieties ar izglītības iestādi.
told-recovered = Servera terminālī atjaunota piekļuve virslietotājam: { $name }.
told-do-recovered = Ja par to nezināt, jautājiet sistēmas uzturētājam, kas to darīja un kāpēc.
told-failed = { $n ->
    [zero] Ar Jūsu lietotāja vārdu vai bērna personas kodu { $n } reizes neizdevās pieslēgties.
    [one] Ar Jūsu lietotāja vārdu vai bērna personas kodu { $n } reizi neizdevās pieslēgties.
   *[other] Ar Jūsu lietotāja vārdu vai bērna personas kodu { $n } reizes neizdevās pieslēgties.
}
told-failed-when = { $addresses } · pēdējoreiz { $when }
told-do-failed = Ja tas nebijāt Jūs, nomainiet paroli un pasakiet virslietotājam.

failures-count = { $n ->
    [zero] { $n } neveiksmīgu mēģinājumu
    [one] { $n } neveiksmīgs mēģinājums
   *[other] { $n } neveiksmīgi mēģinājumi
}
failures-addresses = { $n ->
    [zero] no { $n } adresēm
    [one] no { $n } adreses
   *[other] no { $n } adresēm
}
failures-from = { $failures } { $addresses }
failures-locked = Slēgts līdz { $until }: { $failures }.

account-staff = Darbinieks
account-and-parent = arī vecāks
account-staff-page = Darbinieka lapa
account-signing-in = Pieslēgšanās
account-childs-code = bērna personas kods
account-last-sign-in = Pieslēdzās pēdējoreiz
account-confirmed = Apstiprināts
account-phone = tālrunis
account-email = e-pasts
account-phone-and-email = tālrunis un e-pasts
account-nothing-confirmed = nekas; ziņas par kontu redzēs, pieslēdzoties
account-factors = Otrais faktors
account-factors-there = ir
account-factors-none = nav
account-failed = Kopš tam
account-closed = konts ir slēgts
account-no-password = nav paroles
account-one-time = vienreizējā parole vēl nav nomainīta
account-own-password = sava parole
account-unlock = Atļaut mēģināt uzreiz
account-replace-hint = Līdzšinējā parole zaudē spēku uzreiz, visas sesijas beidzas, un personai par to paziņo.
account-replace-sms = Izveidot jaunu un nosūtīt uz telefonu
account-replace-letter = Izdrukāt vēstuli
account-children = Bērni
account-no-children = Neviena bērna: konts neko neatver.
account-until = līdz { $day }
account-no-sessions = Neviena.
account-end-all = Beigt visas
# Ierīces, kurās parādās paziņojumi
device-off = Paziņojumi ierīcēs šajā E-klasē nav iestatīti. Izvēlieties īsziņu vai e-pastu.
device-none = Šo ierīci pievienot neizdevās: pārlūks nenosauca paziņojumu pakalpojumu, kuram drīkst sūtīt. Mēģiniet citā pārlūkā.
