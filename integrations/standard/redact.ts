import { redactFields } from "../shared/redact.ts";
import { redactText } from "../shared/text.ts";

/** A copy in which every field `text` holds no more than its length and quality. */
export function withoutTexts(value: unknown): unknown {
  return redactFields(value, { text: redactText });
}
