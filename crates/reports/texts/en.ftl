report-how = Choose a group and a month: the report makes itself from the marks of the attendance journal.
report-summary = Summary
report-group = group
report-group-label = Group
report-content = Content
report-core = Core content
report-summer = Consolidation (June–August)
report-period = Period
report-month = month
report-create = Create
report-csv = Download (CSV)
report-xlsx = Download (XLSX)
report-summary-for-readers = Each child’s marks by working day and their sums
report-sheet = Attendance
report-preview = Preview of the report
report-number = No.
report-child = Child's surname, first name
report-days = Working days
report-share = Attendance
report-due = Working days in the group
report-attended = Days attended
report-home = Education in the family
report-unconfirmed = Days not filled in yet:
report-legend = NS – illness (doctor's note); NC – another justified reason; N – unjustified absence; an empty cell – the child is present or educated in the family; “–” – the child is not in the group.
report-teacher = Group teachers
report-head = Head of the institution
report-needs-group = Choose the group that the report is about.
report-not-made = The report was not made
report-misfit = The month does not fit the content: core content lasts from September to May, consolidation from June to August.
report-in-group = { $n ->
    [one] { $n } working day in the group
   *[other] { $n } working days in the group
}
