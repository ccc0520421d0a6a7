import type { ContactFact } from "./facts.ts";
import { nameKey } from "./names.ts";
import { ratio, SETTLING_MILLISECONDS } from "./timeline.ts";

type Fields = Extract<ContactFact, { what: "fields" }>;

/** What one person entered in one go. */
export interface FieldEdit {
  /** The key of its first change. */
  readonly key: string;
  readonly person: string;
  /** When the first change was made. */
  readonly time: number;
  /** Whether it filled a field that nobody is known to have filled before. */
  readonly isNew: boolean;
  /** What it added to the completeness, less what it cleared; -1 to 1. */
  readonly gain: number;
  /** Share of the required fields that were filled after it. */
  readonly completeness: number | undefined;
}

/** Which fields are filled, as facts about them go by. */
export class FilledFields {
  /** Each with whoever filled it; null: nobody knows. */
  readonly #filled = new Map<string, string | null>();
  readonly #everFilled = new Set<string>();
  #isKnown = false;

  /**
   * How many filled fields each required one is, by the key of its name: a tool need not spell its
   * fields as an admin does.
   */
  readonly #required: Map<string, number>;
  readonly #keys = new Map<string, string>();

  constructor(required: readonly string[]) {
    this.#required = new Map(required.map((name) => [nameKey(name), 0]));
  }

  /** Takes a change in; says whether it filled something for the first time. */
  apply({ filled, person }: Fields): boolean {
    this.#isKnown = true;
    const before = this.#everFilled.size;
    for (const [field, isFilled] of Object.entries(filled)) {
      if (isFilled) this.#everFilled.add(field);
      // Whoever changes what is there, or repeats it, has not filled it.
      if (isFilled === this.#filled.has(field)) continue;
      if (isFilled) this.#filled.set(field, person);
      else this.#filled.delete(field);
      this.#count(field, isFilled ? 1 : -1);
    }
    return this.#everFilled.size > before;
  }

  /** Share of the required fields, 0 to 1; undefined when none is required or nothing is known. */
  get completeness(): number | undefined {
    if (this.#required.size === 0 || !this.#isKnown) return undefined;
    const filled = [...this.#required.values()].filter((count) => count > 0).length;
    return ratio(filled / this.#required.size);
  }

  /** The fields that are filled, with whoever filled each. */
  get byField(): Record<string, string | null> {
    return Object.fromEntries([...this.#filled].sort(([a], [b]) => a < b ? -1 : 1));
  }

  #count(field: string, change: 1 | -1): void {
    const key = this.#keys.get(field) ?? nameKey(field);
    this.#keys.set(field, key);
    const before = this.#required.get(key);
    if (before !== undefined) this.#required.set(key, before + change);
  }
}

/** How complete a contact is after some changes, in their order. */
export function completenessOf(
  fields: readonly Fields[],
  required: readonly string[],
): number | undefined {
  const filled = new FilledFields(required);
  for (const fact of fields) filled.apply(fact);
  return filled.completeness;
}

/**
 * Puts changes together that the same person made within ten minutes of the first of them.
 * @param ordered all changes to the contact, in their order
 * @param counts whether a change is work of its own; others only change what is known
 */
export function fieldEdits(
  ordered: readonly Fields[],
  required: readonly string[],
  counts: (fact: Fields) => boolean,
): FieldEdit[] {
  const filled = new FilledFields(required);
  const edits: FieldEdit[] = [];
  for (const fact of ordered) {
    const before = filled.completeness ?? 0;
    const isNew = filled.apply(fact);
    const { key, person, time } = fact;
    if (person === null || !counts(fact)) continue;
    const gain = (filled.completeness ?? 0) - before;
    const { completeness } = filled;
    const index = edits.findLastIndex((edit) => edit.person === person);
    const open = edits[index];
    if (open && time - open.time <= SETTLING_MILLISECONDS) {
      edits[index] = {
        ...open,
        isNew: open.isNew || isNew,
        gain: ratio(open.gain + gain),
        completeness,
      };
    } else {
      edits.push({ key, person, time, isNew, gain: ratio(gain), completeness });
    }
  }
  return edits;
}
