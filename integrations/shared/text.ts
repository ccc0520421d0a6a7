import { z } from "zod";
import { sha256Hex } from "./hmac.ts";
import { textFrom } from "./optional.ts";
import { REMOVED } from "./redact.ts";
import { textQuality } from "./text_quality.ts";

/** As long as names in the settings may be. */
const MOST_NAME_CHARACTERS = 150;

/**
 * The name of a stage or tag as a tool sends it, to be looked up in the settings; null: there is none.
 * Longer names than settings can hold are told apart, but mean nothing.
 */
export function nameFrom(value: unknown): string | null {
  const name = textFrom(value)?.normalize("NFC") ?? null;
  if (name === null || name === REMOVED) return null;
  return name.length <= MOST_NAME_CHARACTERS ? name : sha256Hex(name);
}

/** What is known of a message after its text was thrown away. */
export interface TextRead {
  /** How long the text was; 0 when nothing of it can be seen. */
  readonly characters: number;
  /** 0 to 1; null when it was too short to say. */
  readonly quality: number | null;
}

/** Stands in a kept payload where a text was. */
const markerSchema = z.looseObject({
  redacted: z.literal(true),
  characters: z.int().min(0),
  quality: z.number().min(0).max(1).nullable(),
});

/** Nothing but space, and tags that show nothing: what editors leave of an empty message. */
const BLANK =
  /^(?:\s|\u00a0|&nbsp;|<\/?(?:p|div|br|span|b|i|u|em|strong|html|body)(?:\s[^<>]*)?\/?>)*$/i;

/** What a message's text, or what was kept of it, tells. Null: there is neither. */
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

/** What may be kept of a message's text: its length and quality. Anything else becomes null. */
export function redactText(value: unknown): ({ redacted: true } & TextRead) | null {
  const text = readText(value);
  return text && { redacted: true, ...text };
}
