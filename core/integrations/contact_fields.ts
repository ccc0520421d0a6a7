import type { ContactFact } from "./facts.ts";
import { nameKey } from "./names.ts";
import { roundRatio, SETTLING_MILLISECONDS } from "./timeline.ts";

type Fields = Extract<ContactFact, { what: "fields" }>;

/** The field changes that one person made in one go. */
export interface FieldEdit {
  /** The key of the first change. */
  readonly key: string;
  readonly person: string;
  /** When the first change was made, milliseconds since the epoch. */
  readonly time: number;
  /** Whether it filled a field that was never filled before, as far as is known. */
  readonly isNew: boolean;
  /** The change of the completeness, from -1 to 1; clearing a field counts against it. */
  readonly gain: number;
  /** Share of the required fields that are filled after it. */
  readonly completeness: number | undefined;
}

/** Keeps track of the filled fields of a contact while facts are applied in order. */
export class FilledFields {
  /** Filled fields with the person who filled each; null for an unknown person. */
  readonly #filled = new Map<string, string | null>();
  readonly #everFilled = new Set<string>();
  #isKnown = false;

  /**
   * For each required field, by the key of its name: how many of the tool's fields that match it
   * are filled. The tool may spell its fields differently from the admin.
   */
  readonly #required: Map<string, number>;
  readonly #keys = new Map<string, string>();

  constructor(required: readonly string[]) {
    this.#required = new Map(required.map((name) => [nameKey(name), 0]));
  }

  /** Applies a change and returns whether it filled a field for the first time. */
  apply({ filled, person }: Fields): boolean {
    this.#isKnown = true;
    const before = this.#everFilled.size;
    for (const [field, isFilled] of Object.entries(filled)) {
      if (isFilled) this.#everFilled.add(field);
      // Changing or repeating the value of a filled field does not count as filling it.
      if (isFilled === this.#filled.has(field)) continue;
      if (isFilled) this.#filled.set(field, person);
      else this.#filled.delete(field);
      this.#count(field, isFilled ? 1 : -1);
    }
    return this.#everFilled.size > before;
  }

  /**
   * Share of the required fields that are filled, 0 to 1; undefined when no field is required or
   * nothing is known.
   */
  get completeness(): number | undefined {
    if (this.#required.size === 0 || !this.#isKnown) return undefined;
    const filled = [...this.#required.values()].filter((count) => count > 0).length;
    return roundRatio(filled / this.#required.size);
  }

  /** The filled fields, with the person who filled each. */
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

/** Returns how complete a contact is after some changes; they must be in order. */
export function completenessOf(
  fields: readonly Fields[],
  required: readonly string[],
): number | undefined {
  const filled = new FilledFields(required);
  for (const fact of fields) filled.apply(fact);
  return filled.completeness;
}

/**
 * Groups the changes that the same person made within ten minutes of the first of them.
 * @param ordered all changes to the contact, in order
 * @param counts whether a change counts as work; other changes only update what is known
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
        gain: roundRatio(open.gain + gain),
        completeness,
      };
    } else {
      edits.push({ key, person, time, isNew, gain: roundRatio(gain), completeness });
    }
  }
  return edits;
}
