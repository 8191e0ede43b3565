# Search in plans
find-title = Search in plans
find-sub = Plans and diaries of all years
find-words = What to look for
find-hint = One word or several: finds entries that have all of them. Diacritics and case endings do not matter. Words in quotes are looked for side by side.
find-group = Group
find-any-group = All groups
find-year = School year
find-any-year = All years
find-kind = Where
find-any-kind = Everywhere
find-kind-theme = Theme
find-kind-month_field = Month plan
find-kind-outcome = Outcome
find-kind-item = Additional information
find-kind-year_event = The institution's year plan
find-kind-week_lesson = Week plan
find-kind-diary_row = Diary
find-do = Search
find-empty = Type what to look for
find-empty-text = For example: Mārtiņdiena. It finds “mārtiņdienas” and “Mārtiņdienā” too.
find-short = { $n ->
    [one] A word needs at least { $n } letter
   *[other] A word needs at least { $n } letters
    }
find-short-text = Shorter words are in almost every entry, so they are not looked for.
find-nothing = Nothing was found
find-nothing-text = Check how the word is spelled, or search with fewer words.
find-nothing-narrowed = Search in all groups, all years and everywhere, or with fewer words.
find-all = { $n ->
    [one] { $n } entry was found.
   *[other] { $n } entries were found, the newest first.
    }
find-some = { $n ->
    [one] { $n } entry is shown.
   *[other] { $n } entries are shown, the newest first.
    }
find-left-out = Too short, so not looked for: { $words }.
find-institution = The whole institution
find-pages = Pages of entries found
find-newest = Show the newest
find-older = Show older
