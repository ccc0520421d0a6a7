import type { MadeKeyView } from "@/core/keys.ts";
import { canSend } from "./words.ts";

export const LANGUAGES = [["curl", "curl"], ["typescript", "TypeScript"]] as const;
export type Language = typeof LANGUAGES[number][0];

/** The agent that the examples name; to be replaced when the key makes none. */
export const EXAMPLE_AGENT = "agent-7";

const EVENT = {
  id: "first-event",
  type: "message_response",
  subject: EXAMPLE_AGENT,
  data: { responseTime: 45, quality: 0.9 },
};

/**
 * Code to copy that uses a key for the first time: sends an event, or reads the board of the day
 * where the key sends none.
 * @param url where Laurel is, without a slash at the end
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
    // In two lines, so that all of it can be seen.
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
