report-how = Izvēlieties grupu un mēnesi: atskaite izveidojas pati no „Grupas žurnāla” atzīmēm.
report-summary = Kopsavilkums
report-group = grupa
report-group-label = Grupa
report-content = Saturs
report-core = Obligātais saturs
report-summer = Apgūtā nostiprināšana (jūnijs–augusts)
report-period = Periods
report-month = mēnesis
report-create = Izveidot
report-csv = Lejupielādēt (CSV)
report-xlsx = Lejupielādēt (XLSX)
report-summary-for-readers = Katra bērna atzīmes pa darba dienām un to kopsavilkums
report-sheet = Apmeklējums
report-preview = Atskaites priekšskatījums
report-number = Nr.
report-child = Bērna uzvārds, vārds
report-days = Darba dienas
report-share = Apmeklējums
report-due = Darba dienas grupā
report-attended = Apmeklētās dienas
report-home = Izglītība ģimenē
report-unconfirmed = Vēl nav aizpildītas dienas:
report-legend = NS – slimības dēļ (ir ārsta zīme); NC – cits attaisnots iemesls; N – neattaisnots kavējums; tukša aile – bērns ir klāt vai apgūst izglītību ģimenē; „–” – bērns nav grupā.
report-teacher = Grupas skolotājas
report-head = Iestādes vadītāja
report-needs-group = Izvēlieties grupu, par kuru veidot atskaiti.
report-not-made = Atskaite nav izveidota
report-misfit = Mēnesis neatbilst saturam: „Obligātais saturs” ir no septembra līdz maijam, apgūtā nostiprināšana – no jūnija līdz augustam.
report-in-group = { $n ->
    [zero] grupā { $n } darba dienu
    [one] grupā { $n } darba dienu
   *[other] grupā { $n } darba dienas
}
