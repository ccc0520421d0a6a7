import type { Condition } from "./conditions.ts";
import { demandOf } from "./condition_words.ts";
import { type FieldKind, fieldLabel } from "@/core/events/fields.ts";

/**
 * The values that conditions on one field allow: a range of numbers and a list of single values.
 */
interface Allowed {
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
  /** The only allowed values; null: any. */
  only: readonly unknown[] | null;
}

/**
 * Returns why conditions can never hold together, one sentence per field. The list is empty when
 * they can, or when that cannot be decided.
 * @param kindOf what a field of the event can hold
 */
export function findContradictions(
  conditions: readonly Condition[],
  kindOf: (field: string) => FieldKind | undefined,
): string[] {
  const byField = Map.groupBy(conditions, (condition) => condition.field);
  return [...byField].flatMap(([field, together]) => {
    const reason = whyNever(field, together, kindOf(field));
    return reason === null ? [] : [reason];
  });
}

function whyNever(
  field: string,
  conditions: readonly Condition[],
  kind: FieldKind | undefined,
): string | null {
  const label = fieldLabel(field);
  for (const condition of conditions) {
    if (condition.op === "between" && condition.value[0] > condition.value[1]) {
      return `${label} must be ${demandOf(condition)}, and that range is empty: its first number ` +
        `is the larger one`;
    }
    if (!isPossible([condition], kind)) {
      return `${label} must be ${demandOf(condition)}, and never is: it ${nature(kind!)}`;
    }
  }
  const demands = conditions.map((one) => demandOf(one));
  if (!isPossible(conditions, undefined)) {
    return `${label} must be ${list(demands)}, and no value is`;
  }
  if (!isPossible(conditions, kind)) {
    return `${label} must be ${list(demands)}, and no value is: it ${nature(kind!)}`;
  }
  return null;
}

/** Returns whether some value fulfills all conditions. */
function isPossible(conditions: readonly Condition[], kind: FieldKind | undefined): boolean {
  const allowed: Allowed = {
    low: -Infinity,
    lowOpen: false,
    high: Infinity,
    highOpen: false,
    only: null,
  };
  let isNumber = false;
  for (const condition of conditions) {
    if (condition.op === "eq") keepOnly(allowed, [condition.value]);
    else if (condition.op === "in") keepOnly(allowed, condition.value);
    else {
      isNumber = true;
      narrow(allowed, condition);
    }
  }
  if (kind?.kind === "flag") {
    return !isNumber && (allowed.only ?? [true]).some((value) => typeof value === "boolean");
  }
  // A condition names text, a number, yes or no, and the value is an object.
  if (kind?.kind === "event") return false;
  if (kind?.kind === "text") {
    if (allowed.only?.every((value) => typeof value === "boolean")) return false;
  } else if (kind) {
    isNumber = true;
    narrow(allowed, { field: "", op: "between", value: [kind.min, kind.max] });
  }
  const isWhole = kind?.kind === "number" && kind.whole;
  if (allowed.only) {
    return allowed.only.some((value) =>
      typeof value === "number"
        ? isInside(allowed, value) && (!isWhole || Number.isInteger(value))
        : !isNumber
    );
  }
  return isWhole ? hasWhole(allowed) : isRange(allowed);
}

function keepOnly(allowed: Allowed, values: readonly unknown[]): void {
  allowed.only = (allowed.only ?? values).filter((value) => values.includes(value));
}

function narrow(allowed: Allowed, condition: Exclude<Condition, { op: "eq" | "in" }>): void {
  const { op, value } = condition;
  if (op === "between") {
    raise(allowed, value[0], false);
    lower(allowed, value[1], false);
  } else if (op === "gt" || op === "gte") raise(allowed, value, op === "gt");
  else lower(allowed, value, op === "lt");
}

function raise(allowed: Allowed, low: number, isOpen: boolean): void {
  if (low < allowed.low) return;
  allowed.lowOpen = isOpen || (low === allowed.low && allowed.lowOpen);
  allowed.low = low;
}

function lower(allowed: Allowed, high: number, isOpen: boolean): void {
  if (high > allowed.high) return;
  allowed.highOpen = isOpen || (high === allowed.high && allowed.highOpen);
  allowed.high = high;
}

function isInside({ low, lowOpen, high, highOpen }: Allowed, value: number): boolean {
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
}

function isRange({ low, lowOpen, high, highOpen }: Allowed): boolean {
  return low < high || (low === high && !lowOpen && !highOpen);
}

function hasWhole({ low, lowOpen, high, highOpen }: Allowed): boolean {
  const first = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
  const last = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
  return first <= last;
}

function nature(kind: FieldKind): string {
  if (kind.kind === "flag") return "is yes or no";
  if (kind.kind === "text") return "is text or a whole number";
  if (kind.kind === "event") return "is the identity of another event";
  const whole = kind.whole ? "is a whole number" : "is a number";
  if (kind.min === -Infinity && kind.max === Infinity) return whole;
  if (kind.min === -Infinity) return `${whole}, at most ${kind.max}`;
  if (kind.max === Infinity) return `${whole}, at least ${kind.min}`;
  return `${whole} from ${kind.min} to ${kind.max}`;
}

function list(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
