/** The attributes of a binary CloudEvent. */
export interface BinaryAttributes {
  /** By name, without the `ce-` of their headers. */
  readonly attributes: Record<string, string>;
  /** The first attribute whose escapes are not UTF-8; null when all are fine. */
  readonly wrong: string | null;
}

const PREFIX = "ce-";
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the headers of a binary CloudEvent as its HTTP binding says (section 3.1.3.2): the quotes of
 * older senders are undone first, then the escapes, once. A percent sign that begins no escape stands
 * for itself. Bytes that some senders do not escape are read as UTF-8 where they are.
 * @param headers names in lower case; a character for each byte, as HTTP has it
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

/** Headers arrive as Latin-1, in which UTF-8 looks like "jÃ¼rgen". */
function fromBytes(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value) || [...value].some((one) => one > "\u00ff")) return value;
  try {
    return strictUtf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
  } catch {
    // Not UTF-8, so it is the Latin-1 that it looks like.
    return value;
  }
}

/** A quoted text (RFC 9110, section 5.6.4) without its quotes; others as they are. */
function unquote(value: string): string {
  const [, inside] = /^"((?:[^"\\]|\\.)*)"$/su.exec(value.trim()) ?? [];
  return inside === undefined ? value : inside.replaceAll(/\\(.)/gsu, "$1");
}

/** Null when the escapes do not give UTF-8. */
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
