/**
 * For tests that send webhooks to the API: sets up integrations and sends what their tools send.
 */
import { assertEquals } from "@std/assert";
import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { signStandard } from "@/integrations/standard/sign.ts";
import type { Answer, Door } from "@/services/rules/testdata/door.ts";

const ORIGIN = "http://laurel.example";

export interface Tool {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

/** Creates an integration. */
export async function setUp(
  door: Door,
  provider: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Tool> {
  const name = `${provider} ${crypto.randomUUID()}`;
  const answer = await door.ask("POST", "/admin/integrations", { provider, name, ...more });
  assertEquals(answer.status, 201, JSON.stringify(answer.body));
  const secret = (more["secret"] as string | undefined) ?? answer.body.secret;
  return { id: answer.body.id, url: answer.body.url, secret };
}

/** Sends a webhook as a tool does, without an API key. */
export async function post(
  door: Door,
  tool: Pick<Tool, "url">,
  body: string,
  headers: Readonly<Record<string, string>>,
  query = "",
): Promise<Answer> {
  const path = tool.url.slice(`${ORIGIN}/api/v1`.length);
  const bytes = new TextEncoder().encode(body);
  return await door.ask("POST", path + query, bytes, {
    "content-type": "application/json",
    ...headers,
  });
}

/** Sends a webhook that is signed now as Standard Webhooks defines. */
export async function postStandard(
  door: Door,
  tool: Tool,
  id: string,
  body: unknown,
  { secret = tool.secret, at = door.now }: { secret?: string; at?: number } = {},
): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const seconds = Math.floor(at / 1_000);
  return await post(door, tool, text, {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signStandard(id, seconds, text, [secret]),
  });
}

/** Returns an agent's points, 0 when the agent does not exist. */
export async function pointsOf(door: Door, agent: string): Promise<number> {
  const { status, body } = await door.ask("GET", `/agents/${agent}`);
  return status === 404 ? 0 : body.totalPoints;
}

/** Creates an agent. */
export async function makeAgent(
  door: Door,
  id: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { status, body } = await door.ask("POST", "/admin/agents", { id, name: id, ...more });
  assertEquals(status, 201, JSON.stringify(body));
}

/** Waits until a statement waits for a lock of another transaction. */
export async function waitForLock(db: Kysely<Schema>): Promise<void> {
  for (let isWaiting = false; !isWaiting;) {
    const { rows } = await sql`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(db);
    isWaiting = rows.length > 0;
  }
}
