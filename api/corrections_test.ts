import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { getAgent } from "@/db/agents/agents.ts";
import type { EventAnswerView } from "@/core/scoring/event_answer.ts";
import { type Answer, type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { examineChallenges } from "@/services/challenges/rebuild.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { assertLedgerSums } from "@/testing/reward_state.ts";

/** A Friday of the week before the door's clock, in the organization's zone. */
const LAST_FRIDAY = "2026-11-13T10:00:00Z";
const EVENT = { source: "/crm", id: "e-1" };
const PATH = "/events/%2Fcrm/e-1";

const codeOf = ({ status, body }: Answer) =>
  [status, body.code, ...(body.errors ?? []).map((one: { path: string }) => one.path)].join(" ");

/** What everybody in these tests is. */
interface Cast {
  readonly admin: Who;
  readonly mia: Who;
  readonly stranger: Who;
  readonly ann: Who;
  readonly tool: Who;
}

/** Opens the API with Ann, who is in a team that Mia manages, and an event of hers worth 15. */
async function withCast(
  database: TestDatabase,
  use: (door: Door, cast: Cast) => Promise<void>,
): Promise<void> {
  await withDoor(database, async (door) => {
    const { db } = database;
    await door.ask("POST", "/admin/teams", { id: "sales", name: "Sales" });
    await door.ask("POST", "/admin/teams", { id: "care", name: "Care" });
    await door.ask("POST", "/admin/agents", { id: "ann", name: "Ann", team: "sales" });
    await door.ask("POST", "/admin/agents", { id: "mia", name: "Mia", team: "sales" });
    const tool = await door.key("events:write");
    await send(door, tool, { ...EVENT, subject: "ann" });
    const teams = await db.selectFrom("teams").select(["id", "key"]).execute();
    const rowOf = (key: string) => teams.find((team) => team.key === key)!.id;
    const agents = await db.selectFrom("agents").select(["id", "key"]).execute();
    const agentOf = async (key: string) =>
      (await getAgent(db, agents.find((agent) => agent.key === key)!.id))!;
    await use(door, {
      tool,
      admin: await door.person("admin"),
      mia: await door.person("manager", await agentOf("mia"), [rowOf("sales")]),
      stranger: await door.person("manager", undefined, [rowOf("care")]),
      ann: await door.person("agent", await agentOf("ann")),
    });
    await assertLedgerSums(db);
    await assertRebuilds(db);
  });
}

async function send(door: Door, tool: Who, event: object): Promise<EventAnswerView> {
  const sent = { type: "call_completed", time: LAST_FRIDAY, data: {}, ...event };
  const { status, body } = await door.ask("POST", "/events", sent, tool);
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

const board = async ({ ask }: Door, at: string) =>
  (await ask("GET", `/leaderboards?period=week&at=${at}`)).body.entries
    .map((one: { agent: { id: string }; points: number }) => `${one.agent.id} ${one.points}`);

forEachDatabase(
  "corrections - a manager corrects an entry to a value; the day of the work, its week and the agent's ledger follow",
  (database) =>
    withCast(database, async (door, { mia, ann }) => {
      assertEquals(await board(door, "2026-11-13"), ["ann 65"]);
      const wanted = { event: EVENT, points: 10, reason: " Double  counted call " };
      const preview = await door.ask("POST", "/corrections", { ...wanted, isPreview: true }, mia);
      assertEquals([preview.body.after.totalPoints, preview.body.isPreview], [60, true]);
      assertEquals(await board(door, "2026-11-13"), ["ann 65"]);

      const { status, body } = await door.ask("POST", "/corrections", wanted, mia);
      assertEquals(status, 200, JSON.stringify(body));
      assertEquals([body.pointsBefore, body.points, body.before.totalPoints], [15, 10, 65]);
      assertEquals(body.sentence, "Corrected by person-2@example.com: Double counted call");
      assertEquals([body.answer.status, body.answer.points, body.answer.source], [
        "scored",
        -5,
        "laurel:correction",
      ]);
      assertEquals(await board(door, "2026-11-13"), ["ann 60"]);
      assertEquals(await board(door, "2026-11-20"), []);

      const history = (await door.ask("GET", "/agents/ann/history", undefined, ann)).body.entries;
      const own = history.find((one: { type: string }) => one.type === "points_corrected");
      assertEquals([own.points, own.title, own.time], [
        -5,
        "Call completed, corrected",
        "2026-11-13T10:00:00.000Z",
      ]);
      assertEquals(
        own.reason,
        "Corrected by person-2@example.com: Double counted call (−5)",
      );
      assertEquals(own.correction.corrects, EVENT);
      const first = history.find((one: { type: string }) => one.type === "call_completed");
      assertEquals(first.points, 15);
      assertEquals(first.corrections.map((one: { points: number }) => one.points), [-5]);
      assertEquals(first.corrections[0].event, own.event);

      const story = (await door.ask("GET", PATH, undefined, ann)).body.explanation;
      assertEquals(
        story.summary,
        "Call completed pays 15 points under rule version 1. Corrected by " +
          "person-2@example.com: Double counted call (−5). With this it counts 10 points.",
      );
      const why = await door.ask("GET", `/agents/ann/history/${own.id}`, undefined, ann);
      assertEquals(
        why.body.explanation.summary,
        "Corrected by person-2@example.com: Double counted call: −5 correction = −5.",
      );
    }),
);

forEachDatabase(
  "corrections - a repeated request changes nothing; one from an older value is refused and says what happened",
  (database) =>
    withCast(database, async (door, { mia, admin }) => {
      const first = { event: EVENT, difference: -5, reason: "counted twice", expectedPoints: 15 };
      const [one, two] = await Promise.all([
        door.ask("POST", "/corrections", first, mia),
        door.ask("POST", "/corrections", { ...first, difference: -9, reason: "checked" }, admin),
      ]);
      const [made, refused] = one.status === 200 ? [one, two] : [two, one];
      assertEquals([made.status, codeOf(refused)], [200, "409 points_changed expectedPoints"]);
      assert(refused.body.detail.includes(made.body.reason), refused.body.detail);

      const winner = made === one
        ? { who: mia, request: first }
        : { who: admin, request: { ...first, difference: -9, reason: "checked" } };
      const again = await door.ask("POST", "/corrections", winner.request, winner.who);
      assertEquals([again.status, again.body.answer], [200, made.body.answer]);
      const { expectedPoints: _, ...open } = winner.request;
      const same = await door.ask("POST", "/corrections", open, winner.who);
      assertEquals(same.body.answer, made.body.answer);

      // The next correction starts from the corrected value, and both stand.
      const next = { event: EVENT, points: 100, reason: "a large deal" };
      const raised = await door.ask("POST", "/corrections", next, mia);
      assertEquals([raised.body.pointsBefore, raised.body.points], [made.body.points, 100]);
      assertEquals(await board(door, "2026-11-13"), ["ann 150"]);

      // A correction is an event, and can be reversed.
      const { source, id } = raised.body.answer;
      const undo = { event: { source, id }, reason: "it was not large" };
      const undone = await door.ask("POST", "/reversals", undo, mia);
      assertEquals([undone.status, undone.body.after.totalPoints], [200, made.body.points + 50]);
    }),
);

forEachDatabase(
  "corrections - an event that is taken back takes its corrections with it, and says who and why",
  (database) =>
    withCast(database, async (door, { mia, admin, ann, tool }) => {
      await door.ask("POST", "/corrections", { event: EVENT, points: 40, reason: "a" }, mia);
      const request = { event: EVENT, reason: "A test call" };
      const preview = { ...request, isPreview: true };
      const shown = await door.ask("POST", "/reversals", preview, mia);
      assertEquals([shown.body.pointsBefore, shown.body.after.totalPoints], [40, 0]);
      const { status, body } = await door.ask("POST", "/reversals", request, mia);
      assertEquals([status, body.pointsBefore, body.points], [200, 40, 0]);
      assertEquals([body.before.totalPoints, body.after.totalPoints], [90, 0]);
      assertEquals(body.sentence, "Taken back by person-2@example.com: A test call");
      assertEquals(await board(door, "2026-11-13"), []);

      const again = await door.ask("POST", "/reversals", request, mia);
      assertEquals([again.status, again.body.answer], [200, body.answer]);
      const other = await door.ask("POST", "/reversals", { ...request, reason: "b" }, admin);
      assertEquals(codeOf(other), "409 event_reversed");
      assert(other.body.detail.includes("person-2@example.com: A test call"), other.body.detail);
      const late = { event: EVENT, points: 3, reason: "late" };
      assertEquals(codeOf(await door.ask("POST", "/corrections", late, mia)), "409 event_reversed");
      // The old address still answers as before.
      const old = await door.ask("DELETE", PATH);
      assertEquals([old.status, old.body.status, old.body.points], [200, "duplicate", 0]);

      const story = (await door.ask("GET", PATH, undefined, ann)).body.explanation.summary;
      assertEquals(
        story,
        "It pays nothing: it was taken back by person-2@example.com: A test call. It stays in the " +
          "log.",
      );
      await send(door, tool, { source: "/crm", id: "e-2", subject: "ann" });
      const gone = await door.ask("DELETE", "/events/%2Fcrm/e-2?reason=Spam%20");
      assertEquals(gone.status, 200);
      const why = (await door.ask("GET", "/events/%2Fcrm/e-2")).body.explanation.summary;
      assert(/taken back by key-admin-.*: Spam\. It stays/.test(why), why);
      assertEquals(
        codeOf(await door.ask("DELETE", "/events/%2Fcrm/e-2?reason=%20")),
        "422 validation_failed reason",
      );
    }),
);

forEachDatabase(
  "corrections - only who may correct an entry gets in",
  (database) =>
    withCast(database, async (door, { mia, stranger, ann, admin, tool }) => {
      await send(door, tool, { source: "/crm", id: "m-1", subject: "mia" });
      const request = { event: EVENT, points: 1, reason: "x" };
      for (const path of ["/corrections", "/reversals"]) {
        const { points, ...rest } = request;
        const body = path === "/corrections" ? { ...rest, points } : rest;
        const codeFor = async (who: Who, event = EVENT) =>
          codeOf(await door.ask("POST", path, { ...body, event }, who));
        assertEquals(await codeFor(ann), "403 managers_only");
        assertEquals(await codeFor(stranger), "404 not_found");
        assertEquals(await codeFor(tool), "403 missing_scope");
        assertEquals(await codeFor({}), "401 missing_key");
        assertEquals(await codeFor({ ...mia, origin: "https://evil.example" }), "403 cross_origin");
        assertEquals(await codeFor(mia, { source: "/crm", id: "m-1" }), "403 own_entry");
        assertEquals(await codeFor(mia, { source: "/crm", id: "never" }), "404 not_found");
      }
      const own = { ...request, event: { source: "/crm", id: "m-1" } };
      assertEquals((await door.ask("POST", "/corrections", own, admin)).status, 200);
    }),
);

forEachDatabase(
  "corrections - bad input is named at its field, and changes nothing",
  (database) =>
    withCast(database, async (door, { mia, admin }) => {
      const ask = async (change: Record<string, unknown>, path = "/corrections") => {
        const request = { event: EVENT, points: 3, reason: "x", ...change };
        return codeOf(await door.ask("POST", path, request, mia));
      };
      assertEquals(await ask({ reason: undefined }), "422 validation_failed reason");
      assertEquals(await ask({ reason: " \u200b " }), "422 validation_failed reason");
      assertEquals(await ask({ reason: "x".repeat(501) }), "422 validation_failed reason");
      assertEquals(await ask({ reason: "a\0b" }), "422 validation_failed reason");
      assertEquals(await ask({ points: 15 }), "422 validation_failed points");
      assertEquals(await ask({ points: 1.5 }), "422 validation_failed points");
      assertEquals(await ask({ points: -1 }), "422 validation_failed points");
      assertEquals(await ask({ points: 1_000_001 }), "422 validation_failed points");
      assertEquals(await ask({ points: "3" }), "422 validation_failed points");
      assertEquals(await ask({ points: undefined }), "422 validation_failed points");
      assertEquals(await ask({ difference: 1 }), "422 validation_failed points");
      const by = (difference: unknown) => ask({ points: undefined, difference });
      assertEquals(await by(0), "422 validation_failed difference");
      assertEquals(await by(-16), "422 validation_failed difference");
      assertEquals(await by(999_999), "422 validation_failed difference");
      assertEquals(await by(null), "422 validation_failed difference");
      assertEquals(await ask({ event: "e-1" }), "422 validation_failed event");
      assertEquals(await ask({ event: { source: "/crm" } }), "422 validation_failed event.id");
      assertEquals(await ask({ more: 1 }), "422 validation_failed ");
      assertEquals(await ask({ expectedPoints: 7 }), "409 points_changed expectedPoints");

      const streak = { source: "laurel:streak", id: "ann/2026-11-13" };
      assertEquals(await ask({ event: streak }), "422 not_an_event event");
      const reversal = { reason: "x", points: undefined, event: streak };
      assertEquals(await ask(reversal, "/reversals"), "422 not_an_event event");
      assertEquals(await ask({ points: 3 }, "/reversals"), "422 validation_failed ");

      const made = await door.ask("POST", "/corrections", {
        event: EVENT,
        difference: -15,
        reason: "nothing",
      }, admin);
      const { source, id } = made.body.answer;
      assertEquals(await ask({ event: { source, id } }), "422 not_correctable event");
      const undone = await door.ask("POST", "/reversals", { event: { source, id }, reason: "x" });
      const undo = undone.body.answer;
      assertEquals(
        await ask({ event: { source: undo.source, id: undo.id } }),
        "422 not_correctable event",
      );
      assertEquals(await board(door, "2026-11-13"), ["ann 65"]);
    }),
);

forEachDatabase(
  "corrections - a challenge counts the corrected points, and recounting agrees",
  (database) =>
    withCast(database, async (door, { mia, tool }) => {
      const startsAt = new Date(door.now).toISOString();
      const challenge = {
        key: "calls",
        title: "Calls",
        kind: "individual",
        metric: { events: ["call_completed"], measure: { kind: "points" } },
        target: 40,
        rewardPoints: 10,
        startsAt,
        endsAt: new Date(door.now + 86_400_000).toISOString(),
      };
      assertEquals((await door.ask("POST", "/admin/challenges", challenge)).status, 201);
      door.now += 60_000;
      const event = { source: "/crm", id: "c-1" };
      await send(door, tool, { ...event, subject: "ann", time: new Date(door.now).toISOString() });
      const progress = async () => {
        const [own] = (await door.ask("GET", "/agents/ann/challenges")).body.entries;
        return own.progress;
      };
      assertEquals(await progress(), 15);
      const raise = { event, points: 45, reason: "A large deal" };
      assertEquals((await door.ask("POST", "/corrections", raise, mia)).status, 200);
      assertEquals(await progress(), 45);
      await door.ask("POST", "/corrections", { event, points: 4, reason: "No" }, mia);
      assertEquals(await progress(), 4);
      await send(door, tool, {
        source: "/crm",
        id: "c-2",
        subject: "ann",
        time: new Date(door.now + 1_000).toISOString(),
      });
      assertEquals(await progress(), 19);
      assertEquals(await examineChallenges(database.db, { repair: false }), []);
    }),
);

forEachDatabase(
  "corrections - no input breaks anything",
  (database) =>
    withCast(database, async (door, { admin }) => {
      const odd = fc.oneof(
        fc.jsonValue({ maxDepth: 1 }),
        fc.constantFrom<unknown>(EVENT, "\ud800", "a\0", -0, 1e308, 2 ** 53, "5", 1_000_000, -1, 7),
      );
      const body = fc.record({
        event: fc.oneof({ weight: 3, arbitrary: fc.constant(EVENT) }, odd),
        points: odd,
        difference: odd,
        expectedPoints: odd,
        reason: fc.oneof(fc.string({ unit: "binary", maxLength: 600 }), odd),
        isPreview: fc.oneof(fc.boolean(), odd),
      }, { requiredKeys: [] });
      await fc.assert(
        fc.asyncProperty(
          body,
          fc.constantFrom("/corrections", "/reversals"),
          async (given, path) => {
            const answer = await door.ask("POST", path, given, admin);
            assert([200, 400, 404, 409, 422].includes(answer.status), JSON.stringify(answer));
          },
        ),
        { numRuns: 60 },
      );
    }),
);
