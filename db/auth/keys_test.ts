import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { findKeyByHash, insertKey, listKeys, revokeKey, touchKey, upsertKey } from "./keys.ts";

const AT = new Date("2026-11-22T10:00:00Z");
const key = { name: "chat", prefix: "lk_12345", hash: "aa", scopes: ["read"], createsAgents: true };

forEachDatabase("keys - a key that is not revoked is found by its hash", async ({ db }) => {
  const id = await insertKey(db, key);
  const found = await findKeyByHash(db, "aa");
  assertEquals([found?.id, found?.name, found?.scopes], [id, "chat", ["read"]]);
  assertEquals(await findKeyByHash(db, "bb"), undefined);
  assertEquals(await insertKey(db, { ...key, hash: "bb" }), undefined);
  assertEquals(await revokeKey(db, id!, AT), true);
  assertEquals(await findKeyByHash(db, "aa"), undefined);
});

forEachDatabase("keys - an upsert lifts a revocation only with another hash", async ({ db }) => {
  const id = await upsertKey(db, key);
  await revokeKey(db, id, AT);
  assertEquals(await upsertKey(db, { ...key, scopes: ["admin"] }), id);
  assertEquals((await listKeys(db, { limit: 10, before: null }))[0]?.revokedAt, AT);
  await upsertKey(db, { ...key, hash: "cc" });
  assertEquals((await findKeyByHash(db, "cc"))?.id, id);
});

forEachDatabase("keys - a use that another instance stored is not stored again", async ({ db }) => {
  const id = await upsertKey(db, key);
  const later = new Date(AT.getTime() + 30_000);
  await touchKey(db, id, AT, new Date(AT.getTime() - 60_000));
  await touchKey(db, id, later, new Date(later.getTime() - 60_000));
  assertEquals((await listKeys(db, { limit: 10, before: null }))[0]?.lastUsedAt, AT);
});
