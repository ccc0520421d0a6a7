import { assert, assertEquals, assertMatch } from "@std/assert";
import { lockDirectory } from "@/db/postgres/directory_lock.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { onPostgres } from "@/testing/database.ts";
import { startServer } from "@/testing/server.ts";
import { runTask } from "@/testing/tasks.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

const linkIn = (output: string) => /https?:\/\/\S+\/reset-password\/[\w-]{43}/.exec(output)![0];

/** Signs in with the form; returns the status: 303 when it worked. */
async function signIn(url: string, email: string, password: string): Promise<number> {
  const body = new URLSearchParams({ email, password });
  const headers = { origin: url };
  const init = { method: "POST", body, headers, redirect: "manual" } as const;
  const response = await fetch(`${url}/sign-in`, init);
  await response.body?.cancel();
  return response.status;
}

/** Chooses a password with the form behind a link. */
async function choose(link: string, password: string): Promise<string> {
  const body = new URLSearchParams({ password, repeated: password });
  const response = await fetch(link, {
    method: "POST",
    body,
    headers: { origin: new URL(link).origin },
  });
  return await response.text();
}

Deno.test("admin - an administrator is made in an empty directory, and a lost one recovered", async () => {
  const folder = await makeTempFolder("tasks");
  const env = { LAUREL_DATA_DIR: folder, DATABASE_URL: "" };
  try {
    const made = await runTask(env, "admin", "create", "Ada@Example.com", "--name", "Ada King");
    assertEquals(made.code, 0, made.output);
    assertMatch(made.output, /ada@example\.com is an administrator.*works once, until/s);
    assertMatch(linkIn(made.output), /^http:\/\/localhost:8123\//);
    const again = await runTask(env, "admin", "create", "ada@example.com");
    assertEquals(again.code, 1);
    assertMatch(again.output, /has an account already.*`deno task admin recover ada@example.com`/s);
    const recovered = await runTask(env, "admin", "recover", "ada@example.com");
    assertEquals(recovered.code, 0, recovered.output);
    const unknown = await runTask(env, "admin", "recover", "bob@example.com");
    assertMatch(unknown.output, /Bob@example.com has no account|bob@example.com has no account/i);
    const { db, close } = await openDatabase({ dataDir: folder });
    const users = await db.selectFrom("users").select(["email", "name", "role"]).execute();
    const acts = await db.selectFrom("audit_log").select(["actor_kind", "action"]).execute();
    await close();
    assertEquals(users, [{ email: "ada@example.com", name: "Ada King", role: "admin" }]);
    assertEquals(acts, [
      { actor_kind: "shell", action: "account.create" },
      { actor_kind: "shell", action: "account.recover" },
    ]);
    for (const { output } of [made, again, recovered, unknown]) assert(!output.includes("    at "));
  } finally {
    await removeFolder(folder);
  }
});

Deno.test("admin - it works while the server runs on the embedded database", async () => {
  const email = "admin@example.com";
  const server = await startServer({
    env: { LAUREL_ADMIN_EMAIL: email, LAUREL_ADMIN_PASSWORD: "forgotten password" },
  });
  const env = { LAUREL_DATA_DIR: server.dataDir, DATABASE_URL: "" };
  try {
    const { mode } = await Deno.stat(`${server.dataDir}/shell.json`);
    assertEquals(mode! & 0o777, 0o600);
    assertEquals(await signIn(server.url, email, "forgotten password"), 303);
    const { code, output } = await runTask(env, "admin", "recover", email);
    assertEquals(code, 0, output);
    const link = linkIn(output);
    assertEquals(new URL(link).origin, new URL(server.url).origin);
    assertMatch(await choose(link, "remembered password"), /Your password is changed/);
    assertMatch(await choose(link, "another password"), /does not work any more/);
    assertEquals(await signIn(server.url, email, "forgotten password"), 422);
    assertEquals(await signIn(server.url, email, "remembered password"), 303);

    const made = await runTask(env, "key", "create", "shell", "--scopes", "read");
    assertEquals(made.code, 0, made.output);
    const [key] = /lk_[\w-]{40,}/.exec(made.output)!;
    const agents = await fetch(`${server.url}/api/v1/agents`, {
      headers: { authorization: `Bearer ${key}` },
    });
    await agents.body?.cancel();
    assertEquals(agents.status, 200);
    const refused = await runTask(env, "admin", "create", email);
    assertEquals(refused.code, 1);
    assertMatch(refused.output, /has an account already/);

    // Without the token of the file nobody is heard, and no page of a browser is.
    const { port, token } = JSON.parse(await Deno.readTextFile(`${server.dataDir}/shell.json`));
    const ask = async (headers: Record<string, string>, body: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body });
      return [response.status, await response.text()];
    };
    const command = JSON.stringify({
      command: "admin.create",
      by: "x",
      email: "eve@e.com",
      name: null,
    });
    for (const wrong of ["", "Bearer ", "Bearer wrong", `Bearer ${token}x`]) {
      assertEquals((await ask({ authorization: wrong }, command))[0], 403);
    }
    const right = { authorization: `Bearer ${token}` };
    assertEquals((await ask({ ...right, origin: "http://evil.example" }, command))[0], 403);
    assertEquals((await ask(right, JSON.stringify({ command: "drop" })))[0], 422);
  } finally {
    await server.stop();
  }
});

Deno.test("admin - a process that takes no commands is named, with advice", async () => {
  const folder = await makeTempFolder("tasks");
  const lock = lockDirectory(folder);
  try {
    // Left behind by a server that was killed.
    await Deno.writeTextFile(`${folder}/shell.json`, JSON.stringify({ port: 1, token: "old" }));
    const { code, output } = await runTask(
      { LAUREL_DATA_DIR: folder, DATABASE_URL: "" },
      "admin",
      "create",
      "ada@example.com",
    );
    assertEquals(code, 1);
    assertMatch(output, new RegExp(`in use by process ${Deno.pid}.*deno task start`, "s"));
    const bad = await runTask({ LAUREL_DATA_DIR: folder }, "admin", "delete", "ada@example.com");
    assertMatch(bad.output, /not complete or not known.*deno task admin create EMAIL/s);
  } finally {
    lock.release();
    await removeFolder(folder);
  }
});

onPostgres("admin - it works on PostgreSQL while servers run", async ({ db, databaseUrl }) => {
  const env = { DATABASE_URL: databaseUrl!, LAUREL_PUBLIC_URL: "https://laurel.example.com/" };
  const { code, output } = await runTask(env, "admin", "create", "ada@example.com");
  assertEquals(code, 0, output);
  assertMatch(linkIn(output), /^https:\/\/laurel\.example\.com\/reset-password\//);
  const user = await db.selectFrom("users").select(["name", "role"]).executeTakeFirstOrThrow();
  assertEquals(user, { name: "ada", role: "admin" });
  const bad = await runTask(env, "admin", "create", "nobody");
  assertEquals(bad.code, 1);
  assertMatch(bad.output, /"nobody" is not an e-mail address/);
});
