import { wordsOf } from "@/components/shared/locale.ts";
import { auditWords } from "@/words/audit.ts";

/** A field of a thing that an act changed; null where the field was not there, or was null. */
export interface Difference {
  /** The path of the field in words: `time zone`, `rules › 1 › base`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Returns the fields in which two states differ, in their order. Without a state before, these are
 * all fields that are there afterwards, and the other way around.
 */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  const old = fieldsIn(before);
  const now = fieldsIn(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [one, other] = [old.get(field) ?? null, now.get(field) ?? null];
    return one === other ? [] : [{ field, before: one, after: other }];
  });
}

/** Returns the fields of a state, at any depth, with their values in words. */
function fieldsIn(state: unknown): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  collect(state, [], found);
  return found;
}

function collect(value: unknown, path: readonly string[], found: Map<string, string | null>) {
  if (typeof value !== "object" || value === null) {
    if (path.length > 0 || value !== null && value !== undefined) {
      found.set(path.join(" › ") || wordsOf(auditWords).detail.oneValue, inWords(value));
    }
    return;
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== "object" || one === null)) {
    found.set(
      path.join(" › ") || wordsOf(auditWords).detail.values,
      value.map(inWords).join(", ") || null,
    );
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    collect(inner, [...path, isList ? String(Number(key) + 1) : fieldInWords(key)], found);
  }
}

function inWords(value: unknown): string | null {
  const words = wordsOf(auditWords).detail;
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return String(value);
}

/** `timeZone` -> `time zone`; ids that are keys of an object stay as they are. */
function fieldInWords(name: string): string {
  if (!/^[a-z][a-zA-Z]*$/.test(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
