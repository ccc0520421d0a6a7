/**
 * How the ids, e-mail addresses and names of people are compared and stored. This is the one place
 * that decides it: every door normalizes with these functions, and the database compares by equality.
 */

/**
 * Characters that nobody sees: controls, direction marks, zero-width characters, soft hyphens,
 * variation selectors, tags, fillers, blanks without width, stand-ins for objects that were left out
 * in copying, and code points that are no characters.
 * White space is not among them.
 */
const INVISIBLE =
  /(?!\p{White_Space})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}\u{FFF9}-\u{FFFC}\u{13430}-\u{1343F}\u{1D159}]/gu;

/** Of these, what a shown name may hold: joiners, also of hieroglyphs, variation selectors and tags. */
const INVISIBLE_IN_NAMES = new RegExp(
  `(?![\\u{200C}\\u{200D}\\p{Variation_Selector}\\u{13430}-\\u{1343F}\\u{E0020}-\\u{E007F}])${INVISIBLE.source}`,
  "gu",
);

/** What nearly every id is: nothing to do. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const WHITE_SPACE = /\p{White_Space}+/gu;
const VISIBLE = /[^\p{White_Space}\p{M}]/u;

/**
 * An id as it is stored and compared: without invisible characters, in Unicode's composed form
 * (NFC), every run of white space as one space and none at the ends. Upper and lower case are kept.
 * What comes out again comes out the same.
 * @returns the empty text when nothing in it can be seen
 */
export function normalizeId(text: string): string {
  if (PLAIN.test(text)) return text;
  const seen = text.replace(INVISIBLE, "").normalize("NFC").replace(WHITE_SPACE, " ").trim();
  return VISIBLE.test(seen) ? seen : "";
}

/**
 * An e-mail address as it is stored and compared: as {@link normalizeId}, in JavaScript's lower case
 * (`toLowerCase`, which depends on no locale). `ß` and `ss`, full-width and plain letters stay
 * different.
 */
export function normalizeEmail(text: string): string {
  return normalizeId(text).toLowerCase().normalize("NFC");
}

/** Whether a normalized id has the form of an e-mail address. */
export function isEmail(id: string): boolean {
  return /^[^\s@/:]+@[^\s@/:]+$/u.test(id);
}

/**
 * What names an agent - an id, an e-mail address, or somebody in a tool as `provider/account/user` -
 * as it is stored and compared. An id that has the form of an e-mail address is one, and SIP
 * addresses are the same whatever their letter case, port and parameters.
 */
export function normalizeSubject(text: string): string {
  const id = normalizeId(text);
  const sip = sipAddressIn(id);
  if (sip !== undefined) return normalizeSip(sip);
  return isEmail(id) ? normalizeEmail(id) : id;
}

/**
 * A name as it is shown: as {@link normalizeId}, but joiners and variation selectors, which some
 * scripts and emoji need, stay where something visible is with them.
 * @returns the empty text when nothing in it can be seen
 */
export function normalizeName(text: string): string {
  if (normalizeId(text) === "") return "";
  return text.replace(INVISIBLE_IN_NAMES, "").normalize("NFC").replace(WHITE_SPACE, " ").trim();
}

/**
 * Who somebody is in a tool, as it is stored and compared: SIP addresses, and everybody in the generic
 * webhook, as in {@link normalizeSubject}. What names people beyond that is the tool's own and keeps
 * its case.
 */
export function normalizePersonInTool(provider: string, user: string): string {
  const id = normalizeId(user);
  return provider === "standard" || sipAddressIn(id) !== undefined ? normalizeSubject(id) : id;
}

/** The SIP address that an id is, alone or as headers write it: `"Ada" <sip:ada@pbx.example>`. */
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
