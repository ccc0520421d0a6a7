import { decodeHTML } from "entities";

/** How often a name is decoded from HTML: `&amp;amp;` was encoded twice. */
const MAX_DECODINGS = 3;
const INVISIBLE = /[\p{Cf}\p{Cc}\uFE0E\uFE0F]/gu;

/**
 * Returns the same key for all spellings of a name. Names of stages, tags and fields come from the
 * tool and from an admin's keyboard. They may differ in letter case, Unicode composition, HTML
 * encoding, white space and invisible characters.
 */
export function nameKey(name: string): string {
  const shown = decoded(name).replace(/\s+/g, " ").replace(INVISIBLE, "").normalize("NFC")
    .replace(/^ ?ticket ?: ?/i, "ticket:");
  // Lower-casing alone keeps variants apart: "ß" and "SS", or the Greek sigma at the end of a word.
  return shown.toUpperCase().toLowerCase().normalize("NFC").replace(/ {2,}/g, " ").trim();
}

function decoded(name: string): string {
  let text = name;
  for (let times = 0; times < MAX_DECODINGS && text.includes("&"); times++) {
    const plain = decodeHTML(text);
    if (plain === text) break;
    text = plain;
  }
  return text;
}

/** Cached by the record they were built from, because the same settings are read very often. */
const lookups = new WeakMap<object, ReadonlyMap<string, unknown>>();

/**
 * Returns the entry of a name in a record of the settings: under exactly this name, else under
 * another spelling of it.
 */
export function entryOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  if (Object.hasOwn(record, name)) return record[name];
  let lookup = lookups.get(record) as ReadonlyMap<string, T> | undefined;
  if (!lookup) {
    // When several spellings have different values, the first spelling in sort order counts.
    const names = Object.keys(record).sort().toReversed();
    lookup = new Map(names.map((one) => [nameKey(one), record[one]!]));
    lookups.set(record, lookup);
  }
  return lookup.get(nameKey(name));
}
