import { assert, assertEquals, assertMatch } from "@std/assert";
import { listActs } from "@/db/audit.ts";
import { lockDirectory } from "@/db/postgres/directory_lock.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { openKeys } from "@/services/auth/keys.ts";
import { systemClock } from "@/services/platform/clock.ts";
import { onPostgres } from "@/testing/database.ts";
import { runTask } from "@/testing/tasks.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

/** Runs `deno task migrate` or `deno task key` on a data directory. */
async function run(dataDir: string, task: string, ...args: string[]) {
  return await runTask({ LAUREL_DATA_DIR: dataDir, DATABASE_URL: "" }, task, ...args);
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await makeTempFolder("tasks");
  try {
    await use(folder);
  } finally {
    await removeFolder(folder);
  }
}

Deno.test("migrate and key - an empty directory gets the tables, then keys are made and revoked", () =>
  withFolder(async (folder) => {
    const first = await run(folder, "migrate");
    assertEquals(first.code, 0, first.output);
    assertMatch(first.output, /applied \d{14}_rewards/);
    const second = await run(folder, "migrate");
    assertMatch(second.output, /Nothing to do: the embedded database in/);

    const made = await run(
      ...[folder, "key", "create", "Help desk", "--scopes", "events:write,read"] as const,
      "--no-create-agents",
    );
    assertEquals(made.code, 0, made.output);
    assertMatch(made.output, /curl -s http:\/\/localhost:8123\/api\/v1\/events -H 'Authorization/);
    const [key] = /lk_[\w-]{40,}/.exec(made.output)!;
    const authenticate = async () => {
      const database = await openDatabase({ dataDir: folder });
      const keys = openKeys({ db: database.db, clock: systemClock });
      const found = await keys.authenticate(key);
      await keys.close();
      await database.close();
      return found;
    };
    const { keyId, ...integration } = (await authenticate())!;
    assertEquals(integration, {
      kind: "key",
      name: "Help desk",
      scopes: ["events:write", "read"],
      createsAgents: false,
    });

    const list = await run(folder, "key", "list");
    assertMatch(list.output, new RegExp(`${keyId} +Help desk +${key.slice(0, 8)}… .* no `));
    assert(!list.output.includes(key));

    const revoked = await run(folder, "key", "revoke", String(keyId));
    assertEquals(revoked.code, 0, revoked.output);
    assertEquals(await authenticate(), null);
    const again = await run(folder, "key", "revoke", String(keyId));
    assertEquals(again.code, 1);
    assertMatch(again.output, /There is no key \d+ that could be revoked/);

    const database = await openDatabase({ dataDir: folder });
    const acts = await listActs(database.db, {}, { limit: 10, before: null });
    await database.close();
    assertEquals(acts.map(({ action, object, actor }) => [action, object.name, actor.kind]), [
      ["key.revoke", "Help desk", "shell"],
      ["key.make", "Help desk", "shell"],
    ]);
    assert(!JSON.stringify(acts).includes(key), "the key is not in the audit log");
  }));

Deno.test("migrate and key - a directory that a server uses is not touched, with advice", () =>
  withFolder(async (folder) => {
    const lock = lockDirectory(folder);
    try {
      const key = await run(folder, "key", "create", "x");
      assertEquals(key.code, 1);
      assertMatch(
        key.output,
        new RegExp(`in use by process ${Deno.pid}.*LAUREL_BOOTSTRAP_KEY`, "s"),
      );
      const migrate = await run(folder, "migrate");
      assertEquals(migrate.code, 1);
      assertMatch(migrate.output, /in use by process/);
      for (const { output } of [key, migrate]) assert(!output.includes("    at "), output);
    } finally {
      lock.release();
    }
  }));

onPostgres("migrate and key - they work while a server runs", async ({ db, databaseUrl }) => {
  const env = { DATABASE_URL: databaseUrl!, LAUREL_PUBLIC_URL: "https://laurel.example.com/" };
  const migrated = await runTask(env, "migrate");
  assertEquals(migrated.code, 0, migrated.output);
  assertMatch(migrated.output, /Nothing to do: the database "\w+" at /);
  const made = await runTask(env, "key", "create", "Reports", "--scopes", "read");
  assertEquals(made.code, 0, made.output);
  assertMatch(made.output, /curl -s https:\/\/laurel\.example\.com\/api\/v1\/agents -H 'Auth/);
  const keys = openKeys({ db, clock: systemClock });
  const found = await keys.authenticate(/lk_[\w-]{40,}/.exec(made.output)![0]);
  assertEquals(found?.scopes, ["read"]);
  await keys.close();
});

Deno.test("key - errors are reported in words, before anything is opened", () =>
  withFolder(async (folder) => {
    const cases: [string[], RegExp][] = [
      [["create"], /not complete.*deno task key create NAME/s],
      [["delete", "1"], /not complete or not known/],
      [["revoke", "first"], /"first" is not a key's ID/],
      [["create", "x", "--scope", "read"], /--scope.*--help/s],
    ];
    for (const [args, words] of cases) {
      const { code, output } = await run(folder, "key", ...args);
      assertEquals(code, 1, output);
      assertMatch(output, words);
    }
    const help = await run(folder, "key", "--help");
    assertEquals(help.code, 0);
    assertMatch(help.output, /--no-create-agents/);
    assertEquals([...Deno.readDirSync(folder)], []);
  }));
