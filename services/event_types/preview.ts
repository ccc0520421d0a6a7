import { exampleOf } from "@/core/event_types/example.ts";
import type { TypeDefinition } from "@/core/event_types/definitions.ts";
import type { TypePreview } from "@/core/event_types/views.ts";
import { whatIf } from "@/core/explain/what_if.ts";
import { ruleOf, ruleVersionAt } from "@/core/rules/rules.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";
import type { Language } from "@/core/language.ts";
import { typePreviewWords } from "@/words/event_types.ts";
import { explainPoints } from "./points.ts";

/** A definition as somebody is typing it, and the data of an event to try it with. */
export interface TypePreviewInput {
  readonly definition: TypeDefinition;
  readonly points: unknown;
  /** Default: an example that is made from the fields. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** Returns what an event would pay now, as the first one of a day. */
export function previewType(
  { definition, points, data }: TypePreviewInput,
  { versions }: Pick<ScoringConfig, "versions">,
  now: number,
  language: Language = "en",
): TypePreview {
  const example = exampleOf(definition);
  const event = data === undefined ? example : { ...example, data };
  const { type } = definition;
  const { rule, issues } = points === null
    ? { rule: null, issues: [] }
    : explainPoints(points, definition);
  if (issues.some(({ severity }) => severity === "error")) return { issues, event, result: null };
  const inForce = ruleVersionAt(versions, now);
  const version = { version: 1, effectiveFrom: -Infinity, rule, isDefined: true };
  const { explanation, ...result } = whatIf(
    { version: inForce.version, rules: inForce.rules, typePoints: new Map([[type, [version]]]) },
    { source: "example", id: event.id, type, time: now, data: event.data },
    { streak: 1, language },
  );
  const isNamed = ruleOf(inForce.rules, type) !== undefined;
  const { points: paid, breakdown } = result;
  const words = typePreviewWords[language];
  const isSum = explanation.arithmetic !== `${paid} = ${paid}`;
  const summary = rule === null && !isNamed
    ? words.recorded
    : isSum
    ? words.sum(paid, explanation.arithmetic ?? "")
    : words.pays(paid);
  return { issues, event, result: { points: paid, breakdown, summary } };
}
