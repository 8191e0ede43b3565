# "Gada plāns" (3.2)
year-of = { $year }. mācību gads
year-previous = Iepriekšējais mācību gads
year-next = Nākamais mācību gads
year-tasks-done = uzdevumi: izdarīti { $done } no { $all }
year-direction = Audzināšanas virziens
year-direction-none = Šim mācību gadam audzināšanas virziens vēl nav noteikts.
year-value = vērtība
year-value-hint = Piemēram: daba
year-virtue = tikums
year-virtue-hint = Piemēram: atbildība
year-this-month = šis mēnesis
year-to-now = Uz šo mēnesi
year-month-empty = Nekas nav ieplānots.
year-removed = { $n ->
    [zero] Noņemti no plāna: { $n } ierakstu
    [one] Noņemts no plāna: { $n } ieraksts
   *[other] Noņemti no plāna: { $n } ieraksti
}
year-filter-group = Grupa
year-filter-all = Visas grupas
year-filter-mine = Tikai mani
year-filter-do = Atlasīt
year-filter-clear = Rādīt visu
year-long = Ilgst vairāk nekā nedēļu
year-goes-on = (turpinās)
year-add-on = Pievienot plānam: { $day }
year-works = Iestāde strādā
year-works-why = Iestāde strādā: { $why }
year-all-groups = visas grupas
year-at = plkst. { $time }
year-kind-event = Pasākums
year-kind-task = Uzdevums
year-tag-done = izdarīts
year-tag-late = nokavēts

year-new = Jauns ieraksts gada plānā
year-edit = Labot gada plāna ierakstu
year-kind = Veids
year-title = Nosaukums
year-from = Sākuma diena
year-to = Pēdējā diena
year-to-hint = Atstājiet tukšu, ja ir viena diena.
year-range = No { $from } līdz { $to }
year-starts = Sākuma laiks
year-starts-hint = Atstājiet tukšu, ja visu dienu.
year-place = Vieta
year-description = Apraksts
year-groups = Grupas
year-groups-hint = Ja neviena grupa nav atzīmēta, ieraksts attiecas uz visām.
year-people = Atbildīgie
year-families = Rādīt vecākiem
year-families-hint = Vecāki pasākumu redz savas grupas mēneša plānā: nosaukumu, laiku un vietu. Uzdevumus vecākiem nerāda.
year-fault-outside = Šajā plānā var būt šis un nākamais mācību gads. Pārbaudiet gadu datumā.
year-fault-order = Pēdējā diena ir pirms sākuma dienas.
year-fault-time = Ierakstiet laiku formā SS:MM, piemēram, 16:30.
year-fault-person = Tāda darbinieka iestādē nav. Izvēlieties no saraksta.
year-fault-group = Tādas grupas iestādē nav. Izvēlieties no saraksta.
year-changed = Kāds šo ierakstu tikmēr ir mainījis. Atveriet to no jauna, pārbaudiet un mēģiniet vēlreiz.

year-details = Par ierakstu
year-days = Kad
year-nobody = nav norādīti
year-saved = Saglabāja { $who }, { $time }
year-to-do = Uzdevums vēl nav izdarīts
year-late = Uzdevums nav izdarīts laikā
year-mark-done = Izdarīts
year-undo-done = Vēl nav izdarīts
year-done-by = Izdarīts: { $who }, { $time }
year-remove = Noņemt no plāna
year-restore = Atjaunot plānā
year-gone = Noņemts no plāna: { $who }, { $time }
year-gone-hint = Pārējie to vairs neredz. Ierakstu var atjaunot.
year-gone-text = Ja saglabāsiet šo veidlapu, ieraksts atkal būs plānā.
