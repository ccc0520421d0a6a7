/**
 * Tools sign an address as a person typed it, but call it as their HTTP library writes it:
 * `?agent=O'Brien` is called as `?agent=O%27Brien`, `%40` as `@`. Verifying a signature needs the
 * typed spelling and has only the called one.
 */

/** Addresses longer than this are tried only as they are. */
const MAX_CHARACTERS = 4_096;

/** ASCII characters that mean the same in a query whether they are escaped or not. */
const FREE = "!\"$'()*,/:;<>?@[\\]^`{|}~";
/**
 * No library escapes these, but an existing escape may be undone on the way. Hexadecimal digits are
 * left out: after a stray percent sign they would become part of an escape.
 */
const UNRESERVED = /[G-Zg-z._-]/;

const HEX = /^[0-9A-Fa-f]{2}$/;

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

/**
 * A part of a query with the ways to write it; all parts of one kind are written in the same way.
 */
interface Piece {
  readonly kind: string;
  readonly ways: readonly string[];
}

/** The characters that common libraries keep unescaped in a query; they escape all others. */
const CONVENTIONS: readonly (readonly [unescaped: RegExp, space: string])[] = [
  [/./su, " "],
  [/./su, "%20"],
  [/(?!)/, "%20"],
  [/[!'()*~]/, "%20"],
  [/[*]/, "+"],
  [/[!$'()*,/:;?@~=]/, "%20"],
  [/[!$()*,/:;?@[\\\]^`{|}~=]/, "%20"],
];

/**
 * Returns the spellings of an address that mean the same: its query unchanged, and with characters
 * escaped or not. Escapes that carry meaning stay: those of `&`, `#`, `+`, of `=` in a name, and of
 * a `%` before hexadecimal digits.
 * @param most the maximum number of spellings; when there are more, those of common libraries are
 *   returned
 */
export function spellings(url: string, most: number): readonly string[] {
  const start = url.indexOf("?");
  if (start < 0 || url.length > MAX_CHARACTERS) return [url];
  const head = url.slice(0, start + 1);
  const pieces = piecesOf(url.slice(start + 1));
  const kinds = new Map<string, number>();
  for (const { kind, ways } of pieces) if (ways.length > 1) kinds.set(kind, ways.length);
  const total = [...kinds.values()].reduce((product, ways) => product * ways, 1);
  const written = total <= most / 2 ? combinations(pieces, kinds) : conventional(pieces);
  const all = written.flatMap((query) => [query, withSmallHex(query)]);
  return [...new Set([url, ...all.map((query) => head + query)])].slice(0, most);
}

function piecesOf(query: string): Piece[] {
  const pieces: Piece[] = [];
  let isValue = false;
  for (const { 0: text, index } of query.matchAll(/(?:%[0-9A-Fa-f]{2})+|[^]/gu)) {
    const isEscaped = text.length > 2 && text.startsWith("%");
    const characters = isEscaped ? unescape(text) : [text];
    if (characters === null) pieces.push({ kind: "", ways: [text] });
    const end = index + text.length;
    for (const [n, character] of (characters ?? []).entries()) {
      const isLast = n === characters!.length - 1;
      if (character === "%" && isLast && !HEX.test(query.slice(end, end + 2))) {
        pieces.push({ kind: "%", ways: ["%", "%25"] });
        continue;
      }
      pieces.push(pieceOf(character, isEscaped, isValue));
      if (text === "&") isValue = false;
      if (text === "=") isValue = true;
    }
  }
  return pieces;
}

function pieceOf(character: string, isEscaped: boolean, isValue: boolean): Piece {
  const escaped = escape(character);
  if (character === " " || (character === "+" && !isEscaped)) {
    return { kind: " ", ways: [" ", "%20", "+"] };
  }
  if (FREE.includes(character) || (character === "=" && isValue)) {
    return { kind: character, ways: [character, escaped] };
  }
  if (character > "\u009f") return { kind: "beyond ASCII", ways: [character, escaped] };
  if (isEscaped && UNRESERVED.test(character)) {
    return { kind: "unreserved", ways: [character, escaped] };
  }
  return { kind: "", ways: [isEscaped ? escaped : character] };
}

/** Returns every combination of one way for each kind. */
function combinations(pieces: readonly Piece[], kinds: ReadonlyMap<string, number>): string[] {
  let choices: ReadonlyMap<string, number>[] = [new Map()];
  for (const [kind, ways] of kinds) {
    choices = choices.flatMap((choice) =>
      Array.from({ length: ways }, (_, way) => new Map([...choice, [kind, way]]))
    );
  }
  return choices.map((choice) =>
    pieces.map(({ kind, ways }) => ways[choice.get(kind) ?? 0]!).join("")
  );
}

/** Returns the spellings of the most common libraries. */
function conventional(pieces: readonly Piece[]): string[] {
  return CONVENTIONS.map(([unescaped, space]) =>
    pieces.map(({ kind, ways }) => {
      if (kind === " ") return space;
      return kind === "unreserved" || unescaped.test(ways[0]!) ? ways[0]! : ways.at(-1)!;
    }).join("")
  );
}

/** Returns the characters of some escapes; null when they are not UTF-8. */
function unescape(text: string): string[] | null {
  try {
    return [...strictUtf8.decode(Uint8Array.fromHex(text.replaceAll("%", "")))];
  } catch {
    // TextDecoder throws for nothing else than bytes that are not UTF-8.
    return null;
  }
}

function escape(character: string): string {
  const bytes = encoder.encode(character);
  return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

function withSmallHex(query: string): string {
  return query.replaceAll(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
}
