# Paša PIN
pin-title = PIN un grupas planšetes
pin-lead = Ar PIN Jūs uz grupas kopīgās planšetes atverat šīs grupas apmeklējumu un dienu. Neko citu ar PIN atvērt nevar.
pin-own = Mans PIN
pin-since = PIN ir kopš { $day }
pin-none = PIN nav iestatīts.
pin-new = Jaunais PIN
pin-again = Jaunais PIN vēlreiz
pin-hint = Seši cipari. Tādus, ko uzmin pirmos (123456, 000000, 121212), iestatīt nevar.
pin-password-hint = Lai iestatītu PIN, ievadiet savu paroli vēlreiz.
pin-set = Iestatīt PIN
pin-change = Mainīt PIN
pin-remove = Noņemt PIN
pin-not-six = PIN ir seši cipari.
pin-trivial = Šo PIN uzmin pirmo. Izvēlieties citu.
pin-not-same = PIN abās ailēs nav vienāds.
pin-none-to-remove = PIN jau ir noņemts.

# Grupas planšetes
tablet-title = Grupas planšetes
tablet-of-groups = Grupu planšetes
tablet-lead = Sapārotu ierīci katrs grupas darbinieks atver ar savu PIN.
tablet-list = Sapārotās ierīces
tablet-none = Grupai nav sapārotas nevienas ierīces.
tablet-here = šī ierīce
tablet-here-now = Šī ierīce ir sapārota ar grupu.
tablet-here-text = Pirms atstājat to grupā, izejiet no sava konta.
tablet-hand-over = Iziet un atvērt planšeti
tablet-paired = { $who } sapāroja { $day }
tablet-used = pēdējoreiz lietota { $day }
tablet-not-used = vēl nav lietota
tablet-revoke = Atsaistīt
tablet-pair-title = Sapārot šo ierīci
tablet-pair-text = Ierīce, kurā tagad lasāt šo lapu, kļūs par grupas planšeti. Dariet to tikai ar ierīci, kas paliek grupā.
tablet-pair-again = Ja sapārosiet šo ierīci vēlreiz, iepriekšējais pārojums beigsies.
tablet-pair = Sapārot šo ierīci
tablet-name = Ierīces nosaukums
tablet-name-hint = Piemēram, „Lielā planšete”.
tablet-many = Grupai ir sapārots par daudz ierīču. Vispirms atsaistiet tās, kuras nelietojat.

# Atvēršana ar PIN
unlock-lead = Grupas planšete
unlock-who = Kas strādā?
unlock-choose = Izvēlieties savu vārdu.
unlock-pin = PIN
unlock-pin-hint = Seši cipari. Pēc pieciem nepareiziem mēģinājumiem PIN ir bloķēts 15 minūtes.
unlock-keys = Cipari
unlock-clear = Dzēst
unlock-back = Dzēst pēdējo ciparu
unlock-go = Atvērt
unlock-wrong = PIN nav pareizs. Pārbaudiet, vai izvēlējāties savu vārdu, un mēģiniet vēlreiz.
unlock-locked = PIN ir bloķēts līdz plkst. { $time }. Ja esat to aizmirsis (-usi), pieslēdzieties ar paroli un iestatiet jaunu savā profilā.
unlock-nobody = Nevienam, kas šodien strādā grupā, vēl nav PIN. Pieslēdzieties ar paroli un iestatiet to savā profilā: „PIN un grupas planšetes”.
unlock-foot = Darba beigās spiediet „Pabeigt”. Pēc pusstundas bez darbības planšete aizveras pati.
unlock-password = Pieslēgties ar paroli
unpaired-title = Šī ierīce nav sapārota
unpaired-text = Ar PIN atver tikai ierīci, kuru grupas skolotāja ir sapārojusi ar grupu. Šī ierīce vēl nav sapārota, vai arī tā ir atsaistīta.
unpaired-how = Grupas skolotāja vai vadība to sapāro, pieslēdzoties šajā ierīcē ar paroli: „Mans profils”, „PIN un grupas planšetes”.
