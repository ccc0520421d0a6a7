import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import {
  addAgents,
  cut,
  eventOf,
  HISTORY_ZONE,
  randomNumbers,
  randomSpecs,
  shuffled,
} from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import { insertAchievement } from "@/db/achievements.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Person, Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { contentHash, type EventAnswer, type IncomingEvent } from "@/services/rewards/event.ts";
import { keyViewer, personViewer } from "@/testing/viewers.ts";

const KEY = keyViewer("read");
const person = (role: Person["role"], agent: string | null) => personViewer({ role, agent });
const ANN = person("agent", "ann");
const FRIDAY_EVENING = Date.parse("2026-11-20T21:00:00Z");

function achievement(key: string, changes: Record<string, unknown>): Achievement {
  return achievementSchema.parse({
    key,
    family: key,
    title: `The ${key}`,
    description: "",
    category: "contacts",
    icon: "star",
    tier: 1,
    points: 10,
    target: 1,
    metric: { events: ["contact_updated"], measure: { kind: "count" } },
    ...changes,
  });
}

const everything = (kind: string) => ({ metric: { measure: { kind } } });
/** Definitions that random histories earn easily, and in every way. */
const ALL_KINDS = [
  achievement("all_5", { ...everything("count"), target: 5 }),
  achievement("every_4", { ...everything("count"), target: 4, repeatable: true }),
  achievement("day_2", { ...everything("count"), target: 2, span: "day", repeatable: true }),
  achievement("first_day_3", { ...everything("count"), target: 3, span: "day" }),
  achievement("week_3", { ...everything("count"), target: 3, span: "week", repeatable: true }),
  achievement("first_week_4", { ...everything("count"), target: 4, span: "week" }),
  achievement("points_60", { ...everything("points"), target: 60 }),
  achievement("points_day_40", { ...everything("points"), target: 40, span: "day" }),
  achievement("days_4", { ...everything("days"), target: 4, repeatable: true }),
  achievement("streak_2", { ...everything("streak"), target: 2, repeatable: true }),
  achievement("first_streak_3", { ...everything("streak"), target: 3 }),
  achievement("lost_2", {
    metric: {
      events: ["deal_lost", "call_missed"],
      when: [{ field: "quality", op: "gt", value: 0.4 }],
      measure: { kind: "count" },
    },
    target: 2,
  }),
];

let count = 0;
function event(local: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  const time = Temporal.PlainDateTime.from(local).toZonedDateTime(HISTORY_ZONE).epochMilliseconds;
  const content = { type: "contact_updated" as const, subject: "ann", time, data: {}, ...more };
  const id = `achievements-${++count}`;
  return { id, source: "/crm", receivedAt: time, ...content, contentHash: contentHash(content) };
}

/** Returns the event by which the same source reverses an earlier event. */
function reversal({ source, id }: IncomingEvent): IncomingEvent {
  return event("2026-11-20T20:00", {
    type: "event_reversed",
    data: { reverses: { source, id } },
  });
}

async function send(instance: Instance, sent: IncomingEvent): Promise<EventAnswer> {
  const [result] = await instance.ingest([sent]);
  if (result!.kind === "rejected") throw new Error(JSON.stringify(result!.problem));
  return result!.answer;
}

/** Sends events one by one. @returns for each event the keys of what it earned, joined */
async function earn(instance: Instance, ...events: IncomingEvent[]): Promise<string[]> {
  const earned: string[] = [];
  for (const one of events) {
    const { achievements } = await send(instance, one);
    earned.push(achievements.map(({ key }) => key).sort().join(" "));
  }
  return earned;
}

/** Returns the awards that count, as `id time points`, in order. */
async function awards({ db }: TestDatabase, prefix = ""): Promise<string[]> {
  const { ledger } = await readState(db, prefix);
  return ledger.filter((row) => row["type"] === "achievement").map(({ id, time, points }) =>
    `${id} ${(time as Date).toISOString().slice(0, 16)} ${points}`
  ).sort();
}

/** Returns the live messages about achievements, as `agent key time`. */
async function liveMessages({ db }: TestDatabase): Promise<string[]> {
  const rows = await db.selectFrom("outbox").select("messages").orderBy("id").execute();
  return rows.flatMap((row) => row.messages as OutboxMessage[])
    .flatMap((message) => message.type === "achievement" ? [message.data] : [])
    .map(({ agent, achievement, time }) => `${agent.id} ${achievement.key} ${time}`);
}

/** Returns what Ann sees, as `key progress/target ×awards`. */
async function seen(instance: Instance, viewer: Viewer = ANN): Promise<string[]> {
  const views = await instance.achievements.forAgent(viewer, "ann");
  return views!.map((one) =>
    `${one.key} ${one.progress}/${one.target}${one.awards > 0 ? ` ×${one.awards}` : ""}`
  );
}

function withAchievements(
  name: string,
  achievements: readonly Achievement[],
  test: (instance: Instance, database: TestDatabase) => Promise<void>,
  now = FRIDAY_EVENING,
): void {
  forEachDatabase(`achievements - ${name}`, async (database) => {
    for (const one of achievements) await insertAchievement(database.db, one);
    await withInstance(database, (instance) => test(instance, database), { clock: () => now });
  });
}

withAchievements(
  "tiers are earned once each, repeatable ones again and again, and progress is shown",
  [
    achievement("updates_2", { family: "updates", target: 2, points: 20 }),
    achievement("updates_5", { family: "updates", target: 5, points: 50, tier: 2 }),
    achievement("every_third", { target: 3, repeatable: true }),
  ],
  async (instance, database) => {
    const times = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00"];
    const earned = await earn(instance, ...times.map((time) => event(`2026-11-20T${time}`)));
    assertEquals(earned, ["", "updates_2", "every_third", "", "updates_5", "every_third", ""]);
    assertEquals(await awards(database), [
      "ann/every_third/1 2026-11-20T09:00 10",
      "ann/every_third/2 2026-11-20T12:00 10",
      "ann/updates_2 2026-11-20T08:00 20",
      "ann/updates_5 2026-11-20T11:00 50",
    ]);
    assertEquals(await seen(instance), [
      "updates_2 2/2 ×1",
      "updates_5 5/5 ×1",
      "every_third 1/3 ×2",
    ]);
    const [first] = (await instance.achievements.forAgent(ANN, "ann"))!;
    assertEquals(first!.earnedAt, "2026-11-20T08:00:00.000Z");
    await assertLedgerExplains(database.db);
  },
);

withAchievements(
  "a day and a week have their own counts, in the agent's zone",
  [
    achievement("busy_day", { target: 2, span: "day", repeatable: true }),
    achievement("busy_week", { target: 3, span: "week", repeatable: true }),
    achievement("first_busy_day", { target: 2, span: "day" }),
  ],
  async (instance) => {
    const earned = await earn(
      instance,
      event("2026-11-12T10:00"), // Thursday of the week before
      event("2026-11-13T10:00"),
      event("2026-11-16T23:59"), // Monday
      event("2026-11-17T00:00"),
      event("2026-11-17T10:00"),
      event("2026-11-17T11:00"),
      event("2026-11-20T10:00"),
      event("2026-11-20T11:00"),
    );
    assertEquals(earned, ["", "", "", "", "busy_day busy_week first_busy_day", "", "", "busy_day"]);
    assertEquals(await seen(instance), [
      "busy_day 2/2 ×2",
      "busy_week 3/3 ×1",
      "first_busy_day 2/2 ×1",
    ]);
  },
);

withAchievements(
  "agents see a secret achievement once they have earned it, admins see it from the start",
  [
    achievement("plain", { target: 3 }),
    achievement("secret", { target: 2, secret: true }),
  ],
  async (instance) => {
    await earn(instance, event("2026-11-20T08:00"));
    assertEquals(await seen(instance), ["plain 1/3"]);
    for (const viewer of [KEY, person("admin", null)]) {
      assertEquals(await seen(instance, viewer), ["plain 1/3", "secret 1/2"]);
    }
    assertEquals((await instance.achievements.catalogue()).map(({ key }) => key), ["plain"]);
    await earn(instance, event("2026-11-20T09:00"));
    assertEquals(await seen(instance), ["plain 2/3", "secret 2/2 ×1"]);
    assertEquals(await instance.achievements.forAgent(person("agent", "bob"), "ann"), undefined);
  },
);

withAchievements(
  "achievements for streaks, days, sums and points count the right thing",
  [
    achievement("streak_3", { target: 3, metric: { measure: { kind: "streak" } } }),
    achievement("days_4", { target: 4, metric: { measure: { kind: "days" } } }),
    achievement("points_12", { target: 12, metric: { measure: { kind: "points" } } }),
    achievement("hour", {
      target: 3_600,
      metric: { events: ["call_completed"], measure: { kind: "sum", field: "talkTime" } },
    }),
  ],
  async (instance) => {
    const call = (local: string, talkTime: number) =>
      event(local, { type: "call_completed", source: "/dialer", data: { talkTime } });
    const earned = await earn(
      instance,
      event("2026-11-15T10:00"), // Sunday
      event("2026-11-16T10:00"),
      event("2026-11-16T11:00"),
      event("2026-11-17T10:00"),
      event("2026-11-18T10:00"),
      call("2026-11-18T11:00", 3_599.4),
      call("2026-11-18T12:00", 0.6),
    );
    assertEquals(earned, ["", "", "", "points_12", "days_4 streak_3", "", "hour"]);
  },
);

withAchievements(
  "a reversal takes back what the event had earned, and the next event earns it again",
  [achievement("updates_2", { target: 2, points: 20 })],
  async (instance, database) => {
    const second = event("2026-11-20T09:00");
    await earn(instance, event("2026-11-20T08:00"), second);
    assertEquals(await seen(instance), ["updates_2 2/2 ×1"]);
    const before = (await instance.agents.find(KEY, "ann"))!.totalPoints;
    await send(instance, reversal(second));
    assertEquals(await awards(database), []);
    assertEquals(await seen(instance), ["updates_2 1/2"]);
    assertEquals((await instance.agents.find(KEY, "ann"))!.totalPoints, before - 3 - 20);
    assertEquals(await earn(instance, event("2026-11-20T10:00")), ["updates_2"]);
    assertEquals(await awards(database), ["ann/updates_2 2026-11-20T09:00 20"]);
    await assertLedgerExplains(database.db);
  },
);

forEachDatabase(
  "achievements - every order of arrival leads to the same awards",
  async (database) => {
    const next = randomNumbers(20261122);
    for (const one of ALL_KINDS) await insertAchievement(database.db, one);
    const specs = randomSpecs(350, next);
    await addAgents(database.db, "a-");
    await addAgents(database.db, "b-");
    await withInstance(database, async (instance) => {
      const inOrder = specs.map((spec, index) => eventOf(spec, index, "a-"))
        .sort((a, b) => a.time - b.time);
      const anyOrder = shuffled(specs.map((spec, index) => eventOf(spec, index, "b-")), next);
      for (const batch of cut(inOrder, 40, next)) await instance.ingest(batch);
      for (const batch of cut(anyOrder, 40, next)) await instance.ingest(batch);
      const expected = await awards(database, "a-");
      assert(expected.length > 20, `${expected.length} awards are too few to tell`);
      assertEquals(await awards(database, "b-"), expected);
      let shown = 0;
      for (let agent = 0; agent < 15; agent++) {
        const [a, b] = await Promise.all(
          ["a-", "b-"].map((prefix) =>
            instance.achievements.forAgent(KEY, `${prefix}agent-${agent}`)
          ),
        );
        assertEquals(b, a);
        shown += a!.reduce((sum, one) => sum + one.awards, 0);
      }
      assertEquals(shown, expected.length);
      await assertLedgerExplains(database.db);
    });
  },
);

withAchievements(
  "a new achievement is awarded at the time of the past work, without a live message",
  [],
  async (instance, database) => {
    const updates = ["2026-11-16T10:00", "2026-11-17T10:00", "2026-11-18T10:00"];
    await earn(instance, ...updates.map((time) => event(time)));
    const before = (await instance.agents.find(KEY, "ann"))!.totalPoints;
    await instance.achievements.create(achievement("updates_2", { target: 2, points: 20 }));
    await instance.achievements.create(achievement("updates_9", { target: 9, points: 90 }));
    await instance.jobs.runAll();
    assertEquals(await awards(database), ["ann/updates_2 2026-11-17T09:00 20"]);
    assertEquals(await seen(instance), ["updates_2 2/2 ×1", "updates_9 3/9"]);
    assertEquals((await instance.agents.find(KEY, "ann"))!.totalPoints, before + 20);
    assertEquals(await liveMessages(database), []);
    // From now on it behaves like any other achievement.
    const rest = ["08", "09", "10", "11", "12", "13"].map((hour) => event(`2026-11-20T${hour}:00`));
    assertEquals(await earn(instance, ...rest), ["", "", "", "", "", "updates_9"]);
    assertEquals(await liveMessages(database), ["ann updates_9 2026-11-20T12:00:00.000Z"]);
    await assertLedgerExplains(database.db);
  },
);

withAchievements(
  "a retired achievement is not awarded any more, and its awards stay",
  [achievement("busy_day", { span: "day", repeatable: true })],
  async (instance, database) => {
    await earn(instance, event("2026-11-20T10:00"));
    const begun = await assertRejects(
      () => instance.achievements.retire("busy_day", "2026-11-21"),
      ProblemError,
    );
    // It is Saturday already in Auckland.
    assertMatch(begun.problem.detail, /^from: has begun .* 2026-11-22$/);
    assertEquals((await instance.achievements.retire("busy_day"))!.retiredFrom, "2026-11-22");
    assertEquals(await instance.achievements.retire("nothing"), undefined);
    assertEquals(await earn(instance, event("2026-11-21T10:00")), ["busy_day"]);
    assertEquals(await earn(instance, event("2026-11-22T10:00")), [""]);
    await earn(instance, event("2026-11-20T09:00")); // late: the day is scored again
    assertEquals(await awards(database), [
      "ann/busy_day/2026-11-20 2026-11-20T08:00 10",
      "ann/busy_day/2026-11-21 2026-11-21T09:00 10",
    ]);
    assertEquals(await seen(instance), ["busy_day 1/1 ×2"]);
  },
);

withAchievements(
  "a definition that does not fit is refused with the reason",
  [achievement("updates_2", { family: "updates", target: 2 })],
  async (instance) => {
    const refusal = async (one: Achievement) => {
      const error = await assertRejects(() => instance.achievements.create(one), ProblemError);
      return `${error.problem.status} ${error.problem.code} ${error.problem.detail}`;
    };
    assertMatch(await refusal(achievement("updates_2", {})), /^409 achievement_exists "updates_2"/);
    assertMatch(
      await refusal(achievement("updates_5", { family: "updates", target: 5, span: "day" })),
      /^422 validation_failed span: the family "updates" counts for ever/,
    );
    assertMatch(
      await refusal(achievement("ended", { retiredFrom: "2026-11-01" })),
      /^422 validation_failed retiredFrom: has begun/,
    );
    assertEquals((await instance.achievements.list()).map(({ key }) => key), ["updates_2"]);
  },
);
