import { assert, assertEquals, assertRejects } from "@std/assert";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import {
  addAgents,
  eventOf,
  HISTORY_NOW,
  HISTORY_ZONE,
  randomNumbers,
  randomSpecs,
  STRICT_RULES,
} from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { ruleSetSchema } from "@/core/rules/rules.ts";
import { contentHash } from "@/services/rewards/event.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { type AgentChange, withPeriod } from "./mod.ts";
import { daysOfPeriod } from "./period.ts";
import { openSurvey, type Survey } from "./survey.ts";

const PERIOD = { from: Date.parse("2026-11-01T00:00:00Z"), to: Date.parse("2026-11-12T00:00:00Z") };
/** Different amounts for everybody, and limits that only affect agents with much work. */
const TRIAL_RULES = {
  ...STRICT_RULES,
  actions: {
    ...STRICT_RULES.actions,
    message_response: { ...STRICT_RULES.actions.message_response!, base: 9 },
    call_completed: { ...STRICT_RULES.actions.call_completed!, base: 4 },
    follow_up_completed: undefined,
  },
};
const NOTE = { note: "a test" };
const specs = randomSpecs(700, randomNumbers(41));
const eventsOf = (prefix = "") => specs.map((spec, index) => eventOf(spec, index, prefix));
const DEFAULTS = { achievements: "default" } as const;

/** Reads all pages of a draft's changes, and joins the pieces of each agent. */
async function allChanges({ recalculations }: Instance, id: number, limit = 200) {
  return await allPages(await recalculations.survey(id), limit);
}

async function allPages(survey: Survey, limit: number): Promise<AgentChange[]> {
  const changes: AgentChange[] = [];
  for (let place = null, page;; place = page.next) {
    page = await survey.list({ limit, place });
    assert(page.entries.length <= limit);
    for (const change of page.entries) {
      const last = changes.at(-1);
      if (last?.agent.id !== change.agent.id) changes.push(change);
      else changes[changes.length - 1] = { ...last, entries: [...last.entries, ...change.entries] };
    }
    if (!page.next) return changes;
  }
}

const problemOf = async (work: () => Promise<unknown>) =>
  (await assertRejects(work, ProblemError)).problem;

async function totals({ db }: TestDatabase): Promise<Map<unknown, unknown>> {
  const state = await readState(db);
  return new Map(state.totals.map((row) => [row.agent, row.total_points]));
}

forEachDatabase(
  "recalculation - a dry run reports exactly what applying changes",
  async (database) => {
    await addAgents(database.db);
    await withInstance(database, async (instance) => {
      const { recalculations, jobs } = instance;
      await instance.ingest(eventsOf());
      const before = await readState(database.db);
      const draft = await recalculations.create({ ...PERIOD, ...NOTE, rules: TRIAL_RULES });
      const changes = await allChanges(instance, draft.id);
      assert(changes.length > 10);
      // Nothing has changed yet.
      await jobs.runAll();
      assertEquals(await readState(database.db), before);

      const totalsBefore = await totals(database);
      await recalculations.apply(draft.id);
      await jobs.runAll();
      const after = await totals(database);
      const moved = [...after].filter(([agent, points]) => totalsBefore.get(agent) !== points);
      assertEquals(
        new Map(
          changes.filter((one) => one.difference !== 0).map((one) => [one.agent.id, one.after]),
        ),
        new Map(moved) as Map<string, number>,
      );
      for (const { agent, before, after, difference, entries } of changes) {
        assertEquals(before, totalsBefore.get(agent.id));
        assertEquals(after - before, difference);
        assertEquals(entries.reduce((sum, entry) => sum + entry.difference, 0), difference);
      }
      const { ledger } = await readState(database.db);
      const standing = new Map(ledger.map((row) => [`${row.source} ${row.id}`, row]));
      for (const { event, after } of changes.flatMap(({ entries }) => entries)) {
        const row = standing.get(`${event.source} ${event.id}`);
        assertEquals(row?.points ?? null, after?.points ?? null);
        assertEquals(row?.rule_version ?? null, after?.ruleVersion ?? null);
      }
      await assertLedgerExplains(database.db);
      // After it is applied, nothing is left to change.
      assertEquals(await allChanges(instance, draft.id), []);
      const found = await recalculations.find(draft.id);
      assertEquals([found!.status, found!.waitingAgents, found!.finishedAt], [
        "done",
        0,
        HISTORY_NOW,
      ]);
    }, DEFAULTS);
  },
);

forEachDatabase(
  "recalculation - pages of one agent, of a few entries and of everything have the same content",
  async (database) => {
    await addAgents(database.db);
    await withInstance(database, async (instance) => {
      await instance.ingest(eventsOf());
      const { id } = await instance.recalculations.create({
        ...PERIOD,
        ...NOTE,
        rules: TRIAL_RULES,
      });
      const whole = await allChanges(instance, id);
      assertEquals(await allChanges(instance, id, 1), whole);
      const survey = openSurvey({
        db: database.db,
        config: instance.rewards.config,
        clock: () => HISTORY_NOW,
        timeZone: HISTORY_ZONE,
        days: daysOfPeriod(PERIOD),
        entriesPerPage: 3,
        versions: ({ versions }) =>
          withPeriod(versions, { ...PERIOD, version: 2, rules: ruleSetSchema.parse(TRIAL_RULES) }),
      });
      assertEquals(await allPages(survey, 200), whole);
      const summary = await (await instance.recalculations.survey(id)).summarize();
      assertEquals(summary, {
        agents: summary.agents,
        changedAgents: whole.length,
        changedEntries: whole.reduce((sum, one) => sum + one.entries.length, 0),
        difference: whole.reduce((sum, one) => sum + one.difference, 0),
        isComplete: true,
      });
      const preview = await instance.recalculations.whatIf({ ...PERIOD, rules: TRIAL_RULES }, 2);
      assertEquals(preview.difference, summary.difference);
      assertEquals(
        preview.entries.map(({ agent }) => agent),
        whole.slice(0, 2).map((one) => one.agent),
      );
      // None of this is stored.
      assertEquals((await instance.recalculations.list({ limit: 9, before: null })).length, 1);
    });
  },
);

forEachDatabase(
  "recalculation - later days are scored again: after a lost streak day, all following days pay less",
  async (database) => {
    await withInstance(database, async (instance) => {
      const days = ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"];
      await instance.ingest(days.map((day) => {
        const time = Date.parse(`${day}T12:00:00Z`);
        const content = { type: "contact_updated" as const, subject: "ana", time, data: {} };
        return {
          source: "/crm",
          id: day,
          receivedAt: time,
          ...content,
          contentHash: contentHash(content),
        };
      }));
      // On the second day the work is worth nothing, so the streak starts again on the third.
      const { contact_updated: _, ...actions } = DEFAULT_RULES.actions;
      const { id } = await instance.recalculations.create({
        from: Date.parse("2026-11-10T00:00:00Z"),
        to: Date.parse("2026-11-11T00:00:00Z"),
        ...NOTE,
        rules: { ...DEFAULT_RULES, actions },
      });
      const [change] = await allChanges(instance, id);
      assertEquals(
        change!.entries.map(({ event, before, after }) => [
          event.id,
          before?.points ?? null,
          after?.points ?? null,
        ]),
        [
          ["2026-11-10", 3, null],
          ["ana/2026-11-10", 60, null],
          ["ana/2026-11-11", 70, 50],
          ["ana/2026-11-12", 80, 60],
        ],
      );
      assertEquals([change!.before, change!.after], [12 + 260, 9 + 160]);
    });
  },
);

forEachDatabase(
  "recalculation - an applied recalculation stays, and a later one overrides it",
  async (database) => {
    await addAgents(database.db);
    await withInstance(database, async (instance) => {
      const { recalculations, jobs } = instance;
      await instance.ingest(eventsOf());
      const before = await totals(database);
      const strict = await recalculations.create({ ...PERIOD, ...NOTE, rules: TRIAL_RULES });
      assertEquals([strict.status, strict.sequence, strict.ruleVersion], ["draft", null, 2]);
      await recalculations.apply(strict.id);
      await jobs.runAll();
      const problem = await problemOf(() => recalculations.apply(strict.id));
      assertEquals([problem.status, problem.code], [409, "recalculation_applied"]);
      const tightened = await totals(database);
      assert([...before].some(([agent, points]) => points !== tightened.get(agent)));

      // Back to the first version: the ledger is longer, but the points are the original ones.
      const back = await recalculations.create({ ...PERIOD, ...NOTE, ruleVersion: 1 });
      await recalculations.apply(back.id);
      await jobs.runAll();
      assertEquals(await totals(database), before);
      await assertLedgerExplains(database.db);
      const listed = await recalculations.list({ limit: 10, before: null });
      assertEquals(listed.map(({ id, status, sequence }) => [id, status, sequence]), [
        [back.id, "done", 2],
        [strict.id, "done", 1],
      ]);
      assertEquals(
        (await recalculations.list({ limit: 10, before: back.id })).map((one) => one.id),
        [
          strict.id,
        ],
      );
    });
  },
);

forEachDatabase("recalculation - what cannot be is refused in words", async (database) => {
  await withInstance(database, async ({ recalculations }) => {
    const detailOf = async (more: Record<string, unknown>) => {
      const draft = { ...PERIOD, ...NOTE, ...more };
      const problem = await problemOf(() => recalculations.create(draft));
      assertEquals([problem.status, problem.code], [422, "validation_failed"]);
      return problem.detail;
    };
    assertEquals(await detailOf({ ruleVersion: 7 }), "ruleVersion: names no rule set");
    const both = "rules: must be given, or else ruleVersion, and not both";
    assertEquals(await detailOf({}), both);
    assertEquals(await detailOf({ ruleVersion: 1, rules: DEFAULT_RULES }), both);
    assertEquals(
      await detailOf({ ruleVersion: 1, to: PERIOD.from }),
      "to: is not after from",
    );
    const wrong = await detailOf({ rules: { ...DEFAULT_RULES, dailyCeiling: -1 } });
    assert(wrong.startsWith("rules.dailyCeiling: "), wrong);
    for (const work of [recalculations.apply, recalculations.survey]) {
      const problem = await problemOf(() => work(99) as Promise<unknown>);
      assertEquals([problem.status, problem.code], [404, "not_found"]);
    }
    assertEquals(await recalculations.find(99), undefined);
    assertEquals(await recalculations.list({ limit: 10, before: null }), []);
  });
});

onPostgres(
  "recalculation - with live traffic, the result is the same as when everything is scored from the start",
  async (database) => {
    const { db } = database;
    await addAgents(db);
    await addAgents(db, "expected-");
    await withInstance(database, async (instance) => {
      const { recalculations, jobs } = instance;
      const events = eventsOf();
      await instance.ingest(events.slice(0, 350));
      const { id } = await recalculations.create({ ...PERIOD, ...NOTE, rules: TRIAL_RULES });
      // The other events arrive while the rules change and agents are scored again.
      const sending = (async () => {
        for (let i = 350; i < events.length; i += 5) await instance.ingest(events.slice(i, i + 5));
      })();
      const reading = allChanges(instance, id);
      await recalculations.apply(id);
      await jobs.runAll();
      await Promise.all([sending, reading]);
      await jobs.runAll();
      assertEquals((await recalculations.find(id))!.status, "done");
      await assertLedgerExplains(db);

      await instance.ingest(eventsOf("expected-"));
      const strip = (state: unknown) =>
        JSON.parse(JSON.stringify(state).replaceAll(/"(expected-|agent-)+/g, '"'));
      assertEquals(
        strip(await readState(db, "agent-")),
        strip(await readState(db, "expected-")),
      );
    }, DEFAULTS);
  },
);
