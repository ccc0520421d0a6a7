/**
 * Generates odd variants of real bodies: JSON or forms in which something is missing, empty, of
 * another type, too large, repeated, out of order or in odd characters. The same random numbers
 * give the same variants.
 */
import { ODD_NUMBERS, ODD_OBJECTS, ODD_TEXTS, ODD_TIMES } from "./odd_values.ts";
import { readWritten, type Slot, slotsOf, writeForm, writeJson, type Written } from "./written.ts";

/** Returns numbers from 0 to 1 (exclusive), see `randomNumbers`. */
export type Next = () => number;

type Mutation = (slot: Slot, next: Next, all: readonly Slot[]) => void;

/** Returns a random item. */
export function pick<T>(items: readonly T[], next: Next): T {
  return items[Math.floor(next() * items.length)]!;
}

const set = (slot: Slot, text: string) => {
  slot.entries[slot.index]!.value = { text };
};
const valueOf = ({ entries, index }: Slot): Written => entries[index]!.value;
const ID_NAME = /(id|sid|user|owner|agent|assignee|subject|email|from|to)$/i;

const LONG = [151, 1_001, 70_000];
const DEEP = [17, 41, 3_000];

/** The kinds of mutation, by name. */
const KINDS = {
  drop: ({ entries, index }) => void entries.splice(index, 1),
  null: (slot) => set(slot, "null"),
  empty: (slot, next) => set(slot, pick(['""', '" "', "[]", "{}", "0", "false", '"null"'], next)),
  retype(slot, next) {
    const text = writeJson(valueOf(slot));
    const isText = text.startsWith('"');
    const number = isText ? pick(["0", "7", "1772446400"], next) : `"${text.replace(/\W/g, "")}"`;
    const others = ["true", `[${text}]`, `{"id":${text}}`, `{"0":${text}}`, number];
    set(slot, pick(next() < 0.6 ? ODD_OBJECTS : others, next));
  },
  enlarge(slot, next) {
    const text = writeJson(valueOf(slot));
    const [long, deep] = [pick(LONG, next), pick(DEEP, next)];
    const many = `[${Array(Math.min(long, 1 + Math.floor(100_000 / text.length))).fill(text)}]`;
    set(
      slot,
      pick([
        `"${"x".repeat(long)}"`,
        `"${"7".repeat(long)}"`,
        `${"[".repeat(deep)}${text}${"]".repeat(deep)}`,
        `${'{"a":'.repeat(deep)}${text}${"}".repeat(deep)}`,
        many,
      ], next),
    );
  },
  number: (slot, next) => set(slot, pick(ODD_NUMBERS, next)),
  duplicate({ entries, index }, next, all) {
    const { name, value } = entries[index]!;
    const other = next() < 0.5 ? value : valueOf(pick(all, next));
    entries.splice(Math.floor(next() * (entries.length + 1)), 0, copyOf(name, other));
  },
  reorder({ entries }, next) {
    for (let i = entries.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [entries[i], entries[j]] = [entries[j]!, entries[i]!];
    }
  },
  swap(slot, next, all) {
    const ids = all.filter(({ entries, index }) => ID_NAME.test(entries[index]!.name ?? ""));
    const [one, other] = ids.length > 1 ? [pick(ids, next), pick(ids, next)] : [slot, slot];
    const [a, b] = [writeJson(valueOf(one)), writeJson(valueOf(other))];
    set(one, b);
    set(other, a);
  },
  unicode(slot, next) {
    const odd = pick(ODD_TEXTS, next);
    const entry = slot.entries[slot.index]!;
    if (next() < 0.2 && entry.name !== null) {
      entry.name = `${entry.name}${odd}`;
      return;
    }
    const text = writeJson(entry.value);
    const inside = text.startsWith('"') ? text.slice(1, -1) : text.replace(/[^\w.-]/g, "");
    set(slot, pick([`"${odd}"`, `"${odd}${inside}"`, `"${inside}${odd}"`], next));
  },
  time: (slot, next) => set(slot, pick(ODD_TIMES, next)),
} satisfies Record<string, Mutation>;

/** The kinds of mutation that {@link mutateJson} and {@link mutateForm} know. */
export type Kind = keyof typeof KINDS;
export const MUTATION_KINDS = Object.keys(KINDS) as Kind[];

function copyOf(name: string | null, value: Written) {
  return { name, value: { text: writeJson(value) } };
}

/** Applies one mutation at a random place below a value. */
function mutateOnce(root: Written, next: Next, kinds: readonly Kind[]): void {
  const all = slotsOf(root);
  const kind = pick(kinds, next);
  if (all.length === 0) return;
  // Half of the time near the top, where few fields decide much.
  const near = all.filter(({ level }) => level < 3);
  const fit = kind === "time"
    ? all.filter(({ entries, index }) => /time|_at$|At$|date/i.test(entries[index]!.name ?? ""))
    : [];
  const from = fit.length > 0 ? fit : near.length > 0 && next() < 0.5 ? near : all;
  KINDS[kind](pick(from, next), next, all);
}

/**
 * Returns JSON with this many mutations. Sometimes the result is not valid JSON, because of `NaN`
 * and the like.
 */
export function mutateJson(
  json: string,
  next: Next,
  times: number,
  kinds: readonly Kind[] = MUTATION_KINDS,
): string {
  const root = { name: null, value: readWritten(JSON.parse(json)) };
  for (let i = 0; i < times; i++) mutateOnce({ isList: true, entries: [root] }, next, kinds);
  return writeJson(root.value);
}

/** Like {@link mutateJson}, for a form (`application/x-www-form-urlencoded`). */
export function mutateForm(
  form: string,
  next: Next,
  times: number,
  kinds: readonly Kind[] = MUTATION_KINDS,
): string {
  const entries = [...new URLSearchParams(form)]
    .map(([name, value]) => ({ name, value: { text: JSON.stringify(value) } as Written }));
  for (let i = 0; i < times; i++) mutateOnce({ isList: false, entries }, next, kinds);
  return writeForm(entries);
}

/** Returns deliveries in an order in which they may arrive: some twice, some late, some never. */
export function mutateOrder<T>(items: readonly T[], next: Next): T[] {
  const arriving = items.flatMap((item, place) => {
    const times = next() < 0.15 ? 0 : next() < 0.25 ? 2 : 1;
    const late = () => place + (next() < 0.4 ? next() * items.length : 0);
    return Array.from({ length: times }, () => ({ item, place: late() }));
  });
  return arriving.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/** Returns bytes with some missing, some invalid as UTF-8, or some added at the front. */
export function mutateBytes(bytes: Uint8Array, next: Next): Uint8Array {
  const at = Math.floor(next() * bytes.length);
  const odd = pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0], [0x1f, 0x8b]], next);
  return pick([
    () => bytes.slice(0, at),
    () => Uint8Array.from([...bytes.slice(0, at), ...odd, ...bytes.slice(at)]),
    () => Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]),
    () => Uint8Array.from([...bytes, ...bytes]),
  ], next)();
}
