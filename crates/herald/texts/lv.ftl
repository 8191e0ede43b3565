# Ko vecāki izvēlējušies uzzināt (1. pielikums): īsziņa, e-pasta vēstule vai paziņojums ierīcē
herald-line = { $name }: { $what }, { $days }
herald-absent = kavējums
herald-sick = kavējums slimības dēļ (NS)
herald-excused = kavējums cita attaisnota iemesla dēļ (NC)
herald-unexcused = kavējums, par kuru iestāde nav saņēmusi ziņu (N)
herald-entry = dienas ieraksts
herald-homework = dienas ieraksts ar uzdoto
herald-more = { $n ->
    [zero] Vēl { $n } paziņojumu skatiet E-klasē.
    [one] Vēl { $n } paziņojumu skatiet E-klasē.
   *[other] Vēl { $n } paziņojumus skatiet E-klasē.
}
herald-mail-subject = E-klase: paziņojums par Jūsu bērnu
herald-why = Vēstuli saņemat, jo šādi paziņojumi ir izvēlēti E-klases sadaļā „Paziņojumi”. Tur tos var arī atcelt.
