# Meklēšana plānos
find-title = Meklēt plānos
find-sub = Visu gadu plāni un dienasgrāmatas
find-words = Ko meklēt
find-hint = Vienu vai vairākus vārdus: atradīs ierakstus, kuros ir visi. Garumzīmes un locījums nav svarīgi. Vārdus pēdiņās meklē blakus.
find-group = Grupa
find-any-group = Visas grupas
find-year = Mācību gads
find-any-year = Visi gadi
find-kind = Kur
find-any-kind = Visur
find-kind-theme = Tēma
find-kind-month_field = Mēneša plāns
find-kind-outcome = Sasniedzamais rezultāts
find-kind-item = Papildu informācija
find-kind-year_event = Iestādes gada plāns
find-kind-week_lesson = Nedēļas plāns
find-kind-diary_row = Dienasgrāmata
find-do = Meklēt
find-empty = Ierakstiet, ko meklēt
find-empty-text = Piemēram: Mārtiņdiena. Atradīs arī „mārtiņdienas” un „Mārtiņdienā”.
find-short = { $n ->
    [zero] Vārdā jābūt vismaz { $n } burtiem
    [one] Vārdā jābūt vismaz { $n } burtam
   *[other] Vārdā jābūt vismaz { $n } burtiem
    }
find-short-text = Īsāki vārdi ir gandrīz katrā ierakstā, tāpēc tos nemeklē.
find-nothing = Nekas nav atrasts
find-nothing-text = Pārbaudiet, kā vārds ir rakstīts, vai meklējiet ar mazāk vārdiem.
find-nothing-narrowed = Meklējiet visās grupās, visos gados un visur vai ar mazāk vārdiem.
find-all = { $n ->
    [zero] Atrasti { $n } ieraksti, jaunākie pirmie.
    [one] Atrasts { $n } ieraksts.
   *[other] Atrasti { $n } ieraksti, jaunākie pirmie.
    }
find-some = { $n ->
    [zero] Rādīti { $n } ieraksti, jaunākie pirmie.
    [one] Rādīts { $n } ieraksts.
   *[other] Rādīti { $n } ieraksti, jaunākie pirmie.
    }
find-left-out = Pārāk īsi, tāpēc nav meklēti: { $words }.
find-institution = Visa iestāde
find-pages = Atrasto ierakstu lapas
find-newest = Rādīt jaunākos
find-older = Rādīt vecākus
