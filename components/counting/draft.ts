import type { Condition } from "@/core/rules/conditions.ts";
import type { Metric } from "@/core/rules/counting.ts";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { countingWords } from "@/words/counting.ts";
import { wordsOf } from "@/components/shared/locale.ts";

export type Measure = Metric["measure"]["kind"];
export type Operator = Condition["op"];

/** A condition as it is typed. */
export interface ConditionDraft {
  readonly field: string;
  readonly op: Operator;
  readonly value: string;
  /** The upper end of "between". */
  readonly upTo: string;
}

/** What is counted, as it is typed. */
export interface MetricDraft {
  /** Empty: all work that pays points. */
  readonly events: readonly string[];
  readonly measure: Measure;
  /** The field that is added up. */
  readonly field: string;
  readonly when: readonly ConditionDraft[];
}

/** Errors by the name of the field, as `useForm` takes them. */
export type MetricErrors = Readonly<Record<string, string>>;

type Field = EventTypeView["fields"][number];

/** Returns the draft of a stored metric. */
export function metricDraft({ events, when = [], measure }: Metric): MetricDraft {
  return {
    events,
    measure: measure.kind,
    field: measure.kind === "sum" ? measure.field : "",
    when: when.map((one): ConditionDraft =>
      one.op === "between"
        ? { field: one.field, op: one.op, value: String(one.value[0]), upTo: String(one.value[1]) }
        : {
          field: one.field,
          op: one.op,
          value: one.op === "in" ? one.value.join(", ") : String(one.value),
          upTo: "",
        }
    ),
  };
}

/** Returns the fields of all chosen types by name, those of every type when none is chosen. */
export function fieldsOfTypes(
  types: readonly EventTypeView[],
  chosen: readonly string[],
): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const { type, fields: own } of types) {
    if (chosen.length > 0 && !chosen.includes(type)) continue;
    for (const field of own) if (!fields.has(field.name)) fields.set(field.name, field);
  }
  return fields;
}

/**
 * Returns the metric of a draft, or what is missing.
 * @param kindOf the kind of a field; undefined for one that no type describes
 */
export function metricOf(
  draft: MetricDraft,
  kindOf: (field: string) => Field["kind"] | undefined,
): { readonly metric: Metric } | { readonly wrong: MetricErrors } {
  const words = wordsOf(countingWords);
  const wrong: Record<string, string> = {};
  const isStreak = draft.measure === "streak";
  if (draft.measure === "sum" && draft.field === "") {
    wrong["metric.measure"] = words.wrong.sum;
  }
  const when: Condition[] = [];
  for (const [index, one] of (isStreak ? [] : draft.when).entries()) {
    const condition = conditionOf(one, kindOf(one.field));
    if (typeof condition === "string") wrong[`metric.when.${index}`] = condition;
    else when.push(condition);
  }
  if (Object.keys(wrong).length > 0) return { wrong };
  return {
    metric: {
      events: isStreak ? [] : [...draft.events],
      ...(when.length > 0 ? { when } : {}),
      measure: draft.measure === "sum"
        ? { kind: "sum", field: draft.field }
        : { kind: draft.measure },
    },
  };
}

/** Returns the condition, or what is wrong with it. */
function conditionOf(
  { field, op, value, upTo }: ConditionDraft,
  kind: Field["kind"] | undefined,
): Condition | string {
  const words = wordsOf(countingWords);
  if (field === "") return words.wrong.field;
  if (value.trim() === "") return words.wrong.value;
  switch (op) {
    case "eq":
      return { field, op, value: typed(value, kind) };
    case "in":
      return {
        field,
        op,
        value: value.split(",").map((one) => one.trim()).filter(Boolean)
          .map((one) => (kind === "number" ? Number(one) : one)),
      };
    case "between": {
      const [from, to] = [numberIn(value), numberIn(upTo)];
      if (from === null || to === null) return words.wrong.numbers;
      return from > to ? words.wrong.order : { field, op, value: [from, to] };
    }
    default: {
      const number = numberIn(value);
      return number === null ? words.wrong.number : { field, op, value: number };
    }
  }
}

/** Of a field that no type describes, the value itself says what it is. */
function typed(value: string, kind: Field["kind"] | undefined): string | number | boolean {
  if (kind === "text") return value;
  if (value === "true" || value === "false") return value === "true";
  return numberIn(value) ?? value;
}

/** Returns the number in a text, with a point or a comma; null when it is none. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
