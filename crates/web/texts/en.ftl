skip-to-content = Skip to content
side-panel = Side panel
sections = Sections
main-sections = Main sections
change-group = Change group
group-age = aged { $age }
sign-out = Sign out
tablet-finish = Finish
product-line = Electronic journal for preschools
breadcrumbs = You are here
more-actions = Other actions

nav-home = Home
nav-attendance = Attendance
nav-diary = Diary
nav-diary-summer = Journal: week
nav-journal = Journal
nav-planning = Planning
nav-timetable = Timetable of play-lessons
nav-month-plan = Month plan
nav-week-plan = Week plan
nav-own-lessons = My lessons
nav-coverage = Coverage
nav-plan-search = Search the plans
plan-tabs = Parts of planning
nav-year-plan = Year plan
nav-curriculum = Reference lists
nav-children = Children
nav-applications = Applications
nav-reports = Attendance report
nav-supervision = Supervision
nav-staff = Staff and access
nav-groups = Groups
nav-settings = Settings
nav-family = Today
nav-profile = My profile
nav-more = More

save = Save
saved-at = Saved { $time }
saving = Saving…
cancel = Cancel
add = Add
remove = Remove
edit = Edit
print = Print
print-made = Made on { $day }
print-pdf = PDF to print
back-to-work = Back to work
back = Back
today = Today
previous-day = Previous day
next-day = Next day
previous-week = Previous week
next-week = Next week
previous-month = Previous month
next-month = Next month
optional = (if needed)
yes = Yes
no = No
week-number = week { $n }
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
span-days-acc = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
children-count = { $n ->
    [one] { $n } child
   *[other] { $n } children
}
working-days-count = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}

sign-in = Sign in
sign-in-name = Sign-in name
sign-in-hint-parents = Parents: the child's personal code (xxxxxx-xxxxx).
sign-in-hint-staff = Staff: the sign-in name that you were given.
password = Password
language = Language
show = Show
hide = Hide
sign-in-trouble = Cannot sign in?
sign-in-trouble-parents = Parents:
sign-in-trouble-parents-text = ask the group teacher for a new password. A password is given after an application to the preschool.
sign-in-trouble-staff = Staff:
sign-in-trouble-staff-text = the superuser replaces passwords. If somebody else may know yours, say so at once.
sign-in-foot = Do not give your password to anybody. On the group's computer press “Sign out” when you finish.
sign-in-session-over = The session is over. Sign in, and what you typed will be offered for saving.
sign-in-session-ended = The session has ended. Sign in again.
session-end-title = The session is about to end
session-end-text = The session ends at { $time }. If you are still working, press “Stay”. What you have typed is not lost: you can save it after signing in.
session-end-longest = The session cannot be prolonged any more: it ends at { $time }. Save what you have begun and sign in again.
session-end-failed = The session could not be prolonged: there is no connection. Try again.
session-stay = Stay
offline-title = No connection
offline-text = This page is not available without the internet. The weeks that you opened on this device during this session can be read offline.
offline-weeks = Kept weeks
offline-saved = Offline: saved { $day } at { $time }
sign-in-by-pin = Open the group’s tablet with a PIN
sign-in-sso = Sign in with { $provider }

error-sign-in = Sign in
error-sign-in-text = Sign in to go on.
error-not-found = There is no such page
error-not-found-text = The address is wrong, or the record is not yours to see. Go home and choose the section again.
error-forbidden = You may not do this
error-forbidden-text = Your role has no access to this section. If your work needs it, ask the superuser or the head.
error-off-tablet = This does not open on a group’s tablet
error-off-tablet-text = With a PIN, a group’s tablet opens only that group’s attendance and day. To open anything else, sign in with your own password, preferably on another device.
error-cross-site = The request was refused
error-cross-site-text = The request did not come from a page of this site. Open the page again and retry.
error-malformed = The request cannot be understood
error-malformed-text = What arrived is incomplete or damaged. Nothing was saved. Open the page again and retry.
error-unprocessable = The data are not valid
error-conflict = The record was changed meanwhile
error-too-large = Too much text
error-too-large-text = At most 500 kilobytes can be sent at once. Nothing was saved: shorten the text and retry.
error-method = This address cannot be used like that
error-method-text = Go home and choose the section again.
error-too-many = Too many tries
error-too-many-text = { $n ->
    [one] Try again in { $n } minute.
   *[other] Try again in { $n } minutes.
}
error-unavailable = The system is not available now
error-unavailable-text = The database does not answer. Nothing was saved; try again in a few seconds.
error-internal = Something went wrong
error-internal-text = The fault is on record. Nothing was saved; try again. If it happens again, tell the superuser.
unprocessable-address = The address holds a value that cannot be, such as a month or a week that does not exist. Choose it from the list.
unprocessable-missing = A field of the form is missing. Open the page again and retry.
unprocessable-value = The form holds a value that is not in the list. Open the page again and choose anew.
conflict-taken = There is such a record already. Open the page again and check.
status-number = Error number { $status }
go-home = Go home
try-again = Try again
kept-text = What you typed is kept on this page. Press “Try again”.
kept-label = What you typed

role-superuser = Superuser
role-head = Head
role-deputy = Deputy head for education
role-methodologist = Pre-school methodologist
role-clerk = Clerk
role-group_teacher = Group teacher
role-subject_teacher = Subject teacher
role-speech_therapist = Speech therapist
role-social_pedagogue = Social pedagogue
role-assistant = Teacher's assistant
role-parent = Parent

area-language = Language
area-social = Social and civic
area-culture = Cultural understanding and self-expression in art
area-science = Natural sciences
area-math = Mathematics
area-technology = Technology
area-health = Health and physical activity
area-suffix = learning area

mark-present = present
mark-sick = NS – illness, with a doctor's note
mark-excused = NC – another justified reason
mark-unexcused = N – unjustified absence
mark-home = educated in the family
mark-none = not marked

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-1-short = Mo
weekday-2-short = Tu
weekday-3-short = We
weekday-4-short = Th
weekday-5-short = Fr
weekday-6-short = Sa
weekday-7-short = Su
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-1-short = Jan
month-2-short = Feb
month-3-short = Mar
month-4-short = Apr
month-5-short = May
month-6-short = Jun
month-7-short = Jul
month-8-short = Aug
month-9-short = Sep
month-10-short = Oct
month-11-short = Nov
month-12-short = Dec

holiday-new-year = New Year's Day
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-labour-day = Labour Day, Convocation of the Constituent Assembly
holiday-restoration-of-independence = Restoration of Independence
holiday-mothers-day = Mother's Day
holiday-pentecost = Pentecost
holiday-midsummer-eve = Midsummer Eve
holiday-midsummer = Midsummer Day
holiday-song-festival = Closing day of the Song and Dance Festival
holiday-proclamation = Proclamation of the Republic
holiday-christmas-eve = Christmas Eve
holiday-christmas = Christmas Day
holiday-second-christmas = Second Day of Christmas
holiday-new-years-eve = New Year's Eve
holiday-observed-restoration = Day off for 4 May
holiday-observed-proclamation = Day off for 18 November
holiday-observed-song-festival = Day off for the Song and Dance Festival
holiday-pope-visit = Visit of Pope Francis
holiday-hockey-bronze = Celebration of the ice hockey bronze
day-weekend = Weekend
day-closed = The institution is closed

due-by = by { $time }
due-in = { $span } left
due-missed = late by { $span }
due-missed-days = late by { $span }
done-at = done { $time }
done-late-at = done { $time }, late by { $span }
not-needed = not needed today
state-late = Late
state-now = Due now
state-open = Not done yet
state-done = Done
state-none = Not needed
