/** The attributes of a binary CloudEvent. */
export interface BinaryAttributes {
  /** Attributes by their names, without the `ce-` of the headers. */
  readonly attributes: Record<string, string>;
  /** The first attribute whose escapes are not UTF-8; null when all are valid. */
  readonly wrong: string | null;
}

const PREFIX = "ce-";
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the headers of a binary CloudEvent as its HTTP binding says (section 3.1.3.2): first the
 * quotes of older senders are removed, then escapes are decoded once. A percent sign that does not
 * begin an escape is kept. Unescaped bytes are read as UTF-8 where possible.
 * @param headers names in lower case; values have one character per byte, as in HTTP
 */
export function readAttributes(
  headers: Iterable<readonly [name: string, value: string]>,
): BinaryAttributes {
  let wrong: string | null = null;
  const attributes = [...headers].filter(([name]) => name.startsWith(PREFIX))
    .map(([header, value]): [string, string] => {
      const name = header.slice(PREFIX.length);
      const read = decodePercent(unquote(fromBytes(value)));
      if (read === null) wrong ??= name;
      return [name, read ?? ""];
    });
  return { attributes: Object.fromEntries(attributes), wrong };
}

/** Headers arrive as Latin-1, where UTF-8 looks like "jÃ¼rgen". */
function fromBytes(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value) || [...value].some((one) => one > "\u00ff")) return value;
  try {
    return strictUtf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
  } catch {
    // It is not valid UTF-8, so the text is kept as Latin-1.
    return value;
  }
}

/** Removes the quotes of a quoted text (RFC 9110, section 5.6.4); other texts stay unchanged. */
function unquote(value: string): string {
  const [, inside] = /^"((?:[^"\\]|\\.)*)"$/su.exec(value.trim()) ?? [];
  return inside === undefined ? value : inside.replaceAll(/\\(.)/gsu, "$1");
}

/** Decodes escapes; null when the result is not UTF-8. */
function decodePercent(value: string): string | null {
  try {
    return value.replaceAll(
      /(?:%[0-9A-Fa-f]{2})+/g,
      (escapes) => strictUtf8.decode(Uint8Array.fromHex(escapes.replaceAll("%", ""))),
    );
  } catch {
    // TextDecoder throws for nothing else than bytes that are not UTF-8.
    return null;
  }
}
