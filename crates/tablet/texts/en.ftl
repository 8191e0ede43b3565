# One's own PIN
pin-title = PIN and group tablets
pin-lead = With a PIN you open a group’s attendance and day on its shared tablet. A PIN opens nothing else.
pin-own = My PIN
pin-since = There is a PIN since { $day }
pin-none = There is no PIN.
pin-new = New PIN
pin-again = New PIN again
pin-hint = Six digits. Those that are guessed first (123456, 000000, 121212) are not taken.
pin-password-hint = To set a PIN, enter your own password again.
pin-set = Set the PIN
pin-change = Change the PIN
pin-remove = Remove the PIN
pin-not-six = A PIN is six digits.
pin-trivial = This PIN is guessed first. Choose another.
pin-not-same = The PINs in the two fields are not the same.
pin-none-to-remove = The PIN is removed already.

# A group's tablets
tablet-title = Group tablets
tablet-of-groups = The groups’ tablets
tablet-lead = Everybody who works in the group opens a paired device with a PIN of their own.
tablet-list = Paired devices
tablet-none = No device is paired with the group.
tablet-here = this device
tablet-here-now = This device is paired with the group.
tablet-here-text = Sign out of your own account before you leave it in the group.
tablet-hand-over = Sign out and open the tablet
tablet-paired = paired by { $who } on { $day }
tablet-used = last used { $day }
tablet-not-used = not used yet
tablet-revoke = Unpair
tablet-pair-title = Pair this device
tablet-pair-text = The device on which you read this page becomes the group’s tablet. Do it only with a device that stays in the group.
tablet-pair-again = If you pair this device again, the pairing before it ends.
tablet-pair = Pair this device
tablet-name = What the device is called
tablet-name-hint = Such as “The large tablet”.
tablet-many = The group has too many paired devices. First unpair those that are not used.

# Unlocking
unlock-lead = The group’s tablet
unlock-who = Who is working?
unlock-choose = Choose your name.
unlock-pin = PIN
unlock-pin-hint = Six digits. After five wrong ones the PIN is locked for 15 minutes.
unlock-keys = Digits
unlock-clear = Clear
unlock-back = Delete the last digit
unlock-go = Open
unlock-wrong = The PIN is not right. Check that you chose your own name, and try again.
unlock-locked = The PIN is locked until { $time }. If you have forgotten it, sign in with your password and set a new one in your profile.
unlock-nobody = Nobody who works in the group today has a PIN yet. Sign in with your password and set one in your profile: “PIN and group tablets”.
unlock-foot = Press “Finish” when you are done. After half an hour without use the tablet closes by itself.
unlock-password = Sign in with a password
unpaired-title = This device is not paired
unpaired-text = A PIN opens only a device that a group’s teacher has paired with the group. This one is not paired yet, or has been unpaired.
unpaired-how = The group’s teacher or the head pairs it by signing in on this device with a password: “My profile”, “PIN and group tablets”.
