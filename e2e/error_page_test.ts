/** All answers carry the headers that protect a page, including errors. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pg from "pg";
import { signIn } from "./support/people.ts";
import { type Laurel, maintenanceUrl, startLaurel } from "./support/laurel.ts";

const PROTECTED = ["x-content-type-options", "x-frame-options", "referrer-policy"];

async function assertProtected(response: Response, what: string): Promise<string> {
  const text = await response.text();
  for (const name of PROTECTED) assert(response.headers.has(name), `${what} carries ${name}`);
  const policy = response.headers.get("content-security-policy") ?? "";
  assertStringIncludes(policy, "default-src 'self'", what);
  assert(!policy.includes("unsafe-inline"), `${what}: ${policy}`);
  // The page's own scripts may run under its policy.
  for (const [, nonce] of text.matchAll(/<script[^>]* nonce="([^"]+)"/g)) {
    assertStringIncludes(policy, `'nonce-${nonce}'`, what);
  }
  return text;
}

const CASES: readonly (readonly [path: string, init: RequestInit, status: number])[] = [
  ["/", { redirect: "manual" }, 302],
  ["/sign-in", {}, 200],
  ["/no-such-page", {}, 404],
  ["/no-such-page", { method: "HEAD" }, 404],
  ["/no-such-file.css", {}, 404],
  ["/sign-in", { method: "PUT" }, 404],
  ["/docs/guides/no-such-guide", {}, 404],
  ["/docs/guides/%E0%A4%A", {}, 404],
  ["/api", {}, 404],
  ["/api/v1/no-such-thing", {}, 404],
  ["/api/v1/agents", {}, 401],
  ["/healthz", {}, 200],
];

Deno.test("errors - every answer carries the security headers, whatever its status", async () => {
  const laurel = await startLaurel();
  try {
    for (const [path, init, status] of CASES) {
      const response = await fetch(laurel.server.url + path, init);
      const what = `${init.method ?? "GET"} ${path}`;
      assertEquals(response.status, status, what);
      await assertProtected(response, what);
    }
  } finally {
    await laurel.stop();
  }
});

Deno.test({
  name: "errors - a broken page shows a kind message, reveals no reason, and is protected",
  ignore: !maintenanceUrl,
  async fn() {
    const laurel = await startLaurel({ storage: "postgres" });
    try {
      const cookie = await signIn(laurel.url, "admin@example.com", "correct horse battery");
      const open = (path: string) =>
        fetch(laurel.server.url + path, { headers: { cookie }, redirect: "manual" });
      assertEquals((await open("/?boards")).status, 200);
      await run(laurel, "ALTER TABLE leaderboard_scores RENAME TO leaderboard_scores_away");
      await run(laurel, "ALTER TABLE relay_state RENAME TO relay_state_away");
      const broken = await open("/?boards");
      assertEquals(broken.status, 500);
      const text = await assertProtected(broken, "a broken page");
      assertStringIncludes(text, "Something broke on our side");
      assert(!text.includes("relay_state"), "the page does not reveal internals");
      assertStringIncludes(laurel.server.output(), "a page could not be answered");
      await run(laurel, "ALTER TABLE relay_state_away RENAME TO relay_state");
      await run(laurel, "ALTER TABLE leaderboard_scores_away RENAME TO leaderboard_scores");
      assertEquals((await open("/?boards")).status, 200);
    } finally {
      await laurel.stop();
    }
  },
});

async function run({ databaseUrl }: Laurel, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl! });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
