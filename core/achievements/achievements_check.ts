import type { Achievement } from "./achievements.ts";
import { RECORDED_TYPES } from "@/core/events/events.ts";
import { type KnownTypes, LAURELS_TYPES, unknownTypesIn } from "@/core/events/known_types.ts";
import { isServerField } from "@/core/events/fields.ts";

/** What is wrong with an achievement, and in which field. */
export interface AchievementFault {
  /** Dotted path of the field within the achievement. */
  readonly path: string;
  readonly message: string;
}

/**
 * Checks what the schema cannot see in a new achievement: whether anybody can ever earn it, and
 * whether it fits the existing ones.
 * @param types the types that it may count
 * @returns everything that is wrong; an empty list when the achievement may be stored
 */
export function checkAchievement(
  one: Achievement,
  existing: readonly Achievement[],
  types: KnownTypes = LAURELS_TYPES,
): AchievementFault[] {
  const faults = checkMetric(one, types);
  const namesake = existing.find((other) => other.key === one.key);
  if (namesake) {
    faults.push({
      path: "key",
      message:
        `"${one.key}" is taken by "${namesake.title}". Choose another key; achievements are ` +
        `never edited, retire the old one instead`,
    });
  }
  const family = existing.filter((other) => other.family === one.family && other !== namesake);
  if (family.length > 0) faults.push(...checkFamily(one, family));
  return faults;
}

function checkMetric({ metric }: Achievement, types: KnownTypes): AchievementFault[] {
  const { events, measure } = metric;
  const faults: AchievementFault[] = unknownTypesIn(events, types, "metric.events");
  if (measure.kind === "streak" && (events.length > 0 || metric.when)) {
    faults.push({
      path: "metric.events",
      message: "a streak looks at no events and conditions: leave both out, or count days instead",
    });
  }
  const recorded: readonly string[] = RECORDED_TYPES;
  const paysNothing = events.length > 0 && events.every((type) => recorded.includes(type));
  if (measure.kind === "points" && paysNothing) {
    faults.push({
      path: "metric.measure",
      message: `${
        events.join(", ")
      } never pays points, so it cannot be earned: count events instead`,
    });
  }
  for (const [index, { field }] of (metric.when ?? []).entries()) {
    if (!isServerField(field)) continue;
    faults.push({
      path: `metric.when.${index}.field`,
      message: `${field} is the server's and is not read from events; ` +
        (field === "streak" ? "use the measure streak" : "use the span day"),
    });
  }
  return faults;
}

function checkFamily(one: Achievement, family: readonly Achievement[]): AchievementFault[] {
  const faults: AchievementFault[] = [];
  const [first] = family;
  if (canonical(one.metric) !== canonical(first!.metric)) {
    faults.push({
      path: "metric",
      message:
        `the family "${one.family}" counts ${canonical(first!.metric)}. Use the same metric, ` +
        `or another family`,
    });
  }
  if (one.span !== first!.span) {
    faults.push({
      path: "span",
      message: `the family "${one.family}" counts ${spanName(first!.span)}, this one ` +
        `${spanName(one.span)}. Use the same span, or another family`,
    });
  }
  if (one.startsOn !== first!.startsOn) {
    faults.push({
      path: "startsOn",
      message: `the family "${one.family}" counts ${firstDay(first!.startsOn)}. Use the same ` +
        `day, or another family`,
    });
  }
  if (one.category !== first!.category) {
    faults.push({
      path: "category",
      message: `the family "${one.family}" is in the category ${first!.category}`,
    });
  }
  for (const other of family.filter((step) => step.retiredFrom === null)) {
    const fault = compareSteps(one, other);
    if (fault) faults.push(fault);
  }
  return faults;
}

/**
 * Checks that two achievements of a family are ordered: the higher target has the same or a higher
 * tier.
 */
function compareSteps(one: Achievement, other: Achievement): AchievementFault | undefined {
  const its = `"${other.key}" (tier ${other.tier}, target ${other.target})`;
  if (one.target === other.target) {
    return { path: "target", message: `is the target of ${its} already. Choose another` };
  }
  if (one.target < other.target && one.tier > other.tier) {
    return {
      path: "target",
      message: `is below that of ${its}, which is of a lower tier. Raise the target above ` +
        `${other.target}, or lower the tier to ${other.tier} or less`,
    };
  }
  if (one.target > other.target && one.tier < other.tier) {
    return {
      path: "target",
      message: `is above that of ${its}, which is of a higher tier. Lower the target below ` +
        `${other.target}, or raise the tier to ${other.tier} or more`,
    };
  }
  return undefined;
}

function firstDay(startsOn: Achievement["startsOn"]): string {
  return startsOn === null ? "all past work" : `work from ${startsOn} on`;
}

function spanName(span: Achievement["span"]): string {
  return span === null ? "for ever" : `by the ${span}`;
}

/**
 * Returns the same text for all metrics that count the same thing, whatever the order of their
 * fields.
 */
function canonical({ events, when = [], measure }: Achievement["metric"]): string {
  const conditions = when.map(({ field, op, value }) => JSON.stringify({ field, op, value }));
  const { kind, field } = { field: undefined, ...measure };
  return JSON.stringify({
    events: [...events].sort(),
    ...(when.length > 0 ? { when: conditions.sort().map((text) => JSON.parse(text)) } : {}),
    measure: { kind, field },
  });
}
