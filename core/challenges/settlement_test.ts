import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Participant, settle } from "./settlement.ts";

const INDIVIDUAL = { kind: "individual", target: 5, maxWinners: null } as const;
const TEAM = { kind: "team", target: 5, maxWinners: null } as const;
const DUEL = { kind: "head_to_head", target: null, maxWinners: null } as const;

function one(
  agent: string,
  progress: number,
  completedAt: number | null,
  lastTime: number | null = completedAt ?? (progress > 0 ? 9 : null),
  team: string | null = null,
): Participant {
  return { agent, team, progress, completedAt, lastTime };
}

/** Lists the winners in their order as "agent place@time". */
function winners(challenge: Parameters<typeof settle>[0], participants: readonly Participant[]) {
  return settle(challenge, participants)
    .map(({ agent, place, reachedAt }) => `${agent} ${place}@${reachedAt}`);
}

Deno.test("settle - those who reached the target win, ordered by time and then by id", () => {
  const all = [one("d", 5, 7), one("b", 9, 8), one("a", 4, null), one("c", 5, 7)];
  assertEquals(winners(INDIVIDUAL, all), ["c 1@7", "d 2@7", "b 3@8"]);
  assertEquals(winners({ ...INDIVIDUAL, maxWinners: 1 }, all), ["c 1@7"]);
});

Deno.test("settle - ids are compared by code point, as the database does", () => {
  assertEquals(winners(INDIVIDUAL, [one("😀", 5, 1), one("～", 5, 1)]), ["～ 1@1", "😀 2@1"]);
});

Deno.test("settle - every member who added something to a winning team is paid", () => {
  const all = [
    one("a", 4, 7, 6, "red"),
    one("b", 3, 7, 8, "red"),
    one("idle", 0, 7, null, "red"),
    one("c", 9, 5, 9, "blue"),
    one("d", 4, null, 9, "green"),
  ];
  assertEquals(winners(TEAM, all), ["c 1@5", "a 2@7", "b 2@7"]);
  assertEquals(winners({ ...TEAM, maxWinners: 1 }, all), ["c 1@5"]);
});

Deno.test("settle - head-to-head is won by the first to reach the target, else by the highest count", () => {
  const duel = { ...DUEL, target: 5 };
  assertEquals(winners(duel, [one("a", 9, 8), one("b", 5, 7)]), ["b 1@7"]);
  assertEquals(winners(duel, [one("a", 3, null, 8), one("b", 4, null, 9)]), ["b 1@9"]);
  assertEquals(winners(DUEL, [one("a", 4, null, 9), one("b", 4, null, 8)]), ["b 1@8"]);
  assertEquals(winners(DUEL, [one("b", 4, null, 8), one("a", 4, null, 8)]), ["a 1@8"]);
});

Deno.test("settle - nobody wins without progress", () => {
  assertEquals(winners(DUEL, [one("a", 0, null), one("b", 0, null)]), []);
  assertEquals(winners(DUEL, []), []);
  assertEquals(winners(INDIVIDUAL, [one("a", 4, null)]), []);
});

const participants = fc.uniqueArray(
  fc.record({
    agent: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    progress: fc.nat({ max: 6 }),
    time: fc.nat({ max: 3 }),
  }),
  { selector: ({ agent }) => agent },
).map((all) =>
  all.map(({ agent, progress, time }) =>
    one(agent, progress, progress >= 5 ? time : null, progress > 0 ? time : null)
  )
);

Deno.test("settle - the order in which participants are read does not matter", () => {
  fc.assert(fc.property(
    participants,
    fc.constantFrom(INDIVIDUAL, { ...INDIVIDUAL, maxWinners: 2 }, DUEL, { ...DUEL, target: 5 }),
    (all, challenge) => {
      const expected = settle(challenge, all);
      assertEquals(settle(challenge, all.toReversed()), expected);
      const limit = challenge.kind === "head_to_head" ? 1 : challenge.maxWinners ?? all.length;
      assertEquals(expected.length <= limit, true);
      assertEquals(expected.map(({ place }) => place), expected.map((_, index) => index + 1));
    },
  ));
});
