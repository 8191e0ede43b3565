factors-title = Drošība
factors-lead = Otrais faktors sargā Jūsu kontu arī tad, ja kāds uzzina paroli.
factors-not-done = Nav izdarīts
factors-due = Iestāde prasa darbiniekiem otro faktoru. Uzstādiet kodu lietotni vai piekļuves atslēgu, pirms turpināt darbu.
factors-no-key = Sistēmai nav atslēgas, ar ko glabāt otros faktorus. Pasakiet sistēmas uzturētājam; ko darīt, saka „eklase doctor”.
factors-unlock = Mainīt drošības iestatījumus
factors-unlock-hint = Lai mainītu otros faktorus, ievadiet paroli vēlreiz. Tā tiek prasīta reizi desmit minūtēs.
factors-unlock-go = Turpināt
factors-password-wrong = Parole nav pareiza.
factors-need-password = Kopš paroles ievadīšanas pagājis par daudz laika. Atveriet profila lapu „Drošība” un ievadiet paroli vēlreiz.
factors-app = Kodu lietotne
factors-app-text = Lietotne tālrunī rāda sešu ciparu kodu, ko ievada pēc paroles. Der jebkura autentifikatora lietotne.
factors-app-none = Nav uzstādīta.
factors-app-since = Uzstādīta { $day }
factors-app-add = Uzstādīt kodu lietotni
factors-app-remove = Noņemt kodu lietotni
factors-app-scan = Atveriet tālrunī autentifikatora lietotni un noskenējiet attēlu. Ja to nevar noskenēt, ierakstiet lietotnē atslēgu.
factors-app-picture = Kvadrātkods ar atslēgu autentifikatora lietotnei
factors-app-secret = Atslēga
factors-app-open = Atvērt lietotni šajā ierīcē
factors-app-confirm = Apstiprināt
factors-code = Kods no lietotnes
factors-code-first = Seši cipari, ko lietotne rāda tagad.
factors-code-wrong = Kods nav pareizs vai ir jau izmantots. Ievadiet kodu, ko lietotne rāda tagad, un pārbaudiet, vai tālrunim ir pareizs laiks.
factors-passkeys = Piekļuves atslēgas
factors-passkeys-text = Ar piekļuves atslēgu pieslēdzas ar pirksta nospiedumu, seju vai ierīces PIN, arī bez paroles. Atslēga paliek Jūsu ierīcē.
factors-passkeys-none = Nav nevienas.
factors-passkeys-script = Piekļuves atslēgas pievienošanai pārlūkā jāieslēdz JavaScript.
factors-passkeys-address = Piekļuves atslēgas šeit nedarbojas: sistēmai jābūt savai adresei ar vārdu (public_url).
factors-passkeys-many = Atslēgu ir par daudz. Vispirms noņemiet tās, kuras nelietojat.
factors-passkeys-count = { $n ->
    [zero] { $n } piekļuves atslēgu
    [one] { $n } piekļuves atslēga
   *[other] { $n } piekļuves atslēgas
}
factors-passkey-since = pievienota { $day }
factors-passkey-used = pēdējoreiz lietota { $day }
factors-passkey-not-used = vēl nav lietota
factors-passkey-name = Atslēgas nosaukums
factors-passkey-name-hint = Piemēram, „Mans tālrunis”.
factors-passkey-name-wrong = Ierakstiet nosaukumu, ne garāku par 60 rakstzīmēm.
factors-passkey-add = Pievienot piekļuves atslēgu
factors-passkey-failed = Piekļuves atslēga netika pieņemta. Mēģiniet vēlreiz.
factors-rename = Pārsaukt
factors-codes = Atkopšanas kodi
factors-codes-text = Ar atkopšanas kodu pieslēdzas, ja tālrunis vai ierīce ir pazudusi. Katrs kods der vienu reizi.
factors-codes-none = Kodus saņemsiet, kad uzstādīsiet pirmo faktoru.
factors-codes-left = Atlikuši { $left } no { $made }
factors-codes-new = Izveidot jaunus kodus
factors-codes-need-factor = Vispirms uzstādiet kodu lietotni vai piekļuves atslēgu.
factors-codes-once = Kodi ir redzami tikai tagad. Izdrukājiet vai pierakstiet tos un glabājiet drošā vietā, ne kopā ar tālruni.
factors-codes-use = Kodu ievada pēc paroles, kad sistēma prasa otro faktoru. Jauni kodi aizstāj vecos.
factors-codes-kept = Kodi ir saglabāti
factors-person = Otrie faktori
factors-person-text = Noņemiet faktorus, ja cilvēks ir pazaudējis tālruni vai ierīci. Sesijas tiks beigtas, un nākamajā reizē cilvēks pieslēgsies ar paroli un par to uzzinās.
factors-person-remove = Noņemt otros faktorus
factors-person-self = Savus faktorus mainiet profila lapā „Drošība”.
factors-person-none = Otrā faktora nav.
factors-required = Otrais faktors darbiniekiem
factors-required-text = No norādītās dienas darbinieks bez otrā faktora var tikai to uzstādīt.
factors-required-from = Prasīt no dienas
factors-required-hint = Piemēram, 01.09.2026. Tukša aile nozīmē, ka otrais faktors nav obligāts.
factors-without = Darbinieki bez otrā faktora
factors-without-none = Otrais faktors ir visiem darbiniekiem.
factors-without-count = { $n ->
    [zero] { $n } darbinieku vēl nav uzstādījuši otro faktoru.
    [one] { $n } darbinieks vēl nav uzstādījis otro faktoru.
   *[other] { $n } darbinieki vēl nav uzstādījuši otro faktoru.
}
factors-unlock-sso = Apliecināt: { $provider }
factors-unlock-sso-hint = Ja Jums nav paroles, pieslēdzieties vēlreiz pie pakalpojuma sniedzēja. Pēc tam šeit atgriezīsities.
