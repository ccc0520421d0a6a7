import { assertEquals, assertRejects } from "@std/assert";
import { type Act, endAct, insertAct, listActs } from "@/db/audit.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { sql } from "kysely";

const ACT: Act = {
  at: new Date("2026-11-20T11:00:00Z"),
  actor: { kind: "shell", id: null, name: "root" },
  action: "key.make",
  object: { kind: "key", id: null, name: null },
  before: null,
  after: null,
  outcome: null,
  address: null,
  userAgent: null,
};
const END = { outcome: "done", after: { id: 7 }, objectId: "7", objectName: "chat" } as const;
const ALL = { limit: 10, before: null };

forEachDatabase(
  "audit log - an entry gets its end once, and then never changes",
  async ({ db }) => {
    const id = await insertAct(db, ACT);
    assertEquals(await endAct(db, id, END), true);
    assertEquals(await endAct(db, id, { ...END, outcome: "failed" }), false);
    const [entry] = await listActs(db, {}, ALL);
    assertEquals(entry, {
      ...ACT,
      id,
      outcome: "done",
      after: { id: 7 },
      object: { kind: "key", id: "7", name: "chat" },
    });
    const running = await insertAct(db, { ...ACT, object: { kind: "key", id: "8", name: "old" } });
    for (
      const change of [
        sql`UPDATE audit_log SET outcome = 'failed' WHERE id = ${id}`,
        sql`UPDATE audit_log SET after = NULL WHERE id = ${id}`,
        sql`UPDATE audit_log SET actor_name = 'x' WHERE id = ${running}`,
        sql`UPDATE audit_log SET outcome = 'done', before = '{}' WHERE id = ${running}`,
        sql`UPDATE audit_log SET outcome = 'done', object_id = '9' WHERE id = ${running}`,
        sql`UPDATE audit_log SET outcome = 'done', object_name = 'x' WHERE id = ${running}`,
        sql`UPDATE audit_log SET outcome = 'done', address = 'x' WHERE id = ${running}`,
        sql`UPDATE audit_log SET outcome = 'done', at = now() WHERE id = ${running}`,
        sql`DELETE FROM audit_log WHERE id = ${running}`,
        sql`DELETE FROM audit_log`,
        sql`TRUNCATE audit_log`,
      ]
    ) {
      await assertRejects(() => change.execute(db), Error, "can only be added to");
    }
    // The id and the name that were known before stay.
    assertEquals(await endAct(db, running, END), true);
    const [last] = await listActs(db, {}, ALL);
    assertEquals(last!.object, { kind: "key", id: "8", name: "old" });
  },
);

forEachDatabase("audit log - a user agent is cut, whoever writes the act", async ({ db }) => {
  await insertAct(db, { ...ACT, userAgent: "x".repeat(5_000) });
  const [entry] = await listActs(db, {}, ALL);
  assertEquals(entry!.userAgent, "x".repeat(400));
});
