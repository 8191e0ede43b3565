# Import from a spreadsheet
import-title = Import
import-intro = From an Excel, LibreOffice or CSV file. You see every row before anything is written.
import-kind-children = Children and parents
import-kind-staff = Staff
import-kind-groups = Groups
import-about-children = First name, surname, personal code, birth date, group, mother's and father's name, phone and e-mail, addresses. One row is one child.
import-about-staff = First name, surname, role, group, phone, e-mail, from which day. One row is one role; a person with two roles has two rows.
import-about-groups = Number, name, age, room. One row is one group.
import-file = File
import-file-hint = XLSX, XLS, ODS or CSV, up to 10 MB. The headings of the columns stand in the first row.
import-from-file = File “{ $what }”
import-look = See the rows
import-not-read = The file cannot be read
import-done = Written.
import-done-added = { $n ->
    [one] { $n } row added.
   *[other] { $n } rows added.
}
import-done-changed = { $n ->
    [one] { $n } row changed.
   *[other] { $n } rows changed.
}
import-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}

# Columns
import-columns = Columns
import-columns-open = Say what the columns hold
import-columns-change = Change the columns
import-columns-on = On: see the rows
import-column = Column
import-column-number = Column { $what }
import-column-samples = Samples
import-column-is = What it holds
import-column-nothing = Do not bring in
import-column-twice = “{ $what }” was said of two columns; leave one.
import-heading-row = Row of the headings
import-heading-hint = The rows under it are brought in.
import-heading-none = There are no headings
import-needs-name = The column of the name and surname is missing.
import-needs-birth = The column of the birth date or the personal code is missing.
import-needs-role = The column of the role is missing.
import-needs-number = The column of the group's number is missing.
import-needs-title = The column of the group's name is missing.

# Rows
import-line = Row
import-who = Who
import-state = State
import-what = What will be
import-state-wrong = Wrong
import-state-added = To be added
import-state-changed = To be changed
import-state-same = Unchanged
import-row-wrong = Wrong
import-row-added = To be added
import-row-changed = To be changed
import-row-same = Unchanged
import-shown = Which rows to show
import-all = All rows
import-page-before = Previous page
import-page-after = Next page
import-no-rows = There are no such rows
import-wrong = { $n ->
    [one] { $n } row is wrong.
   *[other] { $n } rows are wrong.
}
import-wrong-text = Nothing is written before they are mended. Mend the file and upload it again.
import-nothing = All rows are kept just so already; there is nothing to change.
import-ignored = These columns are not brought in: { $what }.
import-overtaken = While you looked, somebody changed the same data. Look at the rows again and confirm.
import-write = Write
import-take-back = Do not write

import-gender-girl = girl
import-gender-boy = boy

# What is wrong with a row
import-fault-empty = has to be filled in
import-fault-long = too long, { $what } letters are allowed
import-fault-date = “{ $what }” is no date; write dd.mm.yyyy
import-fault-born-later = the birth date lies in the future
import-fault-ends-before = the last day is before the first
import-fault-code = “{ $what }” is no personal code (xxxxxx-xxxxx)
import-fault-code-of-another = a child with another name and birth date has this personal code already
import-fault-other-code = the person of this name has another personal code already; check which is right
import-fault-several = there are several of the same name; give the personal code
import-fault-twice = the same stands in row { $what } already
import-fault-phone = “{ $what }” is no telephone number; a Latvian one has 8 digits, a foreign one a “+” and the country's code
import-fault-email = “{ $what }” is no e-mail address
import-fault-gender = “{ $what }” is not clear; write “girl” or “boy”
import-fault-truth = “{ $what }” is not clear; write “yes” or “no”
import-fault-group = there is no group “{ $what }”; make it first
import-fault-group-closed = the group “{ $what }” is closed
import-fault-no-group = name the group
import-fault-moves-before = the child is in its group from { $what }; it can move to another only later
import-fault-parent-name = there is a phone or an e-mail, but no name
import-fault-number = “{ $what }” is no group number from 1 to 99
import-fault-role = the role “{ $what }” is not known
import-fault-role-group = this role needs a group
import-fault-role-twice = an earlier row gives this role with another last day
import-fault-area = name the learning area
import-fault-superuser = end a superuser's role on the person's own page
import-fault-sign-in-name = “{ $what }” does not do; it takes 3 to 60 letters a–z, digits, dots or dashes
import-fault-name-taken = the sign-in name “{ $what }” is taken
import-fault-no-sign-in-name = no free sign-in name can be made; write one in the file

# What is odd but allowed
import-note-zero = the zero that was lost in front was put back
import-note-code = the check digit or the year is not the usual one; check it
import-note-same-phone = the same phone ({ $what }) for two parents
import-note-from = the child is in the group from { $what }; an import does not change the first day
import-note-left = the child left the group on { $what }; to come back, give “from”
import-note-sign-in-name = an import does not change a sign-in name
import-note-own = the person confirmed it as their own; an import does not change it

# Why a file cannot be read
import-file-empty = The file is empty. Choose one with rows.
import-file-large = The file is larger than 10 MB. Split it.
import-file-picture = This is a picture, not a spreadsheet, whatever it is called.
import-file-pdf = This is a PDF. Save the list as XLSX or CSV.
import-file-document = This is a text document. Copy the table into a spreadsheet and save it as XLSX.
import-file-web = This is a web page (some systems call one “.xls”). Open it in Excel and save it as XLSX.
import-file-workbook = This format of Excel is not read. Open it and save it as XLSX.
import-file-unknown = This is no spreadsheet. XLSX, XLS, ODS and CSV will do.
import-file-encrypted = The file is protected by a password. Take it off and upload the file again.
import-file-broken = The file is damaged. Open it, save it anew and upload it again.
import-file-bomb = The file unpacks to an unusual size and is not read.
import-file-rows = The file has more than { $most } rows. Split it.
import-file-columns = Row { $row } has more than { $most } columns.
import-file-cell = The text at row { $row }, column { $column } is too long.
import-file-text = The file holds too much text. Split it.

# Fields
import-field-name = First name and surname
import-field-name-reversed = Surname and first name
import-field-given-name = First name
import-field-surname = Surname
import-field-code = Personal code
import-field-document = Document number
import-field-country = Document's country
import-field-birth = Birth date
import-field-gender = Gender
import-field-nationality = Nationality
import-field-language = Mother tongue
import-field-photo-ban = Ban on photographs
import-field-group = Group
import-field-group-number = Group number
import-field-from = From
import-field-to = To
import-field-declared = Declared address
import-field-actual = Actual address
import-field-mother-name = Mother's name and surname
import-field-mother-given = Mother's first name
import-field-mother-surname = Mother's surname
import-field-mother-phone = Mother's phone
import-field-mother-email = Mother's e-mail
import-field-father-name = Father's name and surname
import-field-father-given = Father's first name
import-field-father-surname = Father's surname
import-field-father-phone = Father's phone
import-field-father-email = Father's e-mail
import-field-guardian-name = Guardian's name and surname
import-field-guardian-given = Guardian's first name
import-field-guardian-surname = Guardian's surname
import-field-guardian-phone = Guardian's phone
import-field-guardian-email = Guardian's e-mail
import-field-sign-in-name = Sign-in name
import-field-phone = Phone
import-field-email = E-mail
import-field-role = Role
import-field-area = Learning area
import-field-subject = Subject
import-field-number = Group number
import-field-title = Name
import-field-age = Age
import-field-room = Room
import-field-compulsory = Compulsory preparation
