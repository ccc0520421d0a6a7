import { redactFields } from "@/integrations/shared/redact.ts";
import { redactText } from "@/integrations/shared/text.ts";

/** A copy in which every field `text` holds no more than its length and quality. */
export function withoutTexts(value: unknown): unknown {
  return redactFields(value, { text: redactText });
}
