/** What events pay (DESIGN section 5), checked over HTTP on a real server with each database. */
import { assertEquals, assertMatch } from "@std/assert";
import type { SentEvent } from "./support/client.ts";
import { at, event, saturday, uniqueId, workday } from "./support/events.ts";
import { shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite", "postgres"]);

laurelTest("scoring - the example of the contract", async (laurel) => {
  const time = at(workday(1), 3600);
  const sent = {
    specversion: "1.0",
    id: "m-1",
    source: "/livechat",
    type: "message_response",
    subject: "agent-7",
    time,
    data: { responseTime: 45, quality: 0.9 },
  };
  const answer = await laurel.post(sent);
  assertEquals(answer, {
    id: "m-1",
    source: "/livechat",
    status: "scored",
    points: 12,
    breakdown: [
      { rule: "base", points: 5 },
      { rule: "quick_bonus", points: 3 },
      { rule: "quality_multiplier", factor: 1.5 },
    ],
    ruleVersion: 1,
    agent: {
      id: "agent-7",
      name: "agent-7",
      totalPoints: 62,
      experience: 62,
      level: 1,
      rank: "Rookie",
      dailyStreak: answer.agent.dailyStreak,
    },
    levelUp: null,
    achievements: [],
    challenges: [],
    also: [{ type: "daily_streak", points: 50 }],
  });
  const history = await laurel.history("agent-7");
  assertEquals(history.map(({ type, points }) => `${type} ${points}`).sort(), [
    "daily_streak 50",
    "message_response 12",
  ]);
});

/** Type, data, points, and the applied rules beyond the base. */
const TABLE: readonly [string, Record<string, unknown>, number, ...string[]][] = [
  ["message_response", {}, 5],
  ["message_response", { responseTime: 0 }, 8, "quick_bonus"],
  ["message_response", { responseTime: 119.9 }, 8, "quick_bonus"],
  ["message_response", { responseTime: 120 }, 5],
  ["message_response", { responseTime: null }, 5],
  ["message_response", { quality: 0.8 }, 5],
  ["message_response", { quality: 0.81 }, 8, "quality_multiplier"],
  ["message_response", { responseTime: 1, quality: 1 }, 12, "quick_bonus", "quality_multiplier"],
  ["lead_qualified", {}, 20],
  ["lead_qualified", { accuracy: 0.8 }, 20],
  ["lead_qualified", { accuracy: 0.81 }, 30, "accuracy_bonus"],
  ["lead_qualified", { streak: 99 }, 20],
  ["call_completed", {}, 15],
  ["call_completed", { talkTime: 119.9 }, 15],
  ["call_completed", { talkTime: 120 }, 20, "duration_bonus"],
  ["call_completed", { talkTime: 900 }, 20, "duration_bonus"],
  ["call_completed", { talkTime: 900.1 }, 15],
  ["call_completed", { satisfaction: 0.8 }, 15],
  ["call_completed", { satisfaction: 0.81 }, 20, "satisfaction_multiplier"],
  [
    ...["call_completed", { talkTime: 300, satisfaction: 1 }, 26] as const,
    ...["duration_bonus", "satisfaction_multiplier"],
  ],
  ["new_contact", {}, 10],
  ["new_contact", { dataQuality: 0.8, vip: false }, 10],
  ["new_contact", { dataQuality: 0.81 }, 15, "data_quality_bonus"],
  ["new_contact", { vip: true }, 15, "vip_multiplier"],
  ["new_contact", { dataQuality: 1, vip: true }, 23, "data_quality_bonus", "vip_multiplier"],
  ["inbound_handled", {}, 15],
  ["inbound_handled", { responseTime: 59.9 }, 20, "speed_bonus"],
  ["inbound_handled", { responseTime: 60 }, 15],
  ["inbound_handled", { volumeToday: 99 }, 15],
  ["outbound_success", {}, 20],
  ["outbound_success", { converted: true }, 30, "conversion_bonus"],
  ["outbound_success", { converted: false, efficiency: 0.8 }, 20],
  ["outbound_success", { efficiency: 0.81 }, 28, "efficiency_multiplier"],
  [
    ...["outbound_success", { converted: true, efficiency: 1 }, 42] as const,
    ...["conversion_bonus", "efficiency_multiplier"],
  ],
  ["conversation_resolved", {}, 10],
  ["conversation_resolved", { firstContact: true }, 15, "first_contact_bonus"],
  ["csat_received", {}, 5],
  ["csat_received", { score: 0.89 }, 5],
  ["csat_received", { score: 0.9 }, 15, "delight_bonus"],
  ["deal_won", {}, 50],
  ["deal_won", { cycleDays: 14 }, 70, "fast_close_bonus"],
  ["deal_won", { cycleDays: 14.1 }, 50],
  ["follow_up_completed", {}, 8],
  ["follow_up_completed", { onTime: true }, 12, "on_time_bonus"],
  ["contact_updated", {}, 3],
  ["contact_updated", { completenessGain: 0.19 }, 3],
  ["contact_updated", { completenessGain: 0.2 }, 6, "completeness_bonus"],
  ["call_quality_scored", {}, 5],
  ["call_quality_scored", { quality: 0.8 }, 5],
  ["call_quality_scored", { quality: 0.81 }, 15, "quality_bonus"],
];

laurelTest("scoring - every scored type at and around its thresholds", async (laurel) => {
  // One agent each, on a Saturday: nothing else pays, so the total is the points of the event.
  const events = TABLE.map(([type, data], i) =>
    event({ source: "/table", type, data, subject: `table-${i}`, time: at(saturday()) })
  );
  const results = await laurel.postAll(events);
  const shown = results.map((result, i) => [
    ...[TABLE[i]![0], TABLE[i]![1], result.points],
    ...result.breakdown.slice(1).map(({ rule }) => rule),
  ]);
  assertEquals(shown, TABLE.map((row) => [...row]));
  for (const { status, points, agent, also } of results) {
    assertEquals({ status, total: agent.totalPoints, also }, {
      status: "scored",
      total: points,
      also: [],
    });
  }
});

const RECORDED = [
  ...["message_received", "lead_created", "deal_stage_changed", "deal_lost", "call_missed"],
  ...["follow_up_due", "contact_activity", "session_started", "feature_used"],
];

laurelTest("scoring - recorded types pay nothing and start no streak", async (laurel) => {
  const events = RECORDED.map((type) => event({ type, subject: "recorder" }));
  for (const result of await laurel.postAll(events)) {
    const { status, points, breakdown, also } = result;
    assertEquals({ status, points, breakdown, also }, {
      status: "recorded",
      points: 0,
      breakdown: [],
      also: [],
    });
  }
  assertEquals((await laurel.agent("recorder")).totalPoints, 0);
  assertEquals(await laurel.history("recorder"), []);
});

laurelTest("scoring - Laurel's own events cannot be sent from outside", async (laurel) => {
  const answer = await laurel.call("/events", { body: event({ type: "daily_streak" }) });
  assertEquals([answer.status, answer.body.code], [422, "unknown_type"]);
  const source = await laurel.call("/events", { body: event({ source: "laurel:streak" }) });
  assertEquals([source.status, source.body.code], [422, "validation_failed"]);
  assertEquals(source.body.errors[0].path, "source");
});

laurelTest("scoring - the 21st inbound of a day earns the volume multiplier", async (laurel) => {
  const events = Array.from(
    { length: 22 },
    (_, i) => event({ type: "inbound_handled", subject: "busy", time: at(saturday(), i) }),
  );
  const points = (await laurel.postAll(events)).map((result) => result.points);
  assertEquals(points, [...Array(20).fill(15), 18, 18]);
});

laurelTest("scoring - streak bonuses rise by the day, up to twice the base", async (laurel) => {
  const days = [8, 7, 6, 5, 4, 3, 2].map((n) => workday(n));
  const streakPoints: number[] = [];
  const leads: number[] = [];
  for (const day of days) {
    const type = "lead_qualified";
    const answer = await laurel.post(event({ type, subject: "steady", time: at(day) }));
    leads.push(answer.points);
    streakPoints.push(...answer.also.map((also) => also.points));
  }
  assertEquals(streakPoints, [50, 60, 70, 80, 90, 100, 100]);
  // More than five days: the multiplier applies from the sixth day on.
  assertEquals(leads, [20, 20, 20, 20, 20, 24, 24]);
});

laurelTest("scoring - a new level is reached and announced", async (laurel) => {
  const types: SentEvent[] = [{ type: "deal_won" }, { type: "deal_won" }, { type: "deal_won" }];
  const [first, second, third] = await laurel.postAll(
    types.map((change, i) => event({ ...change, subject: "riser", time: at(saturday(), i) })),
  );
  assertEquals(first!.levelUp, null);
  assertEquals(second!.levelUp, { from: 1, to: 2, rank: "Rookie" });
  assertEquals(second!.agent.level, 2);
  assertEquals(third!.levelUp, null);
});

laurelTest("scoring - a contact pays once per object, and says so", async (laurel) => {
  const contact = (id: string, subject: string, seconds: number) =>
    event({
      id,
      subject,
      type: "new_contact",
      source: "/crm",
      time: at(saturday(), seconds),
      data: { objectId: "contact-1" },
    });
  const [first, second] = await laurel.postAll([
    contact(uniqueId(), "object-a", 0),
    contact(uniqueId(), "object-b", 1),
  ]);
  assertEquals([first!.status, first!.points], ["scored", 10]);
  assertEquals([second!.status, second!.points], ["capped", 0]);
  assertEquals(second!.reason, "once_per_object");
});

laurelTest("scoring - every ledger entry explains itself", async (laurel) => {
  const data = { responseTime: 10, quality: 0.9 };
  await laurel.post(event({ id: "explained", subject: "explained", data, time: at(saturday()) }));
  const [entry] = await laurel.history("explained");
  assertEquals(entry?.event, { source: "/livechat", id: "explained" });
  assertEquals([entry?.points, entry?.ruleVersion, entry?.time], [12, 1, at(saturday())]);
  assertMatch(entry?.reason ?? "", /5 \+ 3 quick bonus.*1\.5 quality multiplier = 12/);
  assertEquals(entry?.breakdown.length, 3);
});
