/**
 * Defines how ids, e-mail addresses and names of people are stored and compared. This module is the
 * only place that decides it: every entry point normalizes with these functions, and the database
 * compares by equality.
 */

/**
 * Characters that a reader cannot see: controls, direction marks, zero-width characters, soft
 * hyphens, variation selectors, tags, fillers, blanks without width, placeholders for objects that
 * a copy left out, and code points that are not characters. White space is not included.
 */
const INVISIBLE =
  /(?!\p{White_Space})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}\u{FFF9}-\u{FFFC}\u{13430}-\u{1343F}\u{1D159}]/gu;

/**
 * The invisible characters that a displayed name may not hold. Joiners (also of hieroglyphs),
 * variation selectors and tags are allowed in names.
 */
const INVISIBLE_IN_NAMES = new RegExp(
  `(?![\\u{200C}\\u{200D}\\p{Variation_Selector}\\u{13430}-\\u{1343F}\\u{E0020}-\\u{E007F}])${INVISIBLE.source}`,
  "gu",
);

/** Matches nearly every id: printable ASCII with single spaces, which needs no normalization. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const WHITE_SPACE = /\p{White_Space}+/gu;
const VISIBLE = /[^\p{White_Space}\p{M}]/u;

/**
 * Normalizes an id for storing and comparing: no invisible characters, Unicode's composed form
 * (NFC), every run of white space as one space, no white space at the ends. Letter case is kept.
 * Normalizing twice gives the same result as normalizing once.
 * @returns an empty text when nothing in the id is visible
 * @example
 * normalizeId("  A-17\u200b  x "); // "A-17 x"
 */
export function normalizeId(text: string): string {
  if (PLAIN.test(text)) return text;
  const seen = text.replace(INVISIBLE, "").normalize("NFC").replace(WHITE_SPACE, " ").trim();
  return VISIBLE.test(seen) ? seen : "";
}

/**
 * Normalizes an e-mail address for storing and comparing: like {@link normalizeId}, and in lower
 * case (`toLowerCase`, which does not depend on a locale). `ß` and `ss`, and full-width and plain
 * letters, stay different.
 */
export function normalizeEmail(text: string): string {
  return normalizeId(text).toLowerCase().normalize("NFC");
}

/** Returns whether a normalized id has the form of an e-mail address. */
export function isEmail(id: string): boolean {
  return /^[^\s@/:]+@[^\s@/:]+$/u.test(id);
}

/**
 * Returns a name for somebody of whom only an e-mail address is known, until somebody enters a
 * better one.
 * @param email a normalized e-mail address
 * @example
 * nameFromEmail("ada.king+shop@x.example"); // "Ada King Shop"
 */
export function nameFromEmail(email: string): string {
  const words = email.slice(0, email.indexOf("@")).split(/[._+-]+/).filter(Boolean);
  return words.map(capitalize).join(" ") || email;
}

/** Works on whole characters: a letter can consist of two UTF-16 units. */
function capitalize(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

const MAX_DERIVED_ID = 64;

/**
 * Derives the id of a new agent from an e-mail address (the part before the `@`, without a `+tag`)
 * or from a name: lower case, no accents on Latin letters, and a hyphen for everything that is
 * neither a letter nor a digit.
 * @returns a normalized id, which somebody may have already; empty when nothing is left of the text
 * @example
 * idFrom("Ada.King+shop@x.example"); // "ada.king"
 * idFrom("Zoë Müller"); // "zoe-muller"
 */
export function idFrom(text: string): string {
  const normal = normalizeSubject(text);
  const base = isEmail(normal) ? normal.replace(/(?<=.)\+.*(?=@)|@.*$/g, "") : normal;
  const plain = base.toLowerCase().normalize("NFD")
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, "").normalize("NFC");
  const words = plain.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-").replace(/-{2,}/g, "-");
  return normalizeId([...words].slice(0, MAX_DERIVED_ID).join("").replace(/^[-._]+|[-._]+$/g, ""));
}

/**
 * Normalizes a text that names an agent: an id, an e-mail address, or a person in a tool as
 * `provider/account/user`. An id with the form of an e-mail address is treated as one. SIP
 * addresses are equal whatever their letter case, port and parameters.
 */
export function normalizeSubject(text: string): string {
  const id = normalizeId(text);
  const sip = sipAddressIn(id);
  if (sip !== undefined) return normalizeSip(sip);
  return isEmail(id) ? normalizeEmail(id) : id;
}

/**
 * Normalizes a name for display: like {@link normalizeId}, but keeps joiners and variation
 * selectors next to visible characters, because some scripts and emoji need them.
 * @returns an empty text when nothing in the name is visible
 */
export function normalizeName(text: string): string {
  if (normalizeId(text) === "") return "";
  return text.replace(INVISIBLE_IN_NAMES, "").normalize("NFC").replace(WHITE_SPACE, " ").trim();
}

/**
 * Normalizes the id of a person in a tool. SIP addresses, and all people of the generic webhook,
 * are treated as in {@link normalizeSubject}. All other ids belong to the tool and keep their
 * letter case.
 */
export function normalizePersonInTool(provider: string, user: string): string {
  const id = normalizeId(user);
  return provider === "standard" || sipAddressIn(id) !== undefined ? normalizeSubject(id) : id;
}

/**
 * Returns the SIP address in an id, with or without the form of a header: `"Ada"
 * <sip:ada@pbx.example>`.
 */
function sipAddressIn(id: string): string | undefined {
  if (/^sips?:./i.test(id)) return id;
  return /^(?:"[^"]*"|[^"<>]*)\s*<\s*(sips?:[^<>\s][^<>]*)>(?:\s*;[^<>]*)?$/i.exec(id)?.[1];
}

function normalizeSip(address: string): string {
  const bare = address.replace(/^(sips?:\s*)+/i, "").replace(/[;?].*$/s, "")
    .replace(/(\s*:\d{1,5})+\s*$/, "");
  const normal = normalizeEmail(bare);
  return normal === "" ? address : `sip:${normal}`;
}
