import { z } from "zod";
import { sha256Hex } from "./hmac.ts";
import { textFrom } from "./optional.ts";
import { REMOVED } from "./redact.ts";
import { textQuality } from "./text_quality.ts";

/** The maximum length of names in the settings. */
const MAX_NAME_CHARACTERS = 150;

/**
 * Returns the name of a stage or tag as a tool sends it, for looking it up in the settings; null
 * when there is none. Names that are longer than settings allow stay distinct, but no setting can
 * match them.
 */
export function nameFrom(value: unknown): string | null {
  const name = textFrom(value)?.normalize("NFC") ?? null;
  if (name === null || name === REMOVED) return null;
  return name.length <= MAX_NAME_CHARACTERS ? name : sha256Hex(name);
}

/** What is stored of a message after its text was dropped. */
export interface TextRead {
  /** The length of the text; 0 when nothing of it is visible. */
  readonly characters: number;
  /** 0 to 1; null when the text is too short. */
  readonly quality: number | null;
}

/** The marker that replaces a text in a stored payload. */
const markerSchema = z.looseObject({
  redacted: z.literal(true),
  characters: z.int().min(0),
  quality: z.number().min(0).max(1).nullable(),
});

/** Only white space and tags that show nothing: the empty message of an editor. */
const BLANK =
  /^(?:\s|\u00a0|&nbsp;|<\/?(?:p|div|br|span|b|i|u|em|strong|html|body)(?:\s[^<>]*)?\/?>)*$/i;

/** Reads a message's text, or the marker that replaces it. Null: there is neither. */
export function readText(value: unknown): TextRead | null {
  if (typeof value === "string") {
    const isBlank = BLANK.test(value);
    return { characters: isBlank ? 0 : value.length, quality: textQuality(value) };
  }
  const marker = markerSchema.safeParse(value);
  if (!marker.success) return null;
  const { characters, quality } = marker.data;
  return { characters, quality };
}

/**
 * Returns the storable form of a message's text: its length and quality. Anything else becomes
 * null.
 */
export function redactText(value: unknown): ({ redacted: true } & TextRead) | null {
  const text = readText(value);
  return text && { redacted: true, ...text };
}
