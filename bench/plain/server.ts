/**
 * The plain version of ingest, which Laurel is compared with. It has the same contract for a single
 * event, written in the most obvious way: each request is a transaction, and each step of it is a
 * statement.
 */
import { Hono } from "hono";
import pg from "pg";
import { parseEvent } from "@/api/event_schema.ts";
import { compileAchievements } from "@/core/achievements/achievements.ts";
import { listAchievements } from "@/db/achievements.ts";
import { listRuleVersions } from "@/db/rules/rule_sets.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { storeEvent } from "./store_event.ts";

const CONNECTIONS = 32;

const databaseUrl = Deno.env.get("DATABASE_URL");
const key = Deno.env.get("BENCH_KEY");
if (!databaseUrl || !key) throw new Error("set DATABASE_URL and BENCH_KEY");

const database = await openDatabase({ databaseUrl });
const config = {
  versions: await listRuleVersions(database.db),
  achievements: compileAchievements(await listAchievements(database.db)),
};
await database.close();
const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
const keyHash = await sha256(key);

const app = new Hono();
app.post("/api/v1/events", async (context) => {
  const bearer = /^bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  if (!bearer || await sha256(bearer) !== keyHash) return context.json({ code: "no_key" }, 401);
  const parsed = parseEvent(await context.req.json(), { name: "plain", scopes: [] }, Date.now());
  if (!parsed.ok) return context.json(parsed.problem, 422);
  return context.json(await storeEvent(pool, parsed.event, config));
});

const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, app.fetch);
const ready = `ready at http://127.0.0.1:${server.addr.port}\n`;
await Deno.stdout.write(new TextEncoder().encode(ready));

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).toHex();
}
