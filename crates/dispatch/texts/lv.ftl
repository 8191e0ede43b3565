# Tālruņa numuri (kernel::Phone)
phone-fault-characters = Ierakstiet tālruņa numuru: tikai ciparus, sākumā var būt „+”.
phone-fault-length = Numurā trūkst ciparu vai to ir par daudz. Latvijas numurā ir 8 cipari.
phone-fault-latvian = Latvijas numurs sākas ar 2 vai 6. Ārvalsts numuru rakstiet ar „+” un valsts kodu.
phone-fault-country = Ārvalsts numuru rakstiet ar „+” un valsts kodu, piemēram, +44 7911 123456.
phone-fault-desk = Uz fiksētā tālruņa numuru (sākas ar 6) īsziņu nosūtīt nevar. Ierakstiet mobilā tālruņa numuru.

# Kas notika ar ziņu
dispatch-waiting = tiek sūtīta
dispatch-sent = nosūtīta { $at }
dispatch-failed = neizdevās: { $why }
dispatch-failed-next = neizdevās: { $why }; mēģinās vēlreiz { $at }
dispatch-why-no-answer = vārteja neatbild
dispatch-do-no-answer = Savienojumu ar SMS vārteju neizdevās izveidot; ziņa nav nosūtīta. Sistēma mēģinās vēlreiz pati. Ja tas atkārtojas, virslietotājs pārbauda vārtejas adresi un sazinās ar pakalpojuma sniedzēju.
dispatch-why-slow = vārteja neatbildēja laikā
dispatch-do-slow = Vārteja pieņēma pieprasījumu, bet 15 sekundēs neatbildēja; ziņa varēja aiziet. Pajautājiet saņēmējam, pirms sūtāt vēlreiz.
dispatch-why-broken = savienojums ar vārteju pārtrūka
dispatch-do-broken = Savienojums pārtrūka, pirms vārteja atbildēja; ziņa varēja aiziet. Pajautājiet saņēmējam, pirms sūtāt vēlreiz.
dispatch-why-not-configured = SMS vārteja nav iestatīta
dispatch-do-not-configured = Virslietotājs iestata SMS vārteju sadaļā „Iestatījumi”. Līdz tam paroli var izsniegt slēgtā vēstulē.
dispatch-why-secret = nav ierakstīta vārtejas slepenā atslēga
dispatch-do-secret = Sistēmas uzturētājs ieraksta atslēgu servera iestatījumā EKLASE_SMS_SECRET un sistēmu palaiž no jauna.
dispatch-why-secret-host = slepeno atslēgu uz šo adresi sūtīt nedrīkst
dispatch-do-secret-host = Vārtejas adrese nav to adrešu sarakstā, kuras sistēmas uzturētājs atļāvis (sms_hosts). Pārbaudiet adresi vai lūdziet to pievienot.
dispatch-why-settings = vārtejas iestatījumi nav derīgi
dispatch-do-settings = Virslietotājs atver „SMS vārteja”, saglabā iestatījumus no jauna un izlabo norādītās ailes.
dispatch-why-too-long = ziņas teksts ir par garu
dispatch-do-too-long = Īsziņā ietilpst līdz 480 rakstzīmēm. Saīsiniet tekstu un sūtiet vēlreiz.
dispatch-why-answer = vārteja neapstiprināja, ka ziņu pieņēma
dispatch-do-answer = Vārtejas atbildē nav teksta, kas norādīts ailē „Veiksmīgas atbildes teksts”. Ziņa varēja aiziet: pajautājiet saņēmējam. Virslietotājs nosūta izmēģinājuma ziņu un salīdzina atbildi ar iestatījumu.
dispatch-why-redirect = vārteja pāradresē uz citu adresi
dispatch-do-redirect = Pāradresācijām sistēma neseko. Virslietotājs ieraksta vārtejas galīgo adresi, parasti ar https:// un bez kļūdām ceļā.
dispatch-why-address = vārtejas adrese ir iekšējā tīklā
dispatch-do-address = Adrese ved uz iekšējo tīklu, kur ziņas sūtīt nav atļauts. Pārbaudiet adresi; ja vārteja tiešām ir iekšējā tīklā, sistēmas uzturētājs to atļauj ar sms_allow_insecure.
dispatch-why-insecure = vārtejas adrese nav https
dispatch-do-insecure = Parole pa nešifrētu savienojumu netiek sūtīta. Virslietotājs ieraksta adresi, kas sākas ar https://.
dispatch-why-name = vārtejas adrese nav atrasta
dispatch-do-name = Šāda servera nosaukuma nav, vai serverim nav interneta. Virslietotājs pārbauda adresi un sistēmas uzturētājs – interneta savienojumu.
dispatch-why-certificate = vārtejas sertifikāts nav uzticams
dispatch-do-certificate = Vārtejas sertifikāts ir beidzies, izdots citai adresei vai to nepazīst šis serveris. Pārbaudiet adresi; sistēmas uzturētājs pārbauda, vai serverī ir ca-certificates.
dispatch-why-key = vārteja nepieņem slepeno atslēgu
dispatch-do-key = Vārteja atbildēja, ka piekļuve nav atļauta. Sistēmas uzturētājs pārbauda atslēgu (EKLASE_SMS_SECRET), virslietotājs – galvenes un to, vai līgums ar pakalpojuma sniedzēju ir spēkā.
dispatch-why-credit = vārtejas kontā nav naudas
dispatch-do-credit = Papildiniet kontu pie SMS pakalpojuma sniedzēja un sūtiet vēlreiz.
dispatch-why-not-found = vārtejā nav šādas lapas
dispatch-do-not-found = Virslietotājs salīdzina adresi un metodi (GET vai POST) ar pakalpojuma sniedzēja aprakstu.
dispatch-why-busy = vārteja saņem par daudz ziņu uzreiz
dispatch-do-busy = Pagaidiet: sistēma mēģinās vēlreiz pati. Ja tas atkārtojas, palūdziet pakalpojuma sniedzējam lielāku ierobežojumu.
dispatch-why-refused = vārteja ziņu noraidīja
dispatch-do-refused = Pārbaudiet saņēmēja tālruņa numuru. Ja numurs ir pareizs, virslietotājs nosūta izmēģinājuma ziņu un izlasa vārtejas atbildi.
dispatch-why-ill = vārtejai radās kļūda
dispatch-do-ill = Kļūda ir pakalpojuma sniedzēja pusē. Sistēma mēģinās vēlreiz pati; ja tas atkārtojas, sazinieties ar pakalpojuma sniedzēju.
dispatch-why-lost = ziņu neizdevās sagatavot
dispatch-do-lost = Sūtiet vēlreiz. Ja kļūda atkārtojas, ziņojiet sistēmas uzturētājam.

# Kas notika ar vēstuli (e-pasts)
dispatch-mail-why-no-answer = pasta serveris neatbild
dispatch-mail-do-no-answer = Savienojumu ar pasta serveri neizdevās izveidot; vēstule nav nosūtīta. Sistēma mēģinās vēlreiz pati. Ja tas atkārtojas, sistēmas uzturētājs pārbauda smtp_host un smtp_port.
dispatch-mail-why-slow = pasta serveris neatbildēja laikā
dispatch-mail-do-slow = Vēstule tika nodota, bet pasta serveris laikā to neapstiprināja; tā varēja aiziet. Pajautājiet saņēmējam, pirms sūtāt vēlreiz.
dispatch-mail-why-broken = savienojums ar pasta serveri pārtrūka
dispatch-mail-do-broken = Savienojums pārtrūka, pirms pasta serveris vēstuli apstiprināja; tā varēja aiziet. Pajautājiet saņēmējam, pirms sūtāt vēlreiz.
dispatch-mail-why-not-configured = e-pasta sūtīšana nav iestatīta
dispatch-mail-do-not-configured = Sistēmas uzturētājs servera iestatījumos norāda pasta serveri (smtp_host) un sūtītāju (mail_from).
dispatch-mail-why-too-long = vēstule ir par garu
dispatch-mail-do-too-long = Saīsiniet tekstu un sūtiet vēlreiz.
dispatch-mail-why-answer = pasta servera atbildi nevar saprast
dispatch-mail-do-answer = Sistēmas uzturētājs pārbauda, vai smtp_host un smtp_port tiešām norāda uz pasta serveri (SMTP). Ja citas vēstules pienāk, pajautājiet saņēmējam, vai pienāca arī šī.
dispatch-mail-why-name = pasta serveris nav atrasts
dispatch-mail-do-name = Šāda servera nosaukuma nav, vai serverim nav interneta. Sistēmas uzturētājs pārbauda smtp_host un interneta savienojumu.
dispatch-mail-why-certificate = pasta servera sertifikāts nav uzticams
dispatch-mail-do-certificate = Sertifikāts ir beidzies, izdots citam nosaukumam vai to nepazīst šis serveris. Sistēmas uzturētājs pārbauda smtp_host un to, vai serverī ir ca-certificates.
dispatch-mail-why-starttls = pasta serveris nepiedāvā šifrētu savienojumu
dispatch-mail-do-starttls = Nešifrētas vēstules netiek sūtītas. Sistēmas uzturētājs izvēlas smtp_security = "tls" (parasti ar portu 465) vai citu pasta serveri.
dispatch-mail-why-auth = pasta serveris nepieņem lietotāju vai paroli
dispatch-mail-do-auth = Sistēmas uzturētājs pārbauda smtp_user un paroli (EKLASE_SMTP_PASSWORD).
dispatch-mail-why-sender = pasta serveris nepieņem sūtītāju
dispatch-mail-do-sender = Sistēmas uzturētājs pārbauda, vai no adreses mail_from šis pasta serveris drīkst sūtīt un vai tam nav vajadzīgs lietotājs un parole.
dispatch-mail-why-refused = pasta serveris vēstuli noraidīja
dispatch-mail-do-refused = Pārbaudiet saņēmēja e-pasta adresi. Ja tā ir pareiza, sistēmas uzturētājs noskaidro iemeslu pasta servera žurnālā.
dispatch-mail-why-busy = pasta serveris vēstuli pagaidām nepieņem
dispatch-mail-do-busy = Sistēma mēģinās vēlreiz pati. Ja tas atkārtojas, saņēmēja pastkaste var būt pilna; sistēmas uzturētājs iemeslu redz pasta servera žurnālā.
dispatch-mail-why-lost = vēstuli neizdevās sagatavot
dispatch-mail-do-lost = Sūtiet vēlreiz. Ja kļūda atkārtojas, ziņojiet sistēmas uzturētājam.
# Paziņojumi ierīcēs (Web Push)
dispatch-devices = ierīces
dispatch-push-why-not-configured = paziņojumi ierīcēs nav iestatīti
dispatch-push-do-not-configured = Sistēmas uzturētājs pārbauda, vai serverim ir atslēga (eklase.key vai EKLASE_KEY).
dispatch-push-why-no-device = adresātam nav nevienas ierīces, kurā ieslēgti paziņojumi
dispatch-push-do-no-device = Adresāts paziņojumus ieslēdz savā ierīcē: sadaļa „Paziņojumi”, „Ieslēgt šajā ierīcē”.
dispatch-push-why-no-answer = pārlūka paziņojumu pakalpojums neatbild
dispatch-push-do-no-answer = Sistēma mēģinās vēlreiz pati. Ja tas atkārtojas, sistēmas uzturētājs pārbauda servera interneta savienojumu.
dispatch-push-why-refused = pārlūka paziņojumu pakalpojums paziņojumu nepieņēma
dispatch-push-do-refused = Sistēma mēģinās vēlreiz pati. Ja tas atkārtojas, adresāts savā ierīcē paziņojumus izslēdz un ieslēdz no jauna.
dispatch-push-why-lost = paziņojumu neizdevās sagatavot
dispatch-push-do-lost = Sūtiet vēlreiz. Ja kļūda atkārtojas, ziņojiet sistēmas uzturētājam.

# Saraksts
dispatch-messages = Nosūtītās ziņas
dispatch-messages-text = Īsziņas un e-pasta vēstules vecākiem un darbiniekiem. To teksti un paroles netiek glabāti.
dispatch-to = Saņēmējs
dispatch-kind = Ziņa
dispatch-at = Izveidota
dispatch-state = Stāvoklis
dispatch-again = Sūtīt vēlreiz
dispatch-older = Vecākas ziņas
dispatch-none = Vēl nav nosūtīta neviena ziņa
dispatch-none-text = Ziņas parādās šeit, kad vecākam vai darbiniekam nosūta, piemēram, vienreizēju paroli vai apstiprinājuma kodu.
dispatch-none-bad = Nenosūtītu ziņu nav
dispatch-show-bad = Rādīt nenosūtītās
dispatch-show-all = Rādīt visas
dispatch-bad-count = { $n ->
    [zero] { $n } ziņu nav nosūtītas
    [one] { $n } ziņa nav nosūtīta
   *[other] { $n } ziņas nav nosūtītas
}
dispatch-kind-one_time_password = vienreizēja parole
dispatch-kind-code = apstiprinājuma kods
dispatch-kind-notice = paziņojums

# Vārteja
dispatch-gateway = SMS vārteja
dispatch-gateway-text = Pa to uz tālruni nosūta vienreizējas paroles. Der jebkurš SMS pakalpojums, kam ir HTTP saskarne.
dispatch-settings = Iestatījumi
dispatch-not-set = SMS vārteja nav iestatīta: paroles pagaidām var izsniegt tikai slēgtā vēstulē. Aizpildiet ailes pēc pakalpojuma sniedzēja apraksta un nosūtiet izmēģinājuma ziņu.
dispatch-no-secret = Serverī nav ierakstīta vārtejas slepenā atslēga. Ja pakalpojums to prasa, sistēmas uzturētājs to ieraksta iestatījumā EKLASE_SMS_SECRET.
dispatch-demo = Demonstrācijā īsziņas netiek sūtītas: tās redzamas demonstrācijas tālrunī.
dispatch-method = Metode
dispatch-url = Adrese
dispatch-url-hint = Pilna adrese, kas sākas ar https://
dispatch-headers = Galvenes
dispatch-headers-hint = Katrā rindā viena: nosaukums, kols, vērtība. Var palikt tukšas.
dispatch-body = Saturs
dispatch-body-hint = Tikai ar metodi POST: JSON, XML vai veidlapas lauki (nosaukums=vērtība&…).
dispatch-sender = Sūtītājs
dispatch-sender-hint = Nosaukums vai numurs, ko rāda tālrunis; latīņu burti bez garumzīmēm un mīkstinājuma zīmēm.
dispatch-success-text = Veiksmīgas atbildes teksts
dispatch-success-text-hint = Ja pakalpojums arī par kļūdu atbild ar kodu 200, ierakstiet, kas ir tikai veiksmīgā atbildē.
dispatch-phone-hint = Mobilā tālruņa numurs, piemēram, 26 000 000
dispatch-places = Ko var ievietot adresē, galvenēs un saturā
dispatch-places-text = Vērtības pašas tiek pārrakstītas tā, lai derētu vietā, kur tās stāv. JSON saturā vietas raksta pēdiņās.
dispatch-place-phone = saņēmēja numurs ar „+”, piemēram, +37126000000
dispatch-place-phone-digits = saņēmēja numurs bez „+”, piemēram, 37126000000
dispatch-place-text = ziņas teksts
dispatch-place-sender = sūtītājs no ailes „Sūtītājs”
dispatch-place-secret = slepenā atslēga; to glabā serverī (EKLASE_SMS_SECRET), nevis šeit
dispatch-examples = Piemēri
dispatch-example-json = JSON ar atslēgu galvenē
dispatch-example-form = Veidlapas lauki
dispatch-example-get = Viss adresē
dispatch-fault-url = Ierakstiet pilnu adresi, piemēram, https://sms.example.lv/send, bez lietotāja vārda un „#”.
dispatch-fault-scheme = Adresei jāsākas ar https://, jo pa to sūta paroles.
dispatch-fault-host = Servera nosaukumā vietas figūriekavās nav atļautas: lietojiet tās aiz servera nosaukuma.
dispatch-fault-header = Galvenē katrā rindā jābūt nosaukumam, kolam un vērtībai ar latīņu burtiem. Host un Content-Length sistēma ieraksta pati.
dispatch-fault-text-in-header = Ziņas tekstu galvenē likt nevar: lieciet to adresē vai saturā.
dispatch-fault-secret = Slepeno atslēgu šajā galvenē nosūtīt nevar: tajā ir nederīgas rakstzīmes.
dispatch-fault-body-of-get = Ar metodi GET satura nav: atstājiet aili tukšu vai izvēlieties POST.
dispatch-fault-no-body = Ar metodi POST ierakstiet saturu.
dispatch-fault-kind = Galvenē Content-Type norādīts nezināms satura veids. Var būt JSON, XML vai application/x-www-form-urlencoded.
dispatch-fault-json = Saturs nav derīgs JSON. Pārbaudiet iekavas un komatus; vietas figūriekavās rakstiet pēdiņās.
dispatch-fault-place = Figūriekavās ir vārds, ko sistēma nepazīst. Atļautie ir uzskaitīti zem „Ko var ievietot”.
dispatch-fault-missing = Jābūt gan saņēmēja numuram, gan ziņas tekstam: ievietojiet abas vietas figūriekavās.
dispatch-fault-sender = Sūtītājam līdz 20 rakstzīmēm: latīņu burti bez garumzīmēm, cipari, atstarpes.

# Izmēģinājums
dispatch-trial = Izmēģinājums
dispatch-trial-hint = Ziņu sūta ar saglabātajiem iestatījumiem. Par to var būt jāmaksā pakalpojuma sniedzējam.
dispatch-trial-phone = Tālruņa numurs
dispatch-trial-send = Nosūtīt izmēģinājuma ziņu
dispatch-trial-text = Izmēģinājuma ziņa no iestādes „{ $institution }”. Atbildēt nav vajadzīgs.
dispatch-trial-sent = Vārteja ziņu pieņēma
dispatch-trial-sent-text = Pārbaudiet, vai ziņa pienāca tālrunī un vai garumzīmes ir pareizas.
dispatch-trial-failed = Ziņa nav nosūtīta: { $why }
dispatch-trial-answer = Vārtejas atbilde:

# Demonstrācijas tālrunis
dispatch-outbox = Demonstrācijas tālrunis
dispatch-outbox-brand = Demonstrācija
dispatch-outbox-text = Šeit redzamas īsziņas un e-pasta vēstules, ko īstā sistēmā saņemtu vecāki un darbinieki. Tās glabājas tikai līdz demonstrācijas beigām.
dispatch-outbox-empty = Vēl nav nevienas ziņas.
dispatch-refresh = Atjaunot
dispatch-forgotten = dzēsts pēc 90 dienām

# Ziņas par kontu
tell-mail-subject = E-klase: izmaiņas Jūsu kontā
tell-message = E-klase: { $what } ({ $when }, { $who }). Ja par to nezināt, sazinieties ar izglītības iestādi.
tell-by-self = Jūs
tell-by-operator = sistēmas uzturētājs
tell-short-password_replaced = Jūsu parole ir aizstāta ar vienreizēju
tell-short-factors_removed = Jūsu otrie faktori ir noņemti
tell-short-phone_changed = Jūsu tālruņa numurs ir mainīts
tell-short-email_changed = Jūsu e-pasta adrese ir mainīta
tell-short-recovered = virslietotāja piekļuve ir atjaunota servera terminālī
