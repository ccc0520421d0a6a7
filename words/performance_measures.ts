import type { PartKey, PerformanceKey } from "@/core/performance/measures.ts";
import { catalogue } from "./catalogue.ts";

/** The measures of performance: what they are called, and how they are computed. */
export const performanceMeasureWords = catalogue<{
  readonly measures: Readonly<
    Record<PerformanceKey, { readonly title: string; readonly formula: string }>
  >;
  readonly parts: Readonly<Record<PartKey, string>>;
}>({
  en: {
    measures: {
      response_time: {
        title: "Response time",
        formula: "Seconds until a reply, per reply that reports it; the mean of people's means",
      },
      pipeline_conversion: {
        title: "Pipeline conversion",
        formula: "Deals won / deals won or lost; the mean of people's rates",
      },
      contact_quality: {
        title: "Contact quality",
        formula: "Data quality (0 to 1) of new contacts that report it; the mean of people's means",
      },
      call_success: {
        title: "Call success",
        formula: "Calls completed / calls completed or missed; the mean of people's rates",
      },
      productivity: {
        title: "Productivity index",
        formula:
          "100 × the mean of the person's parts, each compared with the mean of all people in " +
          "the earlier period: the four measures above and the things done per day of work",
      },
    },
    parts: {
      response_time: "Response time",
      pipeline_conversion: "Pipeline conversion",
      contact_quality: "Contact quality",
      call_success: "Call success",
      output: "Output",
    },
  },
  de: {
    measures: {
      response_time: {
        title: "Antwortzeit",
        formula:
          "Sekunden bis zu einer Antwort, je Antwort, die sie angibt; das Mittel der Mittel " +
          "der Leute",
      },
      pipeline_conversion: {
        title: "Abschlussquote",
        formula: "Gewonnene Abschlüsse / gewonnene oder verlorene; das Mittel der Quoten der Leute",
      },
      contact_quality: {
        title: "Kontaktqualität",
        formula: "Datenqualität (0 bis 1) neuer Kontakte, die sie angeben; das Mittel der Mittel " +
          "der Leute",
      },
      call_success: {
        title: "Anruferfolg",
        formula: "Geführte Anrufe / geführte oder verpasste; das Mittel der Quoten der Leute",
      },
      productivity: {
        title: "Produktivitätsindex",
        formula: "100 × das Mittel der Teile einer Person, jeder verglichen mit dem Mittel aller " +
          "Leute im früheren Zeitraum: die vier Kennzahlen oben und das Erledigte je Arbeitstag",
      },
    },
    parts: {
      response_time: "Antwortzeit",
      pipeline_conversion: "Abschlussquote",
      contact_quality: "Kontaktqualität",
      call_success: "Anruferfolg",
      output: "Erledigtes",
    },
  },
});
