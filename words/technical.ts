import type { TechnicalMeasure } from "@/core/technical/views.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What is measured of the installation, and how it stands. */
export const technicalMeasureWords = catalogue<{
  readonly titles: Readonly<Record<TechnicalMeasure["key"], string>>;
  readonly states: Readonly<Record<TechnicalMeasure["state"], string>>;
}>({
  en: {
    titles: {
      response_time: "Response time",
      stream_stability: "Stream stability",
      query_time: "Database query time",
      cache_hit_rate: "Cache hit rate",
      error_rate: "Error rate",
    },
    states: { met: "On target", missed: "Off target", unknown: "Too little measured" },
  },
  de: {
    titles: {
      response_time: "Antwortzeit",
      stream_stability: "Stabilität des Live-Stroms",
      query_time: "Zeit der Datenbankabfragen",
      cache_hit_rate: "Treffer im Cache",
      error_rate: "Fehlerrate",
    },
    states: { met: "Im Ziel", missed: "Nicht im Ziel", unknown: "Zu wenig gemessen" },
  },
});

/** How fast and reliable the installation is. */
export const technicalWords = catalogue({
  en: {
    title: "Technical",
    range: "Range",
    ranges: {
      1: "Last hour",
      24: "Last 24 hours",
      168: "Last 7 days",
      720: "Last 30 days",
    },
    measured: (instances: number) =>
      plural("en", instances, {
        one: "Measured by the running instance of Laurel. Programs read the same numbers at " +
          "{metrics}; the {guide} says what is measured how.",
        other: `Measured by ${instances} instances of Laurel. Programs read the same numbers at ` +
          "{metrics}; the {guide} says what is measured how.",
      }),
    guide: "guide",
    below: (target: string) => `target below ${target}`,
    above: (target: string) => `target above ${target}`,
    percentiles: { p50: "Half within", p95: "95% within", p99: "99% within" },
    overTime: (title: string) => `${title} over time`,
  },
  de: {
    title: "Technik",
    range: "Zeitraum",
    ranges: {
      1: "Letzte Stunde",
      24: "Letzte 24 Stunden",
      168: "Letzte 7 Tage",
      720: "Letzte 30 Tage",
    },
    measured: (instances) =>
      plural("de", instances, {
        one:
          "Gemessen von der laufenden Instanz von Laurel. Programme lesen dieselben Zahlen unter " +
          "{metrics}; die {guide} sagt, was wie gemessen wird.",
        other: `Gemessen von ${instances} Instanzen von Laurel. Programme lesen dieselben Zahlen ` +
          "unter {metrics}; die {guide} sagt, was wie gemessen wird.",
      }),
    guide: "Anleitung",
    below: (target) => `Ziel unter ${target}`,
    above: (target) => `Ziel über ${target}`,
    percentiles: { p50: "Die Hälfte in", p95: "95% in", p99: "99% in" },
    overTime: (title) => `${title} im Verlauf`,
  },
});
