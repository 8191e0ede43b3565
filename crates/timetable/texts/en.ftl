timetable-day-1 = Monday
timetable-day-2 = Tuesday
timetable-day-3 = Wednesday
timetable-day-4 = Thursday
timetable-day-5 = Friday
timetable-day-empty = No play-lessons.
timetable-version = Version { $n }
timetable-versions = Versions
timetable-from = from { $day }
timetable-in-force = In force
timetable-coming = In force from { $day }
timetable-draft = Draft
timetable-submitted = Submitted for approval
timetable-state-draft = draft
timetable-state-submitted = submitted for approval
timetable-state-approved = approved
timetable-approved = approved by { $who } { $time }
timetable-saved = saved by { $who } { $time }
timetable-none = The timetable has no version yet
timetable-none-text = The group's teacher writes a draft and submits it to the head.
timetable-new = New version
timetable-waits = The timetable waits for approval
timetable-approve = Approve
timetable-return = Return for changes
timetable-remark = Remark to the teachers
timetable-remark-hint = Required when you return the timetable: write what has to be changed.
timetable-remark-none = Write what has to be changed, and return it again.
timetable-remark-long = The remark is longer than 2000 characters. Shorten it.
timetable-not-decided = The decision was not saved
timetable-changed = The timetable was changed meanwhile. Open it again and check.
timetable-draft-title = Draft of the timetable
timetable-submitted-text = If you change it, it has to be submitted again.
timetable-not-saved = The timetable was not saved
timetable-conflict-title = Nothing was saved: somebody else changed the timetable meanwhile
timetable-conflict = Both versions stand below. What you typed is still in the form: complete it and save again, or keep the saved one.
timetable-theirs = Saved version
timetable-mine = Your version
timetable-take-theirs = Keep the saved one
timetable-from-label = In force from
timetable-from-hint = The day from which the timetable is in force, such as 07.09.2026.
timetable-row = { $day }, row { $n }
timetable-starts = Start
timetable-ends = End
timetable-teacher = Subject and teacher
timetable-own = The group's teachers together
timetable-own-teachers = The group's teachers
timetable-subjects = Subject teachers
timetable-teacher-gone = not available any more
timetable-rows-hint = Give each lesson its start and end, and a learning area or a subject with its teacher. A subject brings its area with it.
timetable-area = Learning area
timetable-title = Title
timetable-more-rows = Add a lesson
timetable-spare = Empty rows are not saved. If there are too few, save, and new ones appear.
timetable-submit = Save and submit
timetable-no-date = Write the date as dd.mm.yyyy.
timetable-no-time = Write the start as HH:MM, such as 09:15.
timetable-no-end = Write the end as HH:MM, such as 09:40.
timetable-ends-before = The lesson ends before it has begun. Change its end.
timetable-overlap = Overlaps with this day's lesson { $times }. Change the time.
timetable-no-area = Choose a learning area or a subject.
timetable-no-teacher = This teacher does not teach in the group from that day on. Choose another one.
timetable-title-long = The title is longer than 200 characters. Shorten it.
timetable-empty = The timetable has no play-lesson. Write at least one before submitting it.

# One teacher in two groups
timetable-clashes = A teacher would be in two groups at once
timetable-clash = { $day } { $times }: { $who } is in the group “{ $group }” at that time, { $there } ({ $state }).
timetable-clash-fault = { $day } { $times }: { $who } is in the group “{ $group }” at that time, { $there } ({ $state }). Change the time or tick “joint lesson”.
timetable-joint = joint lesson
timetable-clash-free = does not stop submission
timetable-joint-label = Joint lesson: both groups together
timetable-twice = in two groups at once

# Versions
timetable-steps = Approval
timetable-step-submitted = Submitted by { $who } { $time }
timetable-step-returned = Returned for changes by { $who } { $time }
timetable-step-approved = Approved by { $who } { $time }
timetable-older = Older version
timetable-newer = Newer version
timetable-compare = Compare
timetable-compare-title = Versions compared
timetable-compare-with = Compare with version { $n }
timetable-compare-left = Older version
timetable-compare-right = Newer version
timetable-one-version = Nothing to compare
timetable-one-version-text = There has to be a second version of the timetable first.
timetable-weekday = Day
timetable-change = What changed
timetable-changed-lesson = changed
timetable-gone-lesson = taken out
timetable-new-lesson = added
timetable-same-lesson = unchanged
timetable-changes = { $n ->
    [one] { $n } lesson differs.
   *[other] { $n } lessons differ.
}

# My lessons
timetable-this-week = This week
timetable-mine-coming = Timetables with your lessons that are not approved yet
timetable-lessons-count = { $n ->
    [one] { $n } lesson
   *[other] { $n } lessons
}
timetable-print-summary = The week’s play-lessons by day
