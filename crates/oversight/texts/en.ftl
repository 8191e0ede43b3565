# Home
oversight-at = { $day }, { $time }
oversight-day-off = Nothing is due on this day. The next working day: { $next }.
oversight-ahead = For the next working day
oversight-done-of = { $n } of { $all } { $word }
oversight-done-word = { $n ->
    [one] done
   *[other] done
}
oversight-stands-in = stands in for: { $name }, until { $day }
oversight-all-done = Today's deadlines are met.
oversight-still-possible = You can still enter it.
oversight-due-absences = Absences are due by { $time } – { $span } left.
oversight-due-diary = Today's entry is due by { $time } – { $span } left.
oversight-late-absences = Absences were due by { $time } – { $span } late.
oversight-late-diary = Today's entry was due by { $time } – { $span } late.
oversight-my-groups = My groups today
oversight-numbers = The institution today
oversight-staff = Staff
oversight-children = Children in groups
oversight-own-children = My children
oversight-groups-today = Groups today
oversight-whole-board = The whole board
oversight-nothing-late = No deadline is missed.

# Duties
oversight-absences = Absences
oversight-absences-by = Absences (by { $time })
oversight-diary = Entry
oversight-diary-today = Entry for today
oversight-diary-next = Entry for the next working day: { $day }
oversight-topic = Safety or upbringing topic
oversight-still = Topics for children who were absent
oversight-marked = Children marked: { $n } of { $all }
oversight-absent = Absent: { $n } of { $all }
oversight-all-present = All children are here
oversight-not-begun = Not begun yet
oversight-begun = Begun – “Theme” is missing
oversight-no-topic = None entered today yet
oversight-still-children = { $n ->
    [one] Still to be told to { $n } child
   *[other] Still to be told to { $n } children
}
oversight-mark = Mark
oversight-mark-children = Mark the children
oversight-go-on = Continue
oversight-fill = Fill in
oversight-note = Enter
oversight-open = Open
oversight-by-monday = by Monday { $time }
oversight-by-tuesday = by Tuesday { $time }
oversight-by-wednesday = by Wednesday { $time }
oversight-by-thursday = by Thursday { $time }
oversight-by-friday = by Friday { $time }
oversight-by-saturday = by Saturday { $time }
oversight-by-sunday = by Sunday { $time }

# The board
oversight-group = Group
oversight-next-column = Entry for the next working day
oversight-no-hour = no deadline
oversight-duties = Deadlines
oversight-duties-by-group = Deadlines by group
oversight-in-time = in time
oversight-later = later
oversight-none = missing
oversight-not-due = not due yet
oversight-done-late = Done late
oversight-missing = Not filled in
oversight-not-yet = not yet
oversight-late-by = (+{ $span })
oversight-of = { $n } of { $all }
oversight-absent-count = absent: { $n }
oversight-of-groups = { $n ->
    [one] of { $n } group
   *[other] of { $n } groups
}
oversight-of-children = { $n ->
    [one] of { $n } child
   *[other] of { $n } children
}
oversight-children-absent = Absent children
oversight-substitute = { $name } (stands in)
oversight-live = Updates by itself
oversight-live-off = No connection – the page does not update
oversight-as-of = As of { $moment }
oversight-no-groups = The institution has no groups yet
oversight-no-groups-text = Deadlines appear here once the groups and their children are entered.
oversight-all-applications = All applications
oversight-application-open = The parent is to be connected
oversight-application-unconfirmed = The application is to be confirmed
oversight-connect = Connect

# Plans
oversight-month-plan = Month plan – { $month }
oversight-week-plan = Week plan – { $week }
oversight-by-evening = by the end of this day
oversight-part = Your part: { $subject }
oversight-plan-missing = { $n ->
    [one] Missing in { $n } group
   *[other] Missing in { $n } groups
}
oversight-since = since { $time }
oversight-timetable-waits = Waits for approval
oversight-timetable-returned = Returned for changes
oversight-decide = Look and decide
oversight-mend = Change
oversight-deadline = Deadline
oversight-all-plans = All plans
oversight-tab-day = Duties of the day
oversight-tab-plans = Plans
oversight-plans-sub = Month and week plans of all groups
oversight-plans-by-group = Plans by group
oversight-plan-sum = { $n } of { $all } done
oversight-plan-sum-missed = { $n } missed
oversight-plan-saved = { $who }, { $time }
oversight-plan-begun = Begun
oversight-plan-open-comments = { $n ->
    [one] { $n } open comment
   *[other] { $n } open comments
}
oversight-plan-kind = Plan
oversight-plan-period = Period
oversight-plan-state = State
oversight-plan-done = Completed
oversight-plan-late = Late by
oversight-plan-saved-by = Last saved by
oversight-plan-saved-at = Saved
oversight-plan-comments = Open comments
