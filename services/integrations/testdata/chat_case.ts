/** What the test conversations of all chat tools have in common. */

const FOLDER = new URL("../../../integrations/", import.meta.url);

// deno-lint-ignore no-explicit-any -- bodies as tools send them
export type Body = any;

export interface ChatCase {
  readonly provider: "chatwoot" | "intercom" | "zendesk";
  /** What happens in the conversation, for the test's name. */
  readonly what: string;
  /** Returns the tool's webhooks about a conversation with this id. */
  bodies(id: number): Body[];
  /** The points of each agent, without the day's streak. */
  readonly points: Readonly<Record<string, number>>;
}

/** The people in all three tools, by the tools' ids. */
export const PEOPLE: Readonly<Record<string, string>> = { "7": "ava", "9": "ben" };

// A good reply within a minute, the first reply of the conversation, its resolution, a rating of 5.
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
