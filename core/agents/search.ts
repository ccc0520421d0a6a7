/**
 * Defines how people are searched for: without regard to letter case and accents, every word of the
 * search anywhere in the name, the id, the e-mail address or an alias. The database stores the text
 * that is searched, so that it depends on no locale of the database.
 */

const MAX_WORDS = 8;

/** Returns a text without letter case and accents. */
export function plainText(text: string): string {
  return text.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase().normalize("NFC");
}

/**
 * Returns the text in which an agent is found. It begins with the name, so that ordering by it
 * orders by name.
 * @example
 * searchText({ name: "Zoë B", id: "A-7", email: null }); // "zoe b\na-7\n"
 */
export function searchText(
  { name, id, email }: {
    readonly name: string;
    readonly id: string;
    readonly email: string | null;
  },
): string {
  return [name, id, email ?? ""].map(plainText).join("\n");
}

/** Returns the words of a search, each of which must occur; words beyond the eighth are left out. */
export function searchWords(search: string): string[] {
  return [...new Set(plainText(search).split(/\p{White_Space}+/u))]
    .filter((word) => word !== "").slice(0, MAX_WORDS);
}
