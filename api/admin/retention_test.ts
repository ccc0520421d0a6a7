/** Old personal data is removed after the periods that an admin sets. */
import { assert, assertEquals } from "@std/assert";
import { RETENTION_KINDS } from "@/core/privacy/retention.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";

const DAY_MILLISECONDS = 86_400_000;
const path = (kind: string) => `/admin/privacy/retention/${kind}`;

const find = async ({ ask }: Door, kind: string) => (await ask("GET", path(kind))).body;

forEachDatabase(
  "retention - details of old events are removed in parts, and points and identities stay",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, instance } = door;
      const send = (id: string, note: string) =>
        ask("POST", "/events", {
          id,
          source: "/crm",
          type: "deal_won",
          subject: "amy",
          time: "2026-11-20T10:00:00Z",
          data: { cycleDays: 3, customer: "Mrs. Smith", note },
        });
      const dataOf = async () =>
        (await database.db.selectFrom("events").select("data").where("source", "=", "/crm")
          .orderBy("id").execute()).map(({ data }) => Object.keys(data).sort().join(" "));
      for (const id of ["a", "b"]) await send(id, "old");
      const points = (await ask("GET", "/agents/amy")).body.totalPoints;
      door.now += 40 * DAY_MILLISECONDS;
      await instance.jobs.runAll();
      assertEquals(await dataOf(), ["customer cycleDays note", "customer cycleDays note"]);
      const preview = await ask("GET", `${path("event_details")}/preview?days=30`);
      assertEquals(preview.body, { count: 2, oldest: "2026-11-20T11:00:00.000Z" });
      const later = await ask("GET", `${path("event_details")}/preview?days=60`);
      assertEquals(later.body, { count: 0, oldest: null });

      const { revision } = await find(door, "event_details");
      const changed = await ask("PATCH", path("event_details"), {
        days: 30,
        expectedRevision: revision,
      });
      assertEquals([changed.status, changed.body.days], [200, 30]);
      await instance.jobs.runAll();
      assertEquals(await dataOf(), ["cycleDays", "cycleDays"]);
      const after = await find(door, "event_details");
      assertEquals([after.lastRemoved, after.removed], [2, 2]);
      assertEquals(after.lastRunAt, new Date(door.now).toISOString());
      assertEquals((await send("a", "old")).body.status, "duplicate");
      assertEquals((await send("a", "other")).status, 409);
      assertEquals((await ask("GET", "/agents/amy")).body.totalPoints, points);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "retention - received and sent webhooks, sessions, invitations and old acts go",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, instance } = door;
      const { db } = database;
      const old = new Date(door.now - 400 * DAY_MILLISECONDS);
      const recent = new Date(door.now - 5 * DAY_MILLISECONDS);
      const admin = await door.person("admin");
      const hook = await ask("POST", "/admin/integrations", {
        provider: "standard",
        name: "CRM",
      }, admin);
      const received = (digest: string, at: Date) => ({
        integration_id: hook.body.id,
        digest,
        name: "x",
        status: "processed" as const,
        payload: JSON.stringify({ who: "Amy" }),
        received_at: at,
        last_received_at: at,
      });
      await db.insertInto("webhook_deliveries").values([received("a", recent)]).execute();
      await db.insertInto("webhook_endpoints")
        .values({ id: "hook", url: "https://r.example", events: ["level_up"], secret: "s" })
        .execute();
      await db.insertInto("outgoing_deliveries").values(
        [recent, new Date(door.now)].map((created_at, index) => ({
          endpoint_id: "hook",
          message_id: `m-${index}`,
          type: "level_up",
          body: "{}",
          state: "failed" as const,
          next_attempt_at: null,
          created_at,
        })),
      ).execute();
      await db.updateTable("sessions").set({ expires_at: old }).execute();
      await db.insertInto("invitations").values({
        token_hash: "h",
        email: "amy@e.com",
        name: "Amy",
        role: "agent",
        invited_by_name: "Boss",
        created_at: old,
        expires_at: old,
      }).execute();
      const oldAct = {
        actor_kind: "system" as const,
        actor_name: "Laurel",
        action: "x",
        object_kind: "x",
        at: old,
      };
      await db.insertInto("audit_log").values(oldAct).execute();
      const set = (kind: string, days: number | null) => ask("PATCH", path(kind), { days });
      const count = async (table: "sessions" | "invitations" | "outgoing_deliveries") =>
        Number(
          (await db.selectFrom(table).select((eb) => eb.fn.countAll().as("n"))
            .executeTakeFirstOrThrow()).n,
        );
      await instance.jobs.runAll();
      assertEquals(await count("sessions"), 0, "ended sign-ins go after 90 days by default");
      assertEquals([await count("invitations"), await count("outgoing_deliveries")], [1, 2]);

      for (const [kind, days] of [["received_webhooks", 3], ["sent_webhooks", 3]] as const) {
        assertEquals((await set(kind, days)).status, 200);
      }
      await set("invitations", 10);
      await set("audit_log", 365);
      await instance.jobs.runAll();
      assertEquals([await count("invitations"), await count("outgoing_deliveries")], [0, 1]);
      const delivery = await db.selectFrom("webhook_deliveries").select(["digest", "payload"])
        .executeTakeFirstOrThrow();
      assertEquals(delivery, { digest: "a", payload: null }, "it is still recognized");
      const acts = await db.selectFrom("audit_log").select("action").execute();
      assert(!acts.some(({ action }) => action === "x"), "the old act is gone");
      assert(acts.some(({ action }) => action === "retention.change"));
    }),
);

forEachDatabase(
  "retention - wrong periods are refused, and two admins do not overwrite each other",
  (database) =>
    withDoor(database, async (door) => {
      const { ask } = door;
      const wrong: [string, unknown, number][] = [
        ["received_webhooks", null, 422],
        ["received_webhooks", 91, 422],
        ["event_details", 29, 422],
        ["audit_log", 364, 422],
        ["sessions", 0, 422],
        ["nothing", 5, 404],
      ];
      for (const [kind, days, status] of wrong) {
        const answer = await ask("PATCH", path(kind), { days });
        assertEquals([answer.status, kind], [status, kind], JSON.stringify(answer.body));
        if (status === 422) assertEquals(answer.body.errors[0].path, "days");
      }
      const { revision } = await find(door, "sessions");
      const first = { days: 30, expectedRevision: revision };
      assertEquals((await ask("PATCH", path("sessions"), first)).status, 200);
      const second = await ask("PATCH", path("sessions"), { days: 9, expectedRevision: revision });
      assertEquals([second.status, second.body.code], [409, "edit_conflict"]);
      assertEquals((await find(door, "sessions")).days, 30);
      const { body } = await ask("GET", "/admin/privacy/retention");
      assertEquals(body.entries.length, RETENTION_KINDS.length);
      const manager = await door.person("manager");
      const list = await ask("GET", "/admin/privacy/retention", undefined, manager);
      assertEquals(list.status, 403);
    }),
);

forEachDatabase(
  "retention - the audit log can still only be added to",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/agents", { id: "amy", name: "Amy" });
      const { db } = database;
      for (
        const act of [
          () => db.deleteFrom("audit_log").execute(),
          () => db.updateTable("audit_log").set({ actor_name: "Nobody" }).execute(),
        ]
      ) {
        let message = "";
        try {
          await act();
        } catch (error) {
          message = String(error);
        }
        assert(message.includes("the audit log can only be added to"), message);
      }
    }),
);

forEachDatabase(
  "retention - visits go after their own periods, and days that are not counted yet stay",
  (database) =>
    withDoor(database, async ({ ask, instance }) => {
      const { db } = database;
      await db.insertInto("users").values({ id: "u", name: "U", email: "u@e.com", role: "agent" })
        .execute();
      const at = new Date("2026-10-01T10:00:00Z");
      // The last day is behind the counted ones.
      for (const day of ["2026-10-01", "2026-10-20", "2026-11-10"]) {
        await db.insertInto("visits").values({
          user_id: "u",
          id: day,
          team_id: null,
          day,
          started_at: at,
          last_at: at,
          seconds: 60,
          last_batch: 1,
        }).execute();
      }
      await db.insertInto("engagement_daily")
        .values({ team_id: null, day: "2026-10-31", daily: 1, weekly: 1, monthly: 1 }).execute();
      const left = async () =>
        (await db.selectFrom("visits").select("day").orderBy("day").execute()).map(({ day }) =>
          day
        );
      const preview = await ask("GET", "/admin/privacy/retention/visits/preview?days=2");
      assertEquals(preview.body.count, 2);
      const set = (days: number) => ask("PATCH", "/admin/privacy/retention/visits", { days });
      assertEquals((await set(40)).status, 200);
      for (let part = 0; part < 20; part++) await instance.retention.step.run();
      assertEquals(await left(), ["2026-10-20", "2026-11-10"]);
      assertEquals((await set(2)).status, 200);
      for (let part = 0; part < 20; part++) await instance.retention.step.run();
      assertEquals(await left(), ["2026-11-10"]);
    }),
);
