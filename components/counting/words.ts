import type { Metric } from "@/core/rules/counting.ts";
import { demandOf } from "@/core/rules/condition_words.ts";
import { fieldLabel } from "@/core/events/fields.ts";
import { countingWords } from "@/words/counting.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";

/**
 * Describes what is counted: `CSAT received with score at least 0.9`.
 * @param titleOf the title of a type of event
 */
export function metricWords(metric: Metric, titleOf: (type: string) => string): string {
  const words = wordsOf(countingWords);
  const { events, when = [], measure } = metric;
  const language = currentLanguage();
  if (measure.kind === "streak") return words.streak;
  const what = events.length === 0
    ? words.allWork
    : new Intl.ListFormat(language, { type: "disjunction" }).format(events.map(titleOf));
  const conditions = when.map((one) =>
    `${fieldLabel(one.field, language)} ${demandOf(one, language)}`
  );
  const filter = conditions.length === 0 ? "" : ` ${words.with(conditions.join(` ${words.and} `))}`;
  switch (measure.kind) {
    case "count":
      return events.length === 0 ? words.allEvents + filter : sentence(what + filter);
    case "points":
      return words.pointsFor(what + filter);
    case "sum":
      return words.sumOf(fieldLabel(measure.field, language), what + filter);
    case "days":
      return words.daysWith(what + filter);
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
