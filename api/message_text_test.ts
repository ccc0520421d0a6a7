import { assert, assertEquals } from "@std/assert";
import { sql } from "kysely";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "./mod.ts";

const ADMIN = "a-key-that-may-do-everything";
const TEXT = "Sorry about the delay, your parcel left Quickborn this morning.";

Deno.test("message text API - the text decides the quality bonus and is stored in no table", async () => {
  const services = await openTestServices(
    { LAUREL_BOOTSTRAP_KEY: ADMIN },
    () => Date.parse("2026-11-20T12:00:00Z"),
  );
  try {
    const api = createApi(services);
    const headers = { authorization: `Bearer ${ADMIN}`, "content-type": "application/json" };
    const send = async (id: string, data: Record<string, unknown>) => {
      const body = JSON.stringify({
        id,
        source: "/chat",
        type: "message_response",
        subject: "ann",
        time: "2026-11-20T10:00:00Z",
        data,
      });
      return await (await api.request("/api/v1/events", { method: "POST", headers, body })).json();
    };
    const good = await send("good", { text: TEXT });
    assertEquals(good.points, Math.round(5 * 1.5));
    assertEquals((await send("rude", { text: `${TEXT} You idiot!!!` })).points, 5);
    assertEquals((await send("short", { text: "ok" })).points, 5);
    assertEquals((await send("rated", { text: TEXT, quality: 0.1 })).points, 5);
    // The same event again is a duplicate, although its text is not stored.
    assertEquals((await send("good", { text: TEXT })).status, "duplicate");
    const tables = await services.database.db.introspection.getTables();
    assert(tables.length > 10);
    for (const { name } of tables) {
      const { rows } = await sql<{ found: string }>`
        select t::text as found from ${sql.table(name)} t where t::text ilike '%Quickborn%'
      `.execute(services.database.db);
      assertEquals(rows, [], name);
    }
    const { rows } = await sql<{ data: Record<string, unknown> }>`
      select data from events where event_id = 'good'
    `.execute(services.database.db);
    assertEquals(Object.keys(rows[0]!.data), ["quality"]);
  } finally {
    await services.close();
  }
});
