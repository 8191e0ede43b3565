# Aptvērums
cover-title = Aptvērums
cover-year = { $year }. mācību gads
cover-year-before = Iepriekšējais mācību gads
cover-year-after = Nākamais mācību gads
cover-stage-first = 1. posms
cover-stage-second = 2. posms
cover-stage-third = 3. posms
cover-stage-end = pirmsskolas noslēgums
cover-of-first = 1. posma rezultāts
cover-of-second = 2. posma rezultāts
cover-of-third = 3. posma rezultāts
cover-of-end = rezultāts, noslēdzot pirmsskolu
cover-gone = vairs nav sarakstā
cover-no-stage = Grupas vecumam „{ $age }” nav noteikts posms, tāpēc rādīti visu posmu rezultāti.
cover-none = Sasniedzamo rezultātu saraksts ir tukšs
cover-none-text = Kad metodiķis sarakstu ielādēs, te būs redzams, kuri rezultāti šogad ir plānoti.
cover-sum = Šogad plānoti { $touched } no { $total } rezultātiem.
cover-sum-all = Plānoti ir visi rezultāti.
cover-sum-untouched = { $n ->
    [zero] Vēl nav skarti { $n } rezultāti.
    [one] Vēl nav skarts { $n } rezultāts.
   *[other] Vēl nav skarti { $n } rezultāti.
    }
cover-demonstration = Rezultātu formulējumi ir parauga teksts.
cover-filter = Kurus rezultātus rādīt
cover-filter-all = Visi rezultāti
cover-filter-untouched = Tikai neskartie
cover-area = Nav skarti { $untouched } no { $total }
cover-outcome = Sasniedzamais rezultāts
cover-untouched = Nav skarts
cover-planned = plānots, nav ielikts nevienā dienā
cover-placed = { $n ->
    [zero] plānots, ielikts { $n } dienās
    [one] plānots, ielikts { $n } dienā
   *[other] plānots, ielikts { $n } dienās
    }
cover-placed-dropped = { $n ->
    [zero] mēneša plānā vairs nav, ielikts { $n } dienās
    [one] mēneša plānā vairs nav, ielikts { $n } dienā
   *[other] mēneša plānā vairs nav, ielikts { $n } dienās
    }
cover-own-words = { $n ->
    [zero] Pašu vārdiem plānoti vēl { $n } rezultāti.
    [one] Pašu vārdiem plānots vēl { $n } rezultāts.
   *[other] Pašu vārdiem plānoti vēl { $n } rezultāti.
    }
cover-legend = Punkts: mēneša plānā rezultāts ir, bet nav ielikts nevienā dienā. Skaitlis: tik dienās tas ielikts.
cover-all-groups = Visas grupas
cover-house-title = Aptvērums pa grupām
cover-house-caption = Cik rezultātu katrā mācību jomā grupa šogad vēl nav skārusi
cover-house-legend = Rādīts, cik posma rezultātu grupa šogad vēl nav plānojusi. Svītra: grupas vecumam nav noteikts posms.
cover-group = Grupa
cover-of = no
cover-area-done = visi ir plānoti
cover-no-groups = Nav nevienas grupas
