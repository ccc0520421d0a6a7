import { readText } from "@/integrations/shared/text.ts";

/**
 * An event's data without the text of a message. What is kept of it is its quality, unless the
 * sender rated it already. See docs/text-quality.md.
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
