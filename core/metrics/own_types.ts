import type { TypeDefinition, TypeField } from "@/core/event_types/definitions.ts";
import { fieldLabel } from "@/core/events/fields.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import { type DailyMetric, eventCount, flags, mean, numbers, share } from "./metric.ts";

// Names of types have no "#", and keys of Laurel's own metrics have no ":".
const PREFIX = "own:";

/** The largest amount that is measured where a field has no limits. */
const MAX_AMOUNT = 1e15;

const SOURCE = "the organization's own definition, under Event Types";

/** Returns the key of the metric that counts the events of an own type. */
export function ownCountKey(type: string): string {
  return PREFIX + type;
}

/** Returns whether a metric belongs to a type that an admin defined. */
export function isOwnMetric(key: string): boolean {
  return key.startsWith(PREFIX);
}

/**
 * Returns the metrics of a type that an admin defined: how many events there are, the mean of each
 * number, and the share of each boolean field that is true.
 */
export function ownMetrics(definition: TypeDefinition): readonly DailyMetric[] {
  const { type, title, domain } = definition;
  const key = ownCountKey(type);
  return [
    eventCount(type, { key, title, domain, higherIsBetter: null, source: SOURCE }),
    ...definition.fields.flatMap((field) => fieldMetric(definition, field) ?? []),
  ];
}

/** Returns whether two definitions of a type lead to the same numbers. */
export function measureAlike(a: TypeDefinition, b: TypeDefinition): boolean {
  const text = ({ fields }: TypeDefinition) =>
    JSON.stringify(
      fields.filter(({ kind }) => kind !== "text")
        .map(({ name, kind, minimum, maximum }) => [name, kind, minimum, maximum]).sort(),
    );
  return text(a) === text(b);
}

function fieldMetric(
  { type, title, domain }: TypeDefinition,
  { name, kind, minimum = -MAX_AMOUNT, maximum = MAX_AMOUNT, title: called, unit }: TypeField,
): DailyMetric | undefined {
  if (kind === "text") return undefined;
  const described = {
    key: `${ownCountKey(type)}#${name}`,
    title: `${title}: ${called ?? titleOf(fieldLabel(name))}`,
    domain,
    higherIsBetter: null,
    source: SOURCE,
    feeds: [`${type}.${name}`],
  };
  if (kind === "number") {
    return {
      ...described,
      unit: unit ?? "number",
      kind: "mean",
      formula: `sum of ${name} / ${type} events that report it`,
      measure: (day) => mean(numbers(day.ofType(type), name, maximum, minimum)),
    };
  }
  return {
    ...described,
    unit: "ratio",
    kind: "ratio",
    formula: `${type} events with ${name} true / those that report it`,
    measure: (day) => share(flags(day.ofType(type), name), (isTrue) => isTrue),
  };
}
