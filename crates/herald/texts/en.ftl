# What parents chose to be told (annex 1): a text message, an e-mail or a notice on a device
herald-line = { $name }: { $what }, { $days }
herald-absent = absent
herald-sick = absent because of illness (NS)
herald-excused = absent for another justified reason (NC)
herald-unexcused = absent, and nobody has told the preschool (N)
herald-entry = the day’s entry
herald-homework = the day’s entry, with something to do at home
herald-more = { $n ->
    [one] See { $n } more notice in E-klase.
   *[other] See { $n } more notices in E-klase.
}
herald-mail-subject = E-klase: a notice about your child
herald-why = You receive this because such notices are chosen under “Notices” in E-klase. They can be cancelled there too.
