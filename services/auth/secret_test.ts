import { assert, assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { openDatabase } from "@/db/postgres/open.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { loadSecret } from "./secret.ts";

forEachDatabase("secret - the one from the environment wins", async (database) => {
  const secret = "from-the-environment-0123456789-0123456789";
  assertEquals(await loadSecret({ secret, dataDir: "/nowhere", database }), secret);
});

onPostgres("secret - instances on one PostgreSQL share one", async (database) => {
  const second = await openDatabase({ databaseUrl: database.databaseUrl });
  try {
    const load = (database: Parameters<typeof loadSecret>[0]["database"]) =>
      loadSecret({ secret: undefined, dataDir: "/nowhere", database });
    const [a, b] = await Promise.all([load(database), load(second)]);
    assert(a.length >= 32);
    assertEquals(b, a);
    assertEquals(await load(second), a);
  } finally {
    await second.close();
  }
});

forEachDatabase("secret - embedded, it is kept in a file only its owner reads", async ({ db }) => {
  const dataDir = await makeTempFolder("secret");
  try {
    const options = { secret: undefined, dataDir, database: { db, kind: "pglite" } } as const;
    const secret = await loadSecret(options);
    assert(secret.length >= 32);
    assertEquals(await loadSecret(options), secret);
    const { mode } = await Deno.stat(`${dataDir}/secret`);
    if (Deno.build.os !== "windows") assertEquals(mode! & 0o777, 0o600);

    await Deno.writeTextFile(`${dataDir}/secret`, "cut off");
    await assertRejects(() => loadSecret(options), Error, "delete it");
  } finally {
    await removeFolder(dataDir);
  }
});

forEachDatabase("secret - in memory, nothing is kept", async ({ db }) => {
  const options = {
    secret: undefined,
    dataDir: "memory://",
    database: { db, kind: "pglite" },
  } as const;
  assertNotEquals(await loadSecret(options), await loadSecret(options));
});
