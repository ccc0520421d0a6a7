import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { NOTHING_CONFIGURED } from "@/core/scoring/score_day.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { type LogDay, replayAgent } from "./replay_agent.ts";

const CONTEXT = {
  ...NOTHING_CONFIGURED,
  versions: [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }],
};

function event(day: string, time: string, type: ScoringEvent["type"], objectId?: string) {
  const data = objectId === undefined ? {} : { objectId };
  return { source: "/crm", id: `${day} ${time}`, type, time: Date.parse(`${day}T${time}Z`), data };
}

async function* days(...all: readonly LogDay[]) {
  yield* all;
}

Deno.test("replay - consecutive days: the streak grows, and events of a day are ordered by time", async () => {
  const asked: string[] = [];
  const replay = replayAgent(
    "a",
    days(
      {
        day: "2026-11-19",
        events: [
          event("2026-11-19", "10:00", "contact_updated"),
          event("2026-11-19", "09:00", "new_contact", "c-1"),
        ],
      },
      { day: "2026-11-20", events: [event("2026-11-20", "08:00", "new_contact", "c-1")] },
    ),
    { ...CONTEXT, isObjectTaken: (one) => one.id.startsWith("2026-11-20") },
    (events) => {
      asked.push(...events.map(({ id }) => id));
      return Promise.resolve();
    },
  );
  const first = await replay.next();
  assertEquals(asked, ["2026-11-19 09:00", "2026-11-19 10:00"]);
  assertEquals(
    !first.done && first.value.scored.entries.map(({ id, points }) => `${id}: ${points}`),
    ["2026-11-19 09:00: 10", "a/2026-11-19: 50", "2026-11-19 10:00: 3"],
  );
  const second = await replay.next();
  assertEquals(
    !second.done && second.value.scored.outcomes.map(({ status, reason }) => [status, reason]),
    [["capped", "once_per_object"]],
  );
  // A day without pay is not active, so the streak is still that of the day before.
  const end = await replay.next();
  assertEquals(end.done && end.value.streak, { length: 1, lastDay: "2026-11-19", freezes: 0 });
});
