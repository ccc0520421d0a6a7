import type { MadeKeyView } from "@/core/keys.ts";
import { canSend } from "./words.ts";

export const LANGUAGES = [["curl", "curl"], ["typescript", "TypeScript"]] as const;
export type Language = typeof LANGUAGES[number][0];

/** The agent in the examples. People must replace it when the key may not create agents. */
export const EXAMPLE_AGENT = "agent-7";

const EVENT = {
  id: "first-event",
  type: "message_response",
  subject: EXAMPLE_AGENT,
  data: { responseTime: 45, quality: 0.9 },
};

/**
 * Returns code for the first use of a key: it sends an event, or reads the board of the day when
 * the key may not send events.
 * @param url the address of Laurel, without a slash at the end
 */
export function exampleOf(
  language: Language,
  { url, key, scopes }: { readonly url: string } & Pick<MadeKeyView, "key" | "scopes">,
): string {
  const isSender = canSend(scopes);
  const address = `${url}/api/v1/${isSender ? "events" : "leaderboards?period=day"}`;
  if (language === "curl") {
    const head = `curl -sS '${address}' \\\n  -H 'Authorization: Bearer ${key}'`;
    if (!isSender) return head;
    // Two lines, so that the whole command is visible.
    const body = JSON.stringify(EVENT).replace(',"data"', ',\n       "data"');
    return `${head} \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
  }
  const { id, type, subject, data } = EVENT;
  const lines = isSender
    ? [
      `  method: "POST",`,
      "  headers: {",
      `    "authorization": "Bearer ${key}",`,
      `    "content-type": "application/json",`,
      "  },",
      "  body: JSON.stringify({",
      `    id: "${id}",`,
      `    type: "${type}",`,
      `    subject: "${subject}",`,
      `    data: { responseTime: ${data.responseTime}, quality: ${data.quality} },`,
      "  }),",
    ]
    : [`  headers: { "authorization": "Bearer ${key}" },`];
  return [
    `const response = await fetch("${address}", {`,
    ...lines,
    "});",
    "console.log(response.status, await response.json());",
  ].join("\n");
}
