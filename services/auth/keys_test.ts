import { assert, assertEquals, assertMatch, assertNotEquals, assertRejects } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { openKeys } from "./keys.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const START = Date.parse("2026-11-22T10:00:00Z");
const chat = { name: "Live chat", scopes: ["events:write"], createsAgents: true } as const;

/** Returns a clock that stands still until it is set. */
function makeClock() {
  let millis = START;
  return {
    clock: () => millis,
    advance: (seconds: number) => void (millis += seconds * 1000),
  };
}

forEachDatabase("keys - a new key identifies its integration", async ({ db }) => {
  const keys = openKeys({ db, clock: makeClock().clock });
  const { key, id } = await keys.create({ ...chat, createsAgents: false });
  assertMatch(key, /^lk_[\w-]{43}$/);
  assertEquals(await keys.authenticate(key), {
    kind: "key",
    keyId: id,
    name: "Live chat",
    scopes: ["events:write"],
    createsAgents: false,
  });
  assertEquals(await keys.authenticate(`${key}x`), null);
  assertEquals(await keys.authenticate(""), null);
  assertEquals(await keys.authenticate("x".repeat(100_000)), null);
  await keys.close();
});

forEachDatabase("keys - only the hash and eight characters are stored", async ({ db }) => {
  const keys = openKeys({ db, clock: makeClock().clock });
  const { key } = await keys.create(chat);
  const row = await db.selectFrom("integration_keys").selectAll().executeTakeFirstOrThrow();
  assertEquals(row.prefix, key.slice(0, 8));
  assertMatch(row.hash, /^[0-9a-f]{64}$/);
  assert(!JSON.stringify(row).includes(key.slice(0, 9)));
  assert(!JSON.stringify(await keys.list()).includes(row.hash));
});

forEachDatabase("keys - names are unique, scopes are known", async ({ db }) => {
  const keys = openKeys({ db, clock: makeClock().clock });
  const codeOf = async (key: Parameters<typeof keys.create>[0]) =>
    (await assertRejects(() => keys.create(key), ProblemError)).problem.code;
  const { id } = await keys.create(chat);
  assertEquals(await codeOf({ ...chat, name: " Live chat " }), "key_name_taken");
  await keys.revoke(id);
  assertEquals(await codeOf(chat), "key_name_taken");
  assertEquals(await codeOf({ ...chat, name: "" }), "invalid_key_settings");
  assertEquals(await codeOf({ ...chat, name: "n", scopes: [] }), "invalid_key_settings");
  assertEquals(
    await codeOf({ ...chat, name: "n", scopes: ["root" as "admin"] }),
    "invalid_key_settings",
  );
});

forEachDatabase("keys - a revoked key is refused at once, elsewhere in 30 s", async ({ db }) => {
  const clock = makeClock();
  const here = openKeys({ db, clock: clock.clock });
  const elsewhere = openKeys({ db, clock: clock.clock });
  const third = openKeys({ db, clock: clock.clock });
  const { key, id } = await here.create(chat);
  for (const keys of [here, elsewhere, third]) assertNotEquals(await keys.authenticate(key), null);

  assertEquals(await here.revoke(id), true);
  assertEquals(await here.revoke(id), false);
  assertEquals(await here.authenticate(key), null);
  third.evict(id);
  assertEquals(await third.authenticate(key), null);
  // Put the key into the other instance's cache, which saves most requests a query.
  assertNotEquals(await elsewhere.authenticate(key), null);
  clock.advance(31);
  assertEquals(await elsewhere.authenticate(key), null);
  const [summary] = await here.list();
  assertEquals(summary?.revokedAt, new Date(START));
  for (const keys of [here, elsewhere, third]) await keys.close();
});

forEachDatabase("keys - the bootstrap key follows its variable", async ({ db }) => {
  const clock = makeClock();
  const keys = openKeys({ db, clock: clock.clock });
  const first = "a-bootstrap-key-1";
  const second = "a-bootstrap-key-2";
  // Ask for the key before it exists: the refusal must not be cached.
  assertEquals(await keys.authenticate(first), null);
  await keys.ensureBootstrapKey(first);
  const integration = await keys.authenticate(first);
  assertEquals(integration?.name, "bootstrap");
  assertEquals(integration?.scopes, ["events:write", "read", "admin"]);
  await keys.ensureBootstrapKey(first);
  assertEquals((await keys.list()).length, 1);

  await keys.ensureBootstrapKey(second);
  assertEquals(await keys.authenticate(first), null);
  assertEquals((await keys.authenticate(second))?.keyId, integration?.keyId);

  await keys.revoke(integration!.keyId);
  await keys.ensureBootstrapKey(second);
  assertEquals(await keys.authenticate(second), null);
  await keys.ensureBootstrapKey(first);
  assertNotEquals(await keys.authenticate(first), null);
  await keys.close();
});

forEachDatabase("keys - a use is noted at most once a minute", async ({ db }) => {
  const clock = makeClock();
  const keys = openKeys({ db, clock: clock.clock });
  const { key } = await keys.create(chat);
  const usedAt = async () => {
    await keys.close();
    return (await keys.list())[0]?.lastUsedAt;
  };
  assertEquals(await usedAt(), null);
  await keys.authenticate(key);
  assertEquals(await usedAt(), new Date(START));
  clock.advance(59);
  await keys.authenticate(key);
  assertEquals(await usedAt(), new Date(START));
  clock.advance(1);
  await keys.authenticate(key);
  assertEquals(await usedAt(), new Date(START + 60_000));
});

forEachDatabase(
  "keys - a flood of made-up keys does not push out the real ones",
  async ({ db }) => {
    const keys = openKeys({ db, clock: makeClock().clock });
    const { key } = await keys.create(chat);
    await keys.authenticate(key);
    for (let i = 0; i < 1100; i++) await keys.authenticate(`made-up-${i}`);
    await keys.close();
    await db.deleteFrom("integration_keys").execute();
    assertEquals((await keys.authenticate(key))?.name, "Live chat");
    await keys.close();
  },
);
