/** What Zora does as an admin, and what others write down about her. */
import { assertEquals } from "@std/assert";
import { SPIN_SOURCE } from "@/core/events/events.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { findAgent } from "@/db/agents/agents.ts";
import type { Door, Who } from "@/services/rules/testdata/door.ts";

/** Makes a request that must succeed, by default as the admin, and returns the answer's body. */
// deno-lint-ignore no-explicit-any -- answers as clients get them
export type Done = (method: string, path: string, body: unknown, who?: Who) => Promise<any>;

interface Stage {
  readonly door: Door;
  readonly done: Done;
  readonly admin: Who;
  readonly zora: Who;
  readonly userId: string;
  /** The id of the tool that Zora works in. */
  readonly tool: string;
}

/** Lets Zora be an admin for a while, and stores what names her in the tables of managers. */
export async function manageAsZora(stage: Stage): Promise<void> {
  const { done, zora, userId } = stage;
  await done("PATCH", `/admin/accounts/${userId}`, { role: "admin" });
  await done("POST", "/me/engagement", {
    visit: crypto.randomUUID(),
    batch: 1,
    seconds: 60,
    features: { level: 2 },
  }, zora);
  await done("PUT", "/me/layout", { places: {}, order: ["level"] }, zora);
  await changeRules(stage);
  await decideAboutPeople(stage);
  await insertElsewhere(stage);
  await insertOfTool(stage);
}

async function changeRules({ door, done, zora }: Stage): Promise<void> {
  const { now } = door;
  const note = "Zora Quill wants it";
  const rules = DEFAULT_RULES;
  await done("POST", "/admin/rule-drafts", { name: "Draft of Zora Quill", note, rules }, zora);
  const later = new Date(now + 90 * 86_400_000).toISOString();
  const { version } = await done(
    "POST",
    "/admin/rules",
    { rules, note, effectiveFrom: later },
    zora,
  );
  await done("POST", `/admin/rules/${version}/withdraw`, undefined, zora);
  const period = {
    from: new Date(now - 7 * 86_400_000).toISOString(),
    to: new Date(now).toISOString(),
  };
  await done("POST", "/admin/recalculations", { ...period, rules, note }, zora);
  await done("POST", "/admin/rule-trials", { ...period, rules }, zora);
  const race = await done("POST", "/admin/challenges", {
    key: "race",
    title: "Race",
    kind: "individual",
    metric: { events: ["deal_won"], measure: { kind: "count" } },
    joining: "automatic",
    target: 5,
    rewardPoints: 5,
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 3_600_000).toISOString(),
  });
  await done("POST", `/admin/challenges/${race.id}/cancel`, { reason: "Zora Quill is away" });
  await done("POST", "/admin/holdouts", {
    name: "Spring",
    firstDay: "2027-03-01",
    people: { kind: "chosen", agents: ["zora.quill"] },
  });
  const day = new Date(now - 30 * 86_400_000).toISOString().slice(0, 10);
  const baseline = `person,day,measure,numerator,denominator\nzora.quill,${day},response_time,90,2`;
  const who = await door.key("admin");
  const answer = await door.raw("/admin/performance/baseline", baseline, {
    ...who,
    "content-type": "text/csv",
  });
  const { failed, errors } = await answer.json();
  assertEquals([answer.status, failed], [200, 0], JSON.stringify(errors));
}

async function decideAboutPeople({ door, done, admin, zora }: Stage): Promise<void> {
  const { db } = door.instance.database;
  const bob = (await findAgent(db, "bob"))!;
  const bobs = await door.person("agent", bob);
  const { id } = await done("POST", "/me/leave", { first: "2026-12-21", last: "2026-12-22" }, bobs);
  await done("POST", `/team/leave/${id}/cancel`, { reason: "Zora Quill is away" }, zora);
  await done("POST", "/admin/invitations", {
    email: "ann@example.com",
    name: "Ann",
    role: "agent",
  }, zora);
  const decisions = [["bob", zora], ["zora.quill", admin]] as const;
  for (const [agent, who] of decisions) {
    const time = new Date(door.now);
    const finding = await db.insertInto("fairness_findings").values({
      agent_id: (await findAgent(db, agent))!.rowId,
      kind: "burst",
      day: "2026-11-19",
      strength: 1,
      numbers: JSON.stringify({ count: 40, usual: 3, seconds: 60 }),
      evidence: JSON.stringify([
        { source: "laurel:challenge", id: `duel/${agent}`, type: "deal_won", time, note: agent },
      ]),
      from_time: time,
      to_time: time,
      found_at: time,
    }).returning("id").executeTakeFirstOrThrow();
    await done("POST", `/insights/fairness/${finding.id}/decision`, {
      decision: "talked",
      reason: "Talked with Zora Quill about it",
    }, who);
  }
}

/** Rows that need a mail server, a tool or an old version to come about. */
async function insertElsewhere({ door, done, userId }: Stage): Promise<void> {
  const { db } = door.instance.database;
  const time = new Date(door.now);
  const email = "zora@quill.example";
  for (const recipients of [[email], ["boss@example.com", email]]) {
    const { id } = await db.insertInto("report_schedules").values({
      channel: "mail",
      recipients,
      weekday: 1,
      hour: 8,
      is_paused: false,
      active_from: new Date(door.now + 1e10),
    }).returning("id").executeTakeFirstOrThrow();
    await db.insertInto("report_deliveries").values(recipients.map((recipient) => ({
      schedule_id: id,
      week: "2026-W46",
      recipient,
      state: "failed" as const,
      error: `550 no mailbox ${email}`,
    }))).execute();
  }
  await db.updateTable("webhook_deliveries")
    .set({ discard_reason: "Zora Quill said so", discarded_at: time }).execute();
  await db.insertInto("verifications")
    .values({ id: "v", identifier: "link", value: userId, expires_at: time }).execute();
  await db.insertInto("two_factors")
    .values({ id: "t", user_id: userId, secret: "s", backup_codes: "c" }).execute();
  await db.insertInto("used_codes").values({ user_id: userId, code: "1", expires_at: time })
    .execute();
  await db.insertInto("password_resets")
    .values({ token_hash: "h", user_id: userId, created_at: time, expires_at: time }).execute();
  await db.insertInto("migration_notes")
    .values({ migration: "m", note: 'The agent "zora.quill" has another id.' }).execute();
  await db.insertInto("identity_collisions")
    .values({ kind: "agent", stored: "Zora.Quill", became: "zora.quill", same_as: null }).execute();
  await db.insertInto("prize_counters")
    .values({ prize: "p", scope: "2026-11-20/zora.quill", used: 1 }).execute();
  await db.updateTable("rule_trials").set({ after_agent: "zora.quill" }).execute();
  await db.insertInto("webhook_leaders")
    .values({ kind: "month", period_start: "2026-01-01", agent: "zora.quill", points: 5 })
    .execute();
  const sales = await db.selectFrom("teams").select("id").where("key", "=", "sales")
    .executeTakeFirstOrThrow();
  await db.insertInto("team_managers").values({ user_id: userId, team_id: sales.id }).execute();
  const { rowId } = (await findAgent(db, "zora.quill"))!;
  await db.insertInto("days_off").values({
    agent_id: rowId,
    first_day: "2026-12-24",
    last_day: "2026-12-24",
    name: "Wedding of Zora Quill",
  }).execute();
  const { id } = await db.selectFrom("spins").select("id").where("agent_id", "=", rowId)
    .executeTakeFirstOrThrow();
  await db.insertInto("boosts").values({
    name: "Won",
    factor: 2,
    starts_at: new Date("2026-01-01T00:00:00Z"),
    ends_at: new Date("2026-01-01T01:00:00Z"),
    agent_id: rowId,
    spin_id: id,
    // The prize itself may have been a boost.
  }).onConflict((conflict) => conflict.column("spin_id").doNothing()).execute();
  await done("POST", "/reversals", {
    event: { source: SPIN_SOURCE, id },
    reason: "The wheel was wrong",
  });
}

/** What a tool told of Zora, whose id there is a text that can be searched for. */
async function insertOfTool({ door, done, tool }: Stage): Promise<void> {
  const { db } = door.instance.database;
  const user = "quill-7";
  const person = { tenant: tool, user, agent: "zora.quill" };
  await done("PUT", `/admin/integrations/${tool}/people`, person);
  const delivery = await db.selectFrom("webhook_deliveries").select("id").limit(1)
    .executeTakeFirstOrThrow();
  const place = { integration_id: tool, tenant: tool, kind: "call", key: "k", revision: 0 };
  await db.insertInto("pairing_objects").values({
    integration_id: tool,
    tenant: tool,
    kind: "call",
    object_id: "told",
    heard_at: new Date(door.now),
    needs_deriving: false,
  }).execute();
  await db.insertInto("pairing_facts").values({
    ...place,
    object_id: "told",
    fact: JSON.stringify({ what: "restored", key: "k", time: door.now, person: user }),
    delivery_id: delivery.id,
  }).execute();
  await db.insertInto("derived_events").values({
    ...place,
    object_id: "derived",
    type: "call_completed",
    external_user: user,
    agent_id: null,
    time: new Date(door.now),
    data: "{}",
    is_wanted: false,
    attempted: 0,
    sent_agent_id: null,
    reversed_to: 0,
    is_sent: false,
    is_settled: true,
    problem: null,
    changed_at: new Date(door.now),
  }).execute();
}
