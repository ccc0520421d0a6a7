import { assert, assertEquals } from "@std/assert";
import { createApi } from "@/api/mod.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withPeople } from "./testdata/people.ts";

/** More than one part of the export. */
const MANY = 620;

forEachDatabase(
  "export - it holds everything of the person and nothing of others",
  async (database) => {
    await withPeople(database, async ({ ask, ann, boss, key, instance }) => {
      const events = Array.from({ length: MANY }, (_, at) => ({
        id: `ann-${at}`,
        source: "/crm",
        type: "contact_updated",
        subject: "ann",
        time: `2026-11-19T10:00:0${at % 10}Z`,
        data: { objectId: `contact-${at}` },
      }));
      await ask("POST", "/events/batch", { events });
      await ask("POST", "/events", {
        id: "bobs-own",
        source: "/crm",
        type: "contact_updated",
        subject: "bob",
        data: {},
      });
      await ask("DELETE", "/events/%2Fcrm/ann-0");
      await ask(
        "POST",
        "/me/leave",
        { first: "2026-12-10", last: "2026-12-11", note: "Alps" },
        ann,
      );
      await ask("POST", "/admin/agents/ann/aliases", { alias: "ann.lee@x.com" });
      const api = createApi(instance);
      const read = async (who: Record<string, string>) => {
        const response = await api.request("http://laurel.example/api/v1/me/export", {
          headers: who,
        });
        return { response, text: await response.text() };
      };
      const { response, text } = await read(ann);
      assertEquals(response.status, 200);
      assertEquals(
        response.headers.get("content-disposition"),
        'attachment; filename="laurel-export-2026-11-20.json"',
      );
      const data = JSON.parse(text);
      assertEquals(data.account.email, "person-1@example.com");
      assertEquals(data.agent.id, "ann");
      assertEquals(data.sessions.length, 1);
      assertEquals(Object.keys(data.sessions[0]), [
        "createdAt",
        "expiresAt",
        "address",
        "userAgent",
        "webPushService",
        "webPushSince",
      ]);
      assertEquals(data.signIns[0].provider, "credential");
      // The reversal is an event of its own.
      assertEquals(data.events.length, MANY + 1);
      assertEquals(
        new Set(data.events.map(({ id }: { id: string }) => id)).size,
        data.events.length,
      );
      assertEquals(data.events.filter((one: { isReversed: boolean }) => one.isReversed).length, 1);
      const points = data.ledger.reduce(
        (sum: number, one: { points: number }) => sum + one.points,
        0,
      );
      assertEquals(points, data.agent.totalPoints);
      assert(data.ledger.every((one: { reason: string }) => one.reason !== ""));
      assertEquals(data.leave[0].note, "Alps");
      assertEquals(data.daysOff[0].first, "2026-12-10");
      assertEquals(data.aliases[0].alias, "ann.lee@x.com");
      for (const section of ["achievements", "challenges", "spins", "metrics", "accountsInTools"]) {
        assert(Array.isArray(data[section]), section);
      }
      for (const foreign of ["bobs-own", "Bob Ray", "person-2@", "person-3@"]) {
        assert(!text.includes(foreign), foreign);
      }
      const { token } = await database.db.selectFrom("sessions").select("token").limit(1)
        .executeTakeFirstOrThrow();
      const { password } = await database.db.selectFrom("accounts").select("password").limit(1)
        .executeTakeFirstOrThrow();
      assert(!text.includes(token) && !text.includes(password!));

      const own = JSON.parse((await read(boss)).text);
      assertEquals([own.agent, own.events, own.account.role], [null, undefined, "admin"]);
      assertEquals((await read(await key("admin"))).response.status, 403);
      assertEquals((await read({})).response.status, 401);
    });
  },
);
