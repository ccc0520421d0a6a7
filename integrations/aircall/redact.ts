import { kindOf } from "./payload.ts";
import { hide } from "@/integrations/shared/hide.ts";
import { numberFrom } from "@/integrations/shared/optional.ts";
import { redactFields, type Redaction, remove } from "@/integrations/shared/redact.ts";

/** The token, what people said or wrote, and the addresses of recordings. */
const RULES: Readonly<Record<string, Redaction>> = {
  token: remove,
  content: remove,
  body: remove,
  text: remove,
  note: remove,
  recording: remove,
  recording_short_url: remove,
  voicemail: remove,
  asset: remove,
  voicemail_short_url: remove,
  information: remove,
};

/** The text fields that are kept of resources with unknown fields: ids, kinds, times. */
const UNREDACTED = /^(id|.*_id|.*_at|resource|event|timestamp|direction|status|type|email)$/;
const SCORES = /^((max_)?score|score_percentage)$/;

/**
 * Returns the storable parts of a webhook. Transcripts and similar resources have text in many
 * fields, and none of it is kept.
 */
export function redactAircall(payload: unknown): unknown {
  return redactFields(kindOf(payload) !== null ? payload : withoutTexts(payload, ""), RULES);
}

function withoutTexts(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutTexts(one, name));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, withoutTexts(one, key)]),
    );
  }
  return typeof value === "string" && !isUnredacted(name, value) ? hide(value) : value;
}

/** Scores are kept; they are numbers, sometimes sent as text. */
function isUnredacted(name: string, text: string): boolean {
  return UNREDACTED.test(name) || (SCORES.test(name) && numberFrom(text) !== null);
}
