import { catalogue } from "./catalogue.ts";

/** The days that a page shows, and what they are compared with. */
export const rangeWords = catalogue({
  en: {
    presets: {
      today: "Today",
      last7: "Last 7 days",
      last28: "Last 28 days",
      last90: "Last 90 days",
      this_week: "This week",
      last_week: "Last week",
      this_month: "This month",
      last_month: "Last month",
      this_quarter: "This quarter",
      custom: "Other days…",
    },
    compared: {
      none: "No comparison",
      before: "Compare: period before",
      year: "Compare: last year",
    },
    days: "Days",
    range: "Range",
    comparison: "Comparison",
    first: "First day",
    last: "Last day",
    comparedWith: (days: string, before: string) => `${days}, compared with ${before}`,
    wrong: {
      missing: "choose a day",
      noDay: (day: string, example: string) => `"${day}" is not a day such as ${example}`,
      future: "lies in the future",
      order: "is before the first day: swap them, or choose a later day",
      tooLong: (most: string) => `makes more than ${most} days: choose a shorter range`,
    },
  },
  de: {
    presets: {
      today: "Heute",
      last7: "Letzte 7 Tage",
      last28: "Letzte 28 Tage",
      last90: "Letzte 90 Tage",
      this_week: "Diese Woche",
      last_week: "Letzte Woche",
      this_month: "Dieser Monat",
      last_month: "Letzter Monat",
      this_quarter: "Dieses Quartal",
      custom: "Andere Tage …",
    },
    compared: {
      none: "Kein Vergleich",
      before: "Vergleich: Zeitraum davor",
      year: "Vergleich: letztes Jahr",
    },
    days: "Tage",
    range: "Zeitraum",
    comparison: "Vergleich",
    first: "Erster Tag",
    last: "Letzter Tag",
    comparedWith: (days, before) => `${days}, verglichen mit ${before}`,
    wrong: {
      missing: "wähle einen Tag",
      noDay: (day, example) => `„${day}“ ist kein Tag wie ${example}`,
      future: "liegt in der Zukunft",
      order: "liegt vor dem ersten Tag: Tausche sie, oder wähle einen späteren Tag",
      tooLong: (most) => `ergibt mehr als ${most} Tage: Wähle einen kürzeren Zeitraum`,
    },
  },
});
