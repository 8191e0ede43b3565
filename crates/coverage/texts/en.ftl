# Coverage
cover-title = Coverage
cover-year = School year { $year }
cover-year-before = Previous school year
cover-year-after = Next school year
cover-stage-first = stage 1
cover-stage-second = stage 2
cover-stage-third = stage 3
cover-stage-end = end of preschool
cover-of-first = outcome of stage 1
cover-of-second = outcome of stage 2
cover-of-third = outcome of stage 3
cover-of-end = outcome at the end of preschool
cover-gone = no longer in the list
cover-no-stage = The group's age “{ $age }” names no stage, so the outcomes of all stages are shown.
cover-none = The list of outcomes is empty
cover-none-text = Once the methodologist has loaded the list, this page shows which outcomes were planned this year.
cover-sum = { $touched } of { $total } outcomes are planned this year.
cover-sum-all = All outcomes are planned.
cover-sum-untouched = { $n ->
    [one] { $n } outcome has not been touched yet.
   *[other] { $n } outcomes have not been touched yet.
    }
cover-demonstration = The outcomes' words are sample text.
cover-filter = Which outcomes to show
cover-filter-all = All outcomes
cover-filter-untouched = Only untouched
cover-area = { $untouched } of { $total } untouched
cover-outcome = Outcome
cover-untouched = Untouched
cover-planned = planned, in no day
cover-placed = { $n ->
    [one] planned, in { $n } day
   *[other] planned, in { $n } days
    }
cover-placed-dropped = { $n ->
    [one] no longer in the month plan, in { $n } day
   *[other] no longer in the month plan, in { $n } days
    }
cover-own-words = { $n ->
    [one] { $n } more outcome is planned in own words.
   *[other] { $n } more outcomes are planned in own words.
    }
cover-legend = A dot: the month plan has the outcome, and no day does. A number: in so many days.
cover-all-groups = All groups
cover-house-title = Coverage by group
cover-house-caption = How many outcomes of each learning area a group has not touched this year
cover-house-legend = Shown is how many of the stage's outcomes a group has not planned yet this year. A dash: the group's age names no stage.
cover-group = Group
cover-of = of
cover-area-done = all are planned
cover-no-groups = There are no groups
