import { assertEquals } from "@std/assert";
import {
  type Challenge,
  challengeContribution,
  challengeSchema,
  closesAt,
  type CountedEvent,
  GRACE_MILLISECONDS,
  isInAudience,
  MAX_PROGRESS,
  rewardOf,
  spanFault,
  stateAt,
  toChallenge,
} from "./challenges.ts";
import { calculateSystemPoints } from "@/core/scoring/system_events.ts";

const INPUT = {
  key: "sprint",
  title: "Sprint",
  kind: "individual",
  metric: { events: ["deal_won"], measure: { kind: "count" } },
  target: 3,
  rewardPoints: 100,
  startsAt: "2026-11-02T00:00:00+01:00",
  endsAt: "2026-11-09T00:00:00+01:00",
};
const START = Date.parse("2026-11-01T23:00:00Z");
const END = Date.parse("2026-11-08T23:00:00Z");

function challenge(changes: Record<string, unknown> = {}): Challenge {
  return toChallenge(challengeSchema.parse({ ...INPUT, ...changes }));
}

/** Returns path and message of everything that is wrong with a challenge. */
function faults(changes: Record<string, unknown>): string[] {
  const result = challengeSchema.safeParse({ ...INPUT, ...changes });
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

function won(changes: Partial<CountedEvent> = {}, time = START, type = "deal_won"): CountedEvent {
  return {
    event: { source: "/crm", id: "1", type, time, data: { talkTime: 12.6 } },
    status: "scored",
    points: 70,
    reason: null,
    receivedAt: time,
    ...changes,
  };
}

Deno.test("challenges - missing fields get a default, and times become milliseconds", () => {
  const made = challenge();
  assertEquals([made.startsAt, made.endsAt], [START, END]);
  assertEquals([made.audience, made.joining, made.maxWinners, made.difficultyMultiplier], [
    ...["everyone", "automatic", null, 1],
  ]);
});

Deno.test("challenges - every fault names its field", () => {
  assertEquals(faults({ target: null }), [
    "target: is required; without one only head_to_head can be decided",
  ]);
  assertEquals(faults({ target: null, kind: "head_to_head" }), []);
  assertEquals(faults({ target: 0 }).map((text) => text.split(":")[0]), ["target"]);
  assertEquals(faults({ rewardPoints: 0 }).map((text) => text.split(":")[0]), ["rewardPoints"]);
  assertEquals(faults({ rewardPoints: 1, difficultyMultiplier: 0.4 }), [
    "difficultyMultiplier: makes the reward less than one point",
  ]);
  assertEquals(faults({ difficultyMultiplier: 1.234 }), [
    "difficultyMultiplier: has more than two decimals",
  ]);
  for (const difficultyMultiplier of [0, 10, -1]) {
    assertEquals(faults({ difficultyMultiplier }).length > 0, true);
  }
  assertEquals(faults({ metric: { measure: { kind: "streak" } } }), [
    "metric.measure.kind: a challenge can measure count, points or sum",
  ]);
  assertEquals(
    faults({ metric: { events: ["challenge_completed"], measure: { kind: "count" } } }),
    ["metric.events: a challenge counts work, not what Laurel itself pays"],
  );
  assertEquals(faults({ kind: "team", audience: { agents: ["a"] } }), [
    "audience: a team challenge is for everyone or for teams",
  ]);
  assertEquals(faults({ kind: "head_to_head", audience: { agents: ["a", "a"] } }), [
    "audience.agents: head_to_head takes at least two agents",
  ]);
  assertEquals(faults({ kind: "head_to_head", maxWinners: 2 }), [
    "maxWinners: head_to_head has exactly one winner",
  ]);
  assertEquals(faults({ title: "a\0b" }), [
    "title: holds a NUL character or half of a surrogate pair",
  ]);
  assertEquals(faults({ startsAt: "2026-11-02" }), [
    "startsAt: is not an RFC 3339 time such as 2026-11-22T10:00:00Z",
  ]);
  assertEquals(faults({ key: "Not A Key" }).length, 1);
  assertEquals(faults({ surprise: 1 }).length, 1);
});

Deno.test("challenges - an end that is not after the start is a fault", () => {
  assertEquals(spanFault({ startsAt: 10, endsAt: 10 }), "ends_before_start");
  assertEquals(spanFault({ startsAt: 10, endsAt: 9 }), "ends_before_start");
  assertEquals(spanFault({ startsAt: 10, endsAt: 11 }), undefined);
  assertEquals(spanFault({ startsAt: 0, endsAt: 367 * 86_400_000 }), "too_long");
});

Deno.test("challenges - the states follow each other without a gap", () => {
  const one = { startsAt: START, endsAt: END, canceledAt: null };
  assertEquals(
    [START - 1, START, END - 1, END, END + GRACE_MILLISECONDS - 1, END + GRACE_MILLISECONDS]
      .map((now) => stateAt(one, now)),
    ["upcoming", "running", "running", "grace", "grace", "closed"],
  );
  assertEquals(stateAt({ ...one, canceledAt: START }, END), "canceled");
});

Deno.test("challenges - an event within the span counts if it arrives within the grace period", () => {
  const one = challenge();
  const count = (event: CountedEvent) => challengeContribution(one, event);
  assertEquals([START - 1, START, END - 1, END].map((time) => count(won({}, time))), [0, 1, 1, 0]);
  assertEquals(count(won({ receivedAt: closesAt(one) })), 1);
  assertEquals(count(won({ receivedAt: closesAt(one) + 1 })), 0);
  assertEquals(count(won({ status: "reversed" })), 0);
  assertEquals(count(won({ status: "capped" })), 0);
  assertEquals(count(won({}, START, "new_contact")), 0);
});

Deno.test("challenges - points and sums are whole, not negative, and limited", () => {
  const points = challenge({ metric: { measure: { kind: "points" } } });
  assertEquals(challengeContribution(points, won()), 70);
  assertEquals(challengeContribution(points, won({ points: -5 })), 0);
  const sum = challenge({
    metric: { events: ["deal_won"], measure: { kind: "sum", field: "talkTime" } },
  });
  assertEquals(challengeContribution(sum, won()), 13);
  const huge = won();
  const event = { ...huge.event, data: { talkTime: 1e300 } };
  assertEquals(challengeContribution(sum, { ...huge, event }), MAX_PROGRESS);
});

Deno.test("challenges - points that Laurel itself pays do not count", () => {
  const points = challenge({ metric: { measure: { kind: "points" } } });
  for (const type of ["challenge_completed", "spin_won"]) {
    assertEquals(challengeContribution(points, won({}, START, type)), 0);
  }
});

Deno.test("challenges - the audience is everyone, teams or agents; a team challenge needs a team", () => {
  const ada = { id: "ada", team: "sales" };
  const bob = { id: "bob", team: null };
  const invited = (changes: Record<string, unknown>) =>
    [ada, bob].map((agent) => isInAudience(challenge(changes), agent));
  assertEquals(invited({}), [true, true]);
  assertEquals(invited({ audience: { teams: ["sales"] } }), [true, false]);
  assertEquals(invited({ audience: { agents: ["bob"] } }), [false, true]);
  assertEquals(invited({ kind: "team" }), [true, false]);
});

Deno.test("challenges - the reward equals the points of the event that pays it", () => {
  for (const rewardPoints of [1, 10, 35, 50, 99, 250]) {
    for (const difficultyMultiplier of [0.29, 1, 1.05, 1.1, 1.5, 9.99]) {
      const data = { rewardPoints, difficultyMultiplier };
      const event = { source: "", id: "", type: "challenge_completed" as const, time: 0, data };
      assertEquals(rewardOf(data), calculateSystemPoints(event).points);
    }
  }
});

Deno.test("challenges - an invalid audience is refused with the possible values", () => {
  const parsed = challengeSchema.safeParse({ audience: { kind: "everyone" } });
  const issue = parsed.error!.issues.find(({ path }) => path[0] === "audience");
  assertEquals(issue?.message, 'must be "everyone", {"teams": [ids]} or {"agents": [ids]}');
});
