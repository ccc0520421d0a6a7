import { assertEquals } from "@std/assert";
import { prove, sendTicket, settle, TICKET, TYPES_PATH } from "@/api/testdata/tickets.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PATH = TYPES_PATH;
const send = sendTicket;

forEachDatabase(
  "event types - the list has what Laurel brings along, by domain, page by page",
  async (database) =>
    await withDoor(database, async (door) => {
      const { body } = await door.ask("GET", `${PATH}?limit=200`);
      assertEquals(body.nextCursor, null);
      assertEquals(body.entries[0].type, "conversation_resolved");
      const won = body.entries.find((one: { type: string }) => one.type === "deal_won");
      assertEquals([won.isBuiltIn, won.isPaid, won.paidBy, won.domain], [
        true,
        true,
        "rules",
        "pipeline",
      ]);
      const lost = body.entries.find((one: { type: string }) => one.type === "deal_lost");
      assertEquals(lost.isPaid, false);

      const first = await door.ask("GET", `${PATH}?limit=20`);
      const second = await door.ask("GET", `${PATH}?cursor=${first.body.nextCursor}`);
      assertEquals([...first.body.entries, ...second.body.entries], body.entries);

      // Managers name types in challenges, but do not define them.
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", PATH, undefined, manager)).status, 200);
      assertEquals((await door.ask("POST", PATH, TICKET, manager)).status, 403);
      const agent = await door.person("agent");
      assertEquals((await door.ask("GET", PATH, undefined, agent)).status, 403);
    }),
);

forEachDatabase(
  "event types - a defined type is accepted, checked and scored at once",
  async (database) =>
    await withDoor(database, async (door) => {
      const refused = await send(door, "t-1", { minutes: 5 });
      assertEquals([refused.status, refused.body.code], [422, "unknown_type"]);

      const made = await door.ask("POST", PATH, TICKET);
      assertEquals(made.status, 201, JSON.stringify(made.body));
      assertEquals(made.body.points, { ...TICKET.points, multipliers: [], oncePerObject: false });
      assertEquals([made.body.isPaid, made.body.paidBy, made.body.revision], [
        true,
        "definition",
        1,
      ]);
      assertEquals(made.body.versions.length, 1);
      const read = await door.ask("GET", `${PATH}/ticket_solved`);
      assertEquals(read.body, made.body);

      const { body } = await send(door, "t-1", { minutes: 5, escalated: false, other: { x: 1 } });
      assertEquals([body.status, body.points], ["scored", 10]);
      assertEquals(body.breakdown, [{ rule: "base", points: 7 }, { rule: "fast", points: 3 }]);
      assertEquals((await send(door, "t-2", {})).body.points, 7);
      assertEquals((await send(door, "t-2", {})).body.status, "duplicate");

      const wrong = await send(door, "t-3", {
        minutes: 601,
        escalated: "no",
        queue: "x".repeat(11),
      });
      assertEquals(wrong.status, 422);
      assertEquals(wrong.body.errors, [
        { path: "data.minutes", message: "must be a number from 0 to 600" },
        { path: "data.escalated", message: "must be true or false, not text" },
        { path: "data.queue", message: "must be text of at most 10 characters" },
      ]);
    }),
);

forEachDatabase(
  "event types - events of unknown types are kept, listed and scored when their type is defined",
  async (database) =>
    await withDoor(database, async (door) => {
      await door.ask("PATCH", "/admin/organization", { unknownTypes: "keep" });
      const kept = await send(door, "t-1", { minutes: "soon", score: 80 });
      assertEquals([kept.status, kept.body.status, kept.body.points, kept.body.reason], [
        200,
        "recorded",
        0,
        "unknown_type",
      ]);
      await send(door, "t-2", { minutes: 5 }, { time: "2026-11-19T10:00:00Z" });
      await send(door, "t-3", { minutes: 5 }, { time: "2026-11-18T10:00:00Z" });
      await send(door, "p-1", {}, { type: "constructor" });
      // What only Laurel makes is never taken from outside.
      for (const type of ["daily_streak", "points_corrected", "laurel:x", "achievement"]) {
        assertEquals((await send(door, "p-2", {}, { type })).body.code, "unknown_type");
      }
      const waiting = await door.ask("GET", "/admin/unknown-event-types");
      assertEquals(
        waiting.body.entries.map((one: { type: string; count: number }) => [one.type, one.count]),
        [["constructor", 1], ["ticket_solved", 3]],
      );
      assertEquals(waiting.body.entries[1].example, {
        source: "/desk",
        id: "t-1",
        data: { minutes: "soon", score: 80 },
      });
      const reader = await door.key("read");
      const why = "/events/%2Fdesk/t-1";
      assertEquals((await door.ask("GET", why, undefined, reader)).body.reason, "unknown_type");

      // A reversal is for kept events, too.
      const gone = await door.ask("DELETE", "/events/%2Fdesk/t-3");
      assertEquals(gone.status, 200);
      assertEquals((await door.ask("POST", PATH, TICKET)).status, 201);
      await settle(door);
      const { body } = await door.ask("GET", "/agents/amy/history");
      assertEquals(
        body.entries.filter((one: { type: string }) => one.type === "ticket_solved")
          .map((one: { event: { id: string }; points: number }) => [one.event.id, one.points]),
        [["t-1", 7], ["t-2", 10]],
      );
      const left = await door.ask("GET", "/admin/unknown-event-types");
      assertEquals(left.body.entries.length, 1);
      const told = await door.ask("GET", why, undefined, reader);
      assertEquals([told.body.status, told.body.reason, told.body.points], ["scored", null, 7]);

      await door.ask("PATCH", "/admin/organization", { unknownTypes: "refuse" });
      assertEquals((await send(door, "p-3", {}, { type: "constructor" })).status, 422);
      await prove(door, database);
    }),
);

forEachDatabase(
  "event types - points change from now on, a deleted type is unknown, and the log stays provable",
  async (database) =>
    await withDoor(database, async (door) => {
      await door.ask("POST", PATH, { ...TICKET, points: { base: 7 } });
      assertEquals((await send(door, "t-1", {})).body.points, 7);
      door.now += 60_000;
      const changed = await door.ask("PATCH", `${PATH}/ticket_solved`, {
        title: "Ticket closed",
        points: { base: 20 },
        revision: 1,
      });
      assertEquals([changed.status, changed.body.title, changed.body.revision], [
        200,
        "Ticket closed",
        2,
      ]);
      const time = new Date(door.now - 30_000).toISOString();
      assertEquals((await send(door, "late", {}, { time })).body.points, 7);
      assertEquals((await send(door, "t-2", {})).body.points, 20);
      // Another admin, who read revision 1.
      const outdated = await door.ask("PATCH", `${PATH}/ticket_solved`, {
        title: "Mine",
        revision: 1,
      });
      assertEquals([outdated.status, outdated.body.code], [409, "edit_conflict"]);
      const planned = new Date(door.now + 3_600_000).toISOString();
      await door.ask("PATCH", `${PATH}/ticket_solved`, {
        points: { base: 30 },
        pointsEffectiveFrom: planned,
      });
      assertEquals((await send(door, "t-3", {})).body.points, 20);
      door.now += 3_700_000;
      assertEquals((await send(door, "t-4", {})).body.points, 30);
      const past = await door.ask("PATCH", `${PATH}/ticket_solved`, {
        points: null,
        pointsEffectiveFrom: time,
      });
      assertEquals([past.status, past.body.errors[0].path], [422, "pointsEffectiveFrom"]);

      door.now += 1_000;
      assertEquals((await door.ask("DELETE", `${PATH}/ticket_solved`)).status, 204);
      assertEquals((await door.ask("GET", `${PATH}/ticket_solved`)).status, 404);
      assertEquals((await door.ask("DELETE", `${PATH}/ticket_solved`)).status, 404);
      door.now += 1_000;
      assertEquals((await send(door, "t-5", {})).body.code, "unknown_type");
      // Defined again: what it paid before stays.
      await door.ask("PATCH", "/admin/organization", { unknownTypes: "keep" });
      assertEquals((await send(door, "t-6", {})).body.reason, "unknown_type");
      const again = await door.ask("POST", PATH, { ...TICKET, points: { base: 1 } });
      assertEquals([again.status, again.body.versions.length], [201, 5]);
      await settle(door);
      const { body } = await door.ask("GET", "/agents/amy/history");
      assertEquals(
        body.entries.filter((one: { type: string }) => one.type === "ticket_solved")
          .map((one: { points: number }) => one.points),
        [1, 30, 20, 20, 7, 7],
      );
      assertEquals(body.entries[0].title, "Ticket solved");
      await prove(door, database);
    }),
);

forEachDatabase(
  "event types - rules, achievements, challenges and boosts name a type at once, and hold it",
  async (database) =>
    await withDoor(database, async (door) => {
      const metric = { events: ["ticket_solved"], measure: { kind: "count" } };
      const achievement = {
        key: "solver",
        family: "solver",
        title: "Solver",
        description: "Solve two tickets.",
        category: "milestones",
        icon: "star",
        tier: 1,
        points: 11,
        metric,
        target: 2,
      };
      const day = (days: number) => new Date(door.now + days * 86_400_000).toISOString();
      const challenge = {
        key: "sprint",
        title: "Sprint",
        kind: "individual",
        metric: { events: ["ticket_solved"], measure: { kind: "sum", field: "minutes" } },
        target: 30,
        rewardPoints: 100,
        startsAt: day(0),
        endsAt: day(1),
      };
      const boost = { name: "rush", factor: 3, endsAt: day(1), types: ["ticket_solved"] };
      const { body: { rules } } = await door.ask("GET", "/admin/rules/1");
      const named = { ...rules, actions: { ...rules.actions, ticket_solved: { base: 40 } } };

      // Nobody has defined the type yet.
      const early = [
        [await door.ask("POST", "/admin/achievements", achievement), "metric.events.0"],
        [await door.ask("POST", "/admin/challenges", challenge), "metric.events.0"],
        [await door.ask("POST", "/admin/boosts", boost), "types.0"],
        [await door.ask("POST", "/admin/rules", { rules: named }), "actions.ticket_solved"],
      ] as const;
      for (const [{ status, body }, path] of early) {
        assertEquals([status, body.errors[0].path], [422, path]);
      }

      assertEquals((await door.ask("POST", PATH, TICKET)).status, 201);
      assertEquals((await door.ask("POST", "/admin/achievements", achievement)).status, 201);
      assertEquals((await door.ask("POST", "/admin/challenges", challenge)).status, 201);
      const made = await door.ask("POST", "/admin/boosts", boost);
      assertEquals(made.status, 201, JSON.stringify(made.body));
      door.now += 1_000;
      const first = (await send(door, "t-1", { minutes: 20 })).body;
      assertEquals([first.points, first.challenges[0].progress], [21, 20]);
      const second = (await send(door, "t-2", { minutes: 20 })).body;
      assertEquals(second.achievements.map(({ key }: { key: string }) => key), ["solver"]);
      assertEquals(second.challenges[0].isCompleted, true);

      assertEquals((await door.ask("POST", "/admin/rules", { rules: named })).status, 201);
      door.now += 1_000;
      assertEquals((await send(door, "t-3", { minutes: 5 })).body.points, 120);
      const listed = await door.ask("GET", `${PATH}/ticket_solved`);
      assertEquals([listed.body.paidBy, listed.body.points.base], ["rules", 7]);

      const held = await door.ask("DELETE", `${PATH}/ticket_solved`);
      assertEquals([held.status, held.body.code], [409, "in_use"]);
      assertEquals(held.body.errors.map(({ path }: { path: string }) => path), [
        "rules",
        "achievements",
        "challenges",
        "boosts",
      ]);
      // Taking a ticket back takes what followed from it.
      assertEquals((await door.ask("DELETE", "/events/%2Fdesk/t-2")).status, 200);
      await prove(door, database);
    }, { achievements: "none" }),
);

forEachDatabase(
  "event types - bad definitions are refused at their fields",
  async (database) =>
    await withDoor(database, async (door) => {
      const number = { name: "n", kind: "number" };
      const fields = (...fields: object[]) => ({ ...TICKET, points: null, fields });
      const many = Array.from({ length: 201 }, (_, i) => ({ name: `f${i}`, kind: "text" }));
      const wrong: readonly (readonly [body: unknown, path: string])[] = [
        [{ ...TICKET, type: "" }, "type"],
        [{ ...TICKET, type: "1st" }, "type"],
        [{ ...TICKET, type: "a b" }, "type"],
        [{ ...TICKET, type: "__proto__" }, "type"],
        [{ ...TICKET, type: "constructor" }, "type"],
        [{ ...TICKET, type: "laurel:bonus" }, "type"],
        [{ ...TICKET, type: "points_corrected" }, "type"],
        [{ ...TICKET, type: "daily_streak" }, "type"],
        [{ ...TICKET, type: "x".repeat(101) }, "type"],
        [{ ...TICKET, title: "  " }, "title"],
        [{ ...TICKET, domain: "Laurel" }, "domain"],
        [{ ...TICKET, icon: "<svg>" }, "icon"],
        [fields({ ...number, minimum: 2, maximum: 1 }), "fields.0.minimum"],
        [fields({ ...number, minimum: "low" }), "fields.0.minimum"],
        [fields({ name: "f", kind: "boolean", minimum: 1 }), "fields.0.minimum"],
        [fields({ name: "f", kind: "text", maximum: 1.5 }), "fields.0.maximum"],
        [fields({ name: "f", kind: "date" }), "fields.0.kind"],
        [fields(number, number), "fields.1.name"],
        [fields(number, { ...number, name: "N" }), "fields.1.name"],
        [fields({ ...number, name: "streak" }), "fields.0.name"],
        [fields({ ...number, name: "reverses" }), "fields.0.name"],
        [fields({ ...number, name: "toString" }), "fields.0.name"],
        [fields({ ...number, name: "objectId" }), "fields.0.kind"],
        [fields(...many), "fields"],
        [{ ...TICKET, points: 7 }, "points"],
        [{ ...TICKET, points: {} }, "points.base"],
        [{ ...TICKET, points: { base: -1 } }, "points.base"],
        [{
          ...TICKET,
          points: {
            base: 1,
            bonuses: [{ name: "b", points: 1, when: [{ field: "minutes", op: "gt", value: 900 }] }],
          },
        }, "points.bonuses.0.when"],
        [{ ...TICKET, color: "red" }, ""],
      ];
      for (const [body, path] of wrong) {
        const answer = await door.ask("POST", PATH, body);
        const said = `${JSON.stringify(body).slice(0, 80)}: ${JSON.stringify(answer.body)}`;
        assertEquals(answer.status, 422, said);
        assertEquals(answer.body.errors[0].path, path, said);
      }
      const taken = await door.ask("POST", PATH, { ...TICKET, type: "deal_won" });
      assertEquals([taken.status, taken.body.code], [409, "event_type_exists"]);
      await door.ask("POST", PATH, TICKET);
      const twice = await door.ask("POST", PATH, TICKET);
      assertEquals([twice.status, twice.body.code], [409, "event_type_exists"]);
      for (const [method, body] of [["PATCH", { title: "Mine" }], ["DELETE", undefined]] as const) {
        const answer = await door.ask(method, `${PATH}/deal_won`, body);
        assertEquals([answer.status, answer.body.code], [409, "event_type_built_in"]);
      }
      assertEquals((await door.ask("PATCH", `${PATH}/nothing`, { title: "x" })).status, 404);
      for (const who of [await door.person("manager"), await door.key("events:write", "read")]) {
        assertEquals((await door.ask("POST", PATH, TICKET, who)).status, 403);
      }
      const tried = await door.ask("POST", `${PATH}/preview`, {
        type: "quiz",
        fields: [{ name: "score", kind: "number", minimum: 0, maximum: 100 }],
        points: { base: 2, bonuses: [{ name: "good", points: 3, when: [] }] },
      });
      assertEquals([tried.body.result, tried.body.issues[0].path], [null, "points.bonuses.0.when"]);
    }),
);
