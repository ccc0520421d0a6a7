import { decodeHTML } from "entities";

/** How often a name may have been written for HTML: `&amp;amp;` is one that was twice. */
const MOST_DECODINGS = 3;
const INVISIBLE = /[\p{Cf}\p{Cc}\uFE0E\uFE0F]/gu;

/**
 * What two spellings of one name have in common: names of stages, tags and fields come from a tool
 * on the one side and from an admin's keyboard on the other. Neither letter case, Unicode's ways of
 * composing a letter, HTML's of writing a character, blanks nor invisible characters tell them apart.
 */
export function nameKey(name: string): string {
  const shown = decoded(name).replace(/\s+/g, " ").replace(INVISIBLE, "").normalize("NFC")
    .replace(/^ ?ticket ?: ?/i, "ticket:");
  // Lower case alone has more than one form: "ß" and "SS", the Greek sigma at a word's end.
  return shown.toUpperCase().toLowerCase().normalize("NFC").replace(/ {2,}/g, " ").trim();
}

function decoded(name: string): string {
  let text = name;
  for (let times = 0; times < MOST_DECODINGS && text.includes("&"); times++) {
    const plain = decodeHTML(text);
    if (plain === text) break;
    text = plain;
  }
  return text;
}

/** By the record that they were made of: settings are asked again and again. */
const lookups = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** What settings say of a name: under exactly this name, else under another spelling of it. */
export function entryOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  if (Object.hasOwn(record, name)) return record[name];
  let lookup = lookups.get(record) as ReadonlyMap<string, T> | undefined;
  if (!lookup) {
    // Of several spellings that say different things the first in their order counts, always.
    const names = Object.keys(record).sort().toReversed();
    lookup = new Map(names.map((one) => [nameKey(one), record[one]!]));
    lookups.set(record, lookup);
  }
  return lookup.get(nameKey(name));
}
