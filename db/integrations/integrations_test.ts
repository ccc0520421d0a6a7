import { assertEquals, assertRejects } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase } from "@/testing/database.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  findIntegration,
  insertIntegration,
  type IntegrationChanges,
  IntegrationNameTaken,
  updateIntegration,
} from "./integrations.ts";

const add = (db: Kysely<Schema>, id: string, name: string) =>
  insertIntegration(db, { id, name, provider: "standard", secret: null, settings: {} });

const change = (db: Kysely<Schema>, id: string, changes: IntegrationChanges) =>
  db.transaction().execute((trx) => updateIntegration(trx, id, changes));

forEachDatabase("integrations - a name belongs to one of them", async ({ db }) => {
  assertEquals([await add(db, "a", "Chat"), await add(db, "b", "Phone")], [true, true]);
  assertEquals(await add(db, "c", "Chat"), false);
  const { taken } = await assertRejects(
    () => change(db, "b", { name: "Chat", isEnabled: false }),
    IntegrationNameTaken,
  );
  assertEquals(taken, "Chat");
  const { name, isEnabled } = (await findIntegration(db, "b"))!;
  assertEquals([name, isEnabled], ["Phone", true]);
  await change(db, "a", { name: "Chat" });
  await change(db, "b", { name: "Calls" });
  assertEquals((await findIntegration(db, "b"))!.name, "Calls");
});
