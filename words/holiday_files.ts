import { catalogue } from "./catalogue.ts";

/** Why entries of a file of holidays are left out, and why a file cannot be read. */
export const holidayFileWords = catalogue({
  en: {
    unnamed: "Holiday",
    canceled: "is canceled",
    noFirst: "has no valid first day",
    noLast: "has no valid last day",
    partOfDay: "takes only a part of a day",
    tooLong: (days: number) => `is longer than ${days} days`,
    outside: (first: string, last: string) => `has no day from ${first} to ${last}`,
    twice: "is in the file more than once",
    unreadableRule: "has a repetition that cannot be read",
    tooOften: "repeats more often than holidays do",
    invalidRule: "has a repetition that is not valid, or repeats more often than holidays do",
  },
  de: {
    unnamed: "Feiertag",
    canceled: "ist abgesagt",
    noFirst: "hat keinen gültigen ersten Tag",
    noLast: "hat keinen gültigen letzten Tag",
    partOfDay: "dauert nur einen Teil eines Tages",
    tooLong: (days) => `ist länger als ${days} Tage`,
    outside: (first, last) => `hat keinen Tag von ${first} bis ${last}`,
    twice: "steht mehrmals in der Datei",
    unreadableRule: "hat eine Wiederholung, die sich nicht lesen lässt",
    tooOften: "wiederholt sich öfter als Feiertage",
    invalidRule: "hat eine ungültige Wiederholung oder wiederholt sich öfter als Feiertage",
  },
});
