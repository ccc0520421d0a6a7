/** What the conversations of all chat tools in these tests share. */

const FOLDER = new URL("../../../integrations/", import.meta.url);

// deno-lint-ignore no-explicit-any -- bodies as tools send them
export type Body = any;

export interface ChatCase {
  readonly provider: "chatwoot" | "intercom" | "zendesk";
  /** What happens in it, for the test's name. */
  readonly what: string;
  /** The tool's webhooks about the conversation of an id. */
  bodies(id: number): Body[];
  /** What it pays each agent, without the day's streak. */
  readonly points: Readonly<Record<string, number>>;
}

/** Who works with all three tools, by the tools' ids. */
export const PEOPLE: Readonly<Record<string, string>> = { "7": "ava", "9": "ben" };

// A good reply within a minute, the first one of the customer's conversation, its end, a rating of 5.
export const REPLY = 12;
export const FIRST = 20;
export const RESOLVED = 15;
export const REOPENED = 10;
export const DELIGHTED = 15;

export const load = (path: string): Body =>
  JSON.parse(Deno.readTextFileSync(new URL(path, FOLDER)));
export const at = (time: string) => `2026-03-02T${time}Z`;
export const seconds = (time: string) => Math.floor(Date.parse(at(time)) / 1_000);
export const TEXT = "Thanks for waiting, Ada. Your parcel left our warehouse this morning.";
