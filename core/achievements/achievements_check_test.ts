import { assertEquals, assertMatch } from "@std/assert";
import { type Achievement, achievementSchema } from "./achievements.ts";
import { checkAchievement } from "./achievements_check.ts";

const base = {
  key: "calls_100",
  family: "calls",
  title: "Good on the phone",
  description: "",
  category: "dialer",
  icon: "phone",
  tier: 2,
  points: 50,
  metric: { events: ["call_completed"], measure: { kind: "count" } },
  target: 100,
};
const stored = achievement({});

function achievement(changes: Record<string, unknown>): Achievement {
  return achievementSchema.parse({ ...base, ...changes });
}

/** Checks an achievement against existing ones and returns its only fault: path and message. */
function faultOf(changes: Record<string, unknown>, existing = [stored]): string {
  const faults = checkAchievement(achievement(changes), existing);
  assertEquals(faults.length, 1, JSON.stringify(faults));
  return `${faults[0]!.path}: ${faults[0]!.message}`;
}

Deno.test("achievements check - a further tier and a new family are accepted", () => {
  const further = achievement({ key: "calls_500", target: 500, tier: 3 });
  const other = achievement({ key: "sums", family: "sums", target: 1 });
  assertEquals(checkAchievement(further, [stored]), []);
  assertEquals(checkAchievement(other, [stored, further]), []);
  assertEquals(checkAchievement(stored, []), []);
});

Deno.test("achievements check - a key that exists cannot be used again", () => {
  assertMatch(faultOf({ family: "other" }), /^key: "calls_100" is taken by "Good on the phone"/);
});

Deno.test("achievements check - a family counts one thing, over one span, in one category", () => {
  const more = { key: "calls_500", target: 500 };
  const metric = { events: ["call_missed"], measure: { kind: "count" } };
  assertMatch(faultOf({ ...more, metric }), /^metric: the family "calls" counts .*call_completed/);
  assertMatch(faultOf({ ...more, span: "day" }), /^span: .* for ever, this one by the day/);
  assertMatch(faultOf({ ...more, category: "chat" }), /^category: .*dialer/);
});

Deno.test("achievements check - the order of a metric's fields does not matter", () => {
  const conditions = [
    { field: "talkTime", op: "gte", value: 60 },
    { field: "satisfaction", op: "gt", value: 0.8 },
  ];
  const metric = (when: unknown[], events: string[]) => ({
    metric: { events, when, measure: { kind: "count" } },
  });
  const first = achievement(metric(conditions, ["call_completed", "inbound_handled"]));
  const turned = metric(
    conditions.toReversed().map(({ value, op, field }) => ({ value, op, field })),
    ["inbound_handled", "call_completed"],
  );
  const second = achievement({ key: "calls_500", target: 500, ...turned });
  assertEquals(checkAchievement(second, [first]), []);
});

Deno.test("achievements check - a higher tier needs a higher target", () => {
  const low = { key: "low", target: 50, tier: 3 };
  assertMatch(faultOf(low), /^target: is below .*calls_100.*Raise the target above 100/);
  const high = { key: "high", target: 500, tier: 1 };
  assertMatch(faultOf(high), /^target: is above .*calls_100.*raise the tier to 2/);
  assertMatch(faultOf({ key: "same" }), /^target: is the target of "calls_100"/);
  const retired = achievement({ retiredFrom: "2026-11-20" });
  assertEquals(checkAchievement(achievement({ key: "same" }), [retired]), []);
});

Deno.test("achievements check - an achievement that nobody can earn, or only by cheating, is refused", () => {
  const metric = (changes: Record<string, unknown>) => ({
    metric: { ...base.metric, ...changes },
  });
  const points = metric({ events: ["call_missed"], measure: { kind: "points" } });
  assertMatch(faultOf(points, []), /^metric.measure: call_missed never pays/);
  const streak = metric({ measure: { kind: "streak" } });
  assertMatch(faultOf(streak, []), /^metric.events: a streak looks at no events/);
  const claimed = metric({ when: [{ field: "streak", op: "gt", value: 5 }] });
  assertMatch(faultOf(claimed, []), /^metric.when.0.field: streak is the server's/);
});
