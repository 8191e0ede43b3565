# Galvenā lapa
oversight-at = { $day }, plkst. { $time }
oversight-day-off = Šajā dienā nekas nav jāaizpilda. Nākamā darba diena: { $next }.
oversight-ahead = Nākamajai darba dienai
oversight-done-of = { $n } no { $all } { $word }
oversight-done-word = { $n ->
    [zero] izpildīti
    [one] izpildīts
   *[other] izpildīti
}
oversight-stands-in = aizvieto: { $name }, līdz { $day }
oversight-all-done = Šodienas termiņi ir izpildīti.
oversight-still-possible = Ierakstīt vēl var.
oversight-due-absences = Kavējumi jāievada līdz { $time } – vēl { $span }.
oversight-due-diary = Dienas ieraksts šodienai jāaizpilda līdz { $time } – vēl { $span }.
oversight-late-absences = Kavējumi bija jāievada līdz { $time } – nokavēts par { $span }.
oversight-late-diary = Dienas ieraksts šodienai bija jāaizpilda līdz { $time } – nokavēts par { $span }.
oversight-my-groups = Manas grupas šodien
oversight-numbers = Iestāde šodien
oversight-staff = Darbinieki
oversight-children = Bērni grupās
oversight-own-children = Mani bērni
oversight-groups-today = Grupas šodien
oversight-whole-board = Viss pārskats
oversight-nothing-late = Neviens termiņš nav nokavēts.

# Pienākumi
oversight-absences = Kavējumi
oversight-absences-by = Kavējumi (līdz { $time })
oversight-diary = Dienas ieraksts
oversight-diary-today = Dienas ieraksts šodienai
oversight-diary-next = Dienas ieraksts nākamajai darba dienai: { $day }
oversight-topic = Drošības vai audzināšanas temats
oversight-still = Temati bērniem, kuri nebija klāt
oversight-marked = Atzīmēti bērni: { $n } no { $all }
oversight-absent = Nav klāt: { $n } no { $all }
oversight-all-present = Visi bērni ir klāt
oversight-not-begun = Vēl nav iesākts
oversight-begun = Iesākts – nav aizpildīta „Tēma”
oversight-no-topic = Šodien vēl nav ierakstīts
oversight-still-children = { $n ->
    [zero] Vēl jāpārrunā ar { $n } bērniem
    [one] Vēl jāpārrunā ar { $n } bērnu
   *[other] Vēl jāpārrunā ar { $n } bērniem
}
oversight-mark = Atzīmēt
oversight-mark-children = Atzīmēt bērnus
oversight-go-on = Turpināt
oversight-fill = Aizpildīt
oversight-note = Ierakstīt
oversight-open = Atvērt
oversight-by-monday = līdz pirmdienas { $time }
oversight-by-tuesday = līdz otrdienas { $time }
oversight-by-wednesday = līdz trešdienas { $time }
oversight-by-thursday = līdz ceturtdienas { $time }
oversight-by-friday = līdz piektdienas { $time }
oversight-by-saturday = līdz sestdienas { $time }
oversight-by-sunday = līdz svētdienas { $time }

# Pārraudzība
oversight-group = Grupa
oversight-next-column = Dienas ieraksts nākamajai darba dienai
oversight-no-hour = bez termiņa
oversight-duties = Termiņu izpilde
oversight-duties-by-group = Termiņu izpilde pa grupām
oversight-in-time = laikā
oversight-later = vēlāk
oversight-none = nav
oversight-not-due = termiņš vēl nav iestājies
oversight-done-late = Izpildīts ar nokavēšanos
oversight-missing = Nav aizpildīts
oversight-not-yet = vēl nav
oversight-late-by = (+{ $span })
oversight-of = { $n } no { $all }
oversight-absent-count = nav klāt: { $n }
oversight-of-groups = { $n ->
    [zero] no { $n } grupām
    [one] no { $n } grupas
   *[other] no { $n } grupām
}
oversight-of-children = { $n ->
    [zero] no { $n } bērniem
    [one] no { $n } bērna
   *[other] no { $n } bērniem
}
oversight-children-absent = Bērni, kuri nav klāt
oversight-substitute = { $name } (aizvieto)
oversight-live = Atjaunojas pati
oversight-live-off = Nav savienojuma – lapa neatjaunojas
oversight-as-of = Stāvoklis: { $moment }
oversight-no-groups = Iestādē vēl nav nevienas grupas
oversight-no-groups-text = Termiņu izpilde būs redzama, kad grupas un to bērni būs ievadīti.
oversight-all-applications = Visi iesniegumi
oversight-application-open = Vecāks jāpieslēdz
oversight-application-unconfirmed = Iesniegums jāapstiprina
oversight-connect = Pieslēgt

# Plāni
oversight-month-plan = Mēneša plāns – { $month }
oversight-week-plan = Nedēļas plāns – { $week }
oversight-by-evening = līdz šīs dienas beigām
oversight-part = Jūsu daļa: { $subject }
oversight-plan-missing = { $n ->
    [zero] Nav aizpildīts { $n } grupās
    [one] Nav aizpildīts { $n } grupā
   *[other] Nav aizpildīts { $n } grupās
}
oversight-since = kopš { $time }
oversight-timetable-waits = Gaida apstiprināšanu
oversight-timetable-returned = Atdots labošanai
oversight-decide = Izskatīt
oversight-mend = Labot
oversight-deadline = Termiņš
oversight-all-plans = Visi plāni
oversight-tab-day = Dienas pienākumi
oversight-tab-plans = Plāni
oversight-plans-sub = Mēneša un nedēļas plāni visās grupās
oversight-plans-by-group = Plāni pa grupām
oversight-plan-sum = aizpildīti { $n } no { $all }
oversight-plan-sum-missed = nokavēti { $n }
oversight-plan-saved = { $who }, { $time }
oversight-plan-begun = Iesākts
oversight-plan-open-comments = { $n ->
    [zero] { $n } atvērtu komentāru
    [one] { $n } atvērts komentārs
   *[other] { $n } atvērti komentāri
}
oversight-plan-kind = Plāns
oversight-plan-period = Laika posms
oversight-plan-state = Stāvoklis
oversight-plan-done = Aizpildīts
oversight-plan-late = Nokavēts par
oversight-plan-saved-by = Pēdējais saglabāja
oversight-plan-saved-at = Saglabāts
oversight-plan-comments = Atvērtie komentāri
