import { readText } from "@/integrations/shared/text.ts";

/**
 * Returns an event's data without the text of a message. The text is replaced by its quality,
 * unless the sender has already rated it. See docs/text-quality.md.
 */
export function withoutMessageText(
  type: string,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (type !== "message_response" || !Object.hasOwn(data, "text")) return { ...data };
  const { text, ...kept } = data;
  const quality = typeof text === "string" ? readText(text)?.quality : null;
  if ((kept.quality ?? null) !== null || (quality ?? null) === null) return kept;
  return { ...kept, quality };
}
