import { redactFields } from "@/integrations/shared/redact.ts";
import { redactText } from "@/integrations/shared/text.ts";

/** Copies a value and replaces every field `text` by its length and quality. */
export function withoutTexts(value: unknown): unknown {
  return redactFields(value, { text: redactText });
}
