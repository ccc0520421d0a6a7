/** A type of event that tests define, and what they do with it. */
import { assertEquals } from "@std/assert";
import { openRebuild } from "@/services/rebuild/mod.ts";
import type { Door } from "@/services/rules/testdata/door.ts";
import type { TestDatabase } from "@/testing/database.ts";

export const TYPES_PATH = "/admin/event-types";
export const TICKET = {
  type: "ticket_solved",
  title: "Ticket solved",
  domain: "support",
  fields: [
    { name: "minutes", kind: "number", minimum: 0, maximum: 600 },
    { name: "escalated", kind: "boolean" },
    { name: "queue", kind: "text", maximum: 10 },
  ],
  points: {
    base: 7,
    bonuses: [{ name: "fast", points: 3, when: [{ field: "minutes", op: "lt", value: 10 }] }],
  },
};

/** Sends an event with a key that may write events. */
export async function sendTicket(door: Door, id: string, data: object, more: object = {}) {
  const event = { id, source: "/desk", type: "ticket_solved", subject: "amy", data, ...more };
  return await door.ask("POST", "/events", event, await door.key("events:write"));
}

/** Proves every derived table against the log. */
export async function prove(door: Door, database: TestDatabase) {
  const { config } = door.instance.rewards;
  const { differences, waiting } = await openRebuild({ database, config, clock: () => door.now })
    .check();
  assertEquals([differences, waiting], [[], 0]);
}

/** Runs the background jobs, which score stored events again. */
export async function settle(door: Door) {
  await door.instance.jobs.runAll();
}
