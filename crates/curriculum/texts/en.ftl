# Reference lists by school year
curriculum-year = School year { $year }
curriculum-previous = Previous school year
curriculum-next = Next school year
curriculum-lists = Lists
curriculum-areas = Learning areas and subjects
curriculum-areas-text = The seven learning areas are set by Cabinet regulation No. 716. The subjects of each area are set by the institution in the list “Subjects”.
curriculum-subjects = Subjects: { $what }
curriculum-topics = Safety rules and upbringing topics
curriculum-topics-text = Topics that are talked over in the group and noted in the group journal
curriculum-outcomes = Learning outcomes
curriculum-outcome = Learning outcome
curriculum-outcome-new = New learning outcome
curriculum-list-subject = Subjects
curriculum-list-value = Values
curriculum-list-virtue = Virtues
curriculum-list-skill = Transversal skills
curriculum-list-technique = Assessment techniques
curriculum-stage-first = Stage 1
curriculum-stage-second = Stage 2
curriculum-stage-third = Stage 3
curriculum-stage-end = End of preschool
curriculum-outcome-count = { $n ->
    [one] { $n } outcome
   *[other] { $n } outcomes
}
curriculum-entry-count = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
curriculum-unofficial = { $n ->
    [one] { $n } outcome is not the official text.
   *[other] { $n } outcomes are not the official text.
}
curriculum-unofficial-text = They are demonstration wording or the institution's own, not the text of Cabinet regulation No. 716. The methodologist loads the official list.
curriculum-is-official = Official text
curriculum-not-official = Not the official text
curriculum-all-areas = All learning areas
curriculum-all-stages = All stages
curriculum-filter = Filter
curriculum-empty = There is nothing in this list
curriculum-empty-text = No entry holds in this school year.
curriculum-edit = Edit
curriculum-since = from { $from }
curriculum-from-to = from { $from } to { $to }
curriculum-never = does not hold
curriculum-no-end = no last day

# An entry's page
curriculum-area = Learning area
curriculum-stage = Stage
curriculum-text = Learning outcome
curriculum-title-label = Title
curriculum-paragraph = Paragraph of the regulation
curriculum-paragraph-hint = For example, 10.1.1. or annex 1, 12.3.
curriculum-official = This is the official text
curriculum-official-hint = Tick this only if the text is that of Cabinet regulation No. 716, word for word.
curriculum-from-year = From which school year
curriculum-from-year-hint = The lists and plans of earlier years stay as they were.
curriculum-ends = Holds until
curriculum-entry-new = New entry
curriculum-retire = Stop using
curriculum-retire-text = From the chosen school year on the entry is not offered in new plans. It stays in plans that already have it.
curriculum-retire-do = Stop using
curriculum-over = This entry does not hold any more, so it cannot be changed. It stays in plans that have it.
curriculum-fault-known = This learning area and stage already have that outcome.
curriculum-fault-paragraph-known = This learning area and stage already have an outcome with that paragraph.
curriculum-fault-entry-known = This list already has that entry.
curriculum-fault-over = The entry does not hold in that school year any more. Choose an earlier one.

# Loading a list from a file
curriculum-load = Load a list of outcomes
curriculum-load-short = Load
curriculum-load-intro = You see every row before anything is written.
curriculum-load-about = Load the outcomes of Cabinet regulation No. 716 with their paragraph numbers, or the institution's own list. Plans that exist keep what they refer to.
curriculum-load-year-hint = The list holds from 1 September of that year; an earlier date in the file does not change that.
curriculum-load-current = Download the current list
curriculum-file-hint = CSV, JSON, XLSX, XLS or ODS, up to 10 MB. Column headings in the first row of a table.
curriculum-others = Outcomes that the file does not have
curriculum-others-retire = Stop using them in the learning areas and stages that the file has
curriculum-others-keep = Keep them
curriculum-others-short-retire = stop using
curriculum-others-short-keep = keep
curriculum-columns = What the file needs
curriculum-column-area = Learning area
curriculum-column-stage = Stage
curriculum-column-text = Outcome
curriculum-column-paragraph = Paragraph
curriculum-column-official = Official
curriculum-column-from = Valid from
curriculum-column-to = Valid to
curriculum-about-area = A name or code such as “Valodu” or “VAL”. In JSON: “area_id”.
curriculum-about-stage = “Stage 1”, “Stage 2”, “Stage 3” or “End of preschool”. In JSON: “stage_id” (posms1, posms2, posms3, noslegums).
curriculum-about-text = Up to 1000 characters. In JSON: “text”.
curriculum-about-paragraph = The same outcome with another wording is found by learning area, stage and paragraph. In JSON: “source_paragraph”. May be missing.
curriculum-about-official = “yes” or “no”; where it is not said, a new text is not official. In JSON: “official”.
curriculum-about-days = Dates, where an outcome does not hold all the time. In JSON: “valid_from”, “valid_to”. May be missing.
curriculum-preview = Rows of the list
curriculum-place = Area and stage
curriculum-order-only = Only the order of the outcomes will change.
curriculum-state-wrong = Wrong
curriculum-state-added = To be added
curriculum-state-changed = To be changed
curriculum-state-retired = No longer used
curriculum-state-same = Unchanged
curriculum-row-wrong = Wrong
curriculum-row-added = To be added
curriculum-row-changed = To be changed
curriculum-row-retired = No longer used
curriculum-row-same = Unchanged
curriculum-row-over = Ended before the chosen school year.
curriculum-done-added = { $n ->
    [one] { $n } outcome added.
   *[other] { $n } outcomes added.
}
curriculum-done-changed = { $n ->
    [one] { $n } outcome changed.
   *[other] { $n } outcomes changed.
}
curriculum-done-retired = { $n ->
    [one] { $n } outcome no longer used.
   *[other] { $n } outcomes no longer used.
}

# What is wrong with a row
curriculum-fault-missing = has to be filled in
curriculum-fault-area = there is no learning area “{ $what }”
curriculum-fault-stage = there is no stage “{ $what }”; write “Stage 1”, “Stage 2”, “Stage 3” or “End of preschool”
curriculum-fault-long = too long, { $what } characters are allowed
curriculum-fault-garbled = letters of the text are broken; save the file as UTF-8 and upload it again
curriculum-fault-truth = “{ $what }” is not clear; write “yes” or “no”
curriculum-fault-date = “{ $what }” is not a date; write dd.mm.yyyy.
curriculum-fault-ends-before = the last day is before the first
curriculum-fault-twice = row { $what } already has the same text or paragraph

# Why a file cannot be read
curriculum-file-unknown = This is not a list of outcomes. CSV, JSON, XLSX, XLS and ODS are read.
curriculum-file-encoding = The JSON file is not UTF-8. Save it as UTF-8 and upload it again.
curriculum-file-json = The JSON file is broken in line { $line }. Mend it and upload it again.
curriculum-file-shape = A JSON file has to be a list of outcomes: [{ "{" }"area_id": …, "stage_id": …, "text": …{ "}" }, …].
curriculum-file-missing = The file lacks columns: { $what }.
