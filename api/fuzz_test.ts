/**
 * Sends events in every form that the API accepts, with all kinds of odd values: each event gets
 * its own answer, nothing breaks, no agent is created that the key may not create, and the log
 * explains the points.
 */
import { assert, assertEquals } from "@std/assert";
import { normalizeSubject } from "@/core/identity.ts";
import { TICKET, TYPES_PATH } from "@/services/event_types/testdata/tickets.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { rememberContents } from "@/testing/database_reset.ts";
import { makeRequest } from "@/testing/event_requests.ts";
import { randomNumbers } from "@/testing/histories.ts";
import { mutateBytes, type Next } from "@/testing/mutations.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";

const STORIES = Number(Deno.env.get("LAUREL_TEST_STORIES") ?? 5);
/** Set it to the seed that a failure printed, to run the same history again. */
const SEED = Deno.env.get("LAUREL_TEST_SEED");
const SEEDS = SEED === undefined ? [...Array(STORIES).keys()] : [Number(SEED)];
const REQUESTS = 21;
const AGENTS = ["ava", "ben"];

const STATUS = /^(scored|recorded|capped|reversed|duplicate|rejected)$/;

forEachDatabase(
  `events - nothing that can be sent in any form breaks anything (${SEEDS.length} stories)`,
  async (database) => {
    const reset = await rememberContents(database.db);
    for (const seed of SEEDS) {
      await reset();
      const sent: string[] = [];
      try {
        await tellStory(database, randomNumbers(seed * 7_919 + 2), sent);
      } catch (error) {
        const last = sent.slice(-3).join("\n").slice(0, 6_000);
        throw new Error(`LAUREL_TEST_SEED=${seed} repeats it. The last requests:\n${last}`, {
          cause: error,
        });
      }
    }
  },
);

async function tellStory(database: TestDatabase, next: Next, sent: string[]): Promise<void> {
  await withDoor(database, async (door) => {
    const admin = await door.key("admin");
    for (const id of AGENTS) await door.ask("POST", "/admin/agents", { id, name: id }, admin);
    // The organization's own type is defined, or its events are kept although nobody knows it.
    if (next() < 0.7) await door.ask("POST", TYPES_PATH, TICKET, admin);
    else await door.ask("PATCH", "/admin/organization", { unknownTypes: "keep" }, admin);
    const createsAgents = next() < 0.3;
    const made = await door.ask(
      "POST",
      "/admin/keys",
      { name: "fuzz", createsAgents },
      admin,
    );
    assertEquals(made.status, 201, JSON.stringify(made.body));
    const writer = { authorization: `Bearer ${made.body.key}` };
    for (let i = 0; i < REQUESTS; i++) {
      const { path, form, count } = makeRequest(door.now, next, AGENTS);
      const isSpoiled = next() < 0.05;
      const body = isSpoiled ? mutateBytes(form.body, next) : form.body;
      sent.push(`${path} ${JSON.stringify(form.headers)} ${new TextDecoder().decode(form.body)}`);
      const results = await send(door, path, body, { ...form.headers, ...writer }, sent);
      if (results && count !== null && !isSpoiled) assertEquals(results.length, count);
    }
    const agents = await assertSound(database, door, admin);
    if (!createsAgents) assertEquals(agents, AGENTS);
    for (const id of agents) assertEquals([normalizeSubject(id), id !== ""], [id, true]);
  });
}

/** Returns the outcome of each event; undefined when the request was refused as a whole. */
async function send(door: Door, path: string, body: Uint8Array, who: Who, sent: string[]) {
  const response = await door.raw(path, body, who);
  const text = await response.text();
  sent.push(`${response.status} ${text.slice(0, 1_000)}`);
  assert(response.status < 500, text);
  if (response.status !== 200) {
    const { code, detail, status } = JSON.parse(text);
    assert(code && detail && status === response.status, text);
    return undefined;
  }
  const lines = text.trim().split("\n").map((line) => JSON.parse(line));
  const results = path === "/import" ? lines.slice(0, -1) : lines[0].results ?? [lines[0]];
  if (path === "/import") {
    const { summary } = lines.at(-1);
    assert(summary.complete || summary.error.status < 500, text);
  }
  for (const { status, error } of results) {
    assert(STATUS.test(status), text);
    if (status === "rejected") assert(error.code && error.detail && error.status < 500, text);
  }
  return results;
}

/** Checks what must be true afterwards. @returns all agents */
async function assertSound(database: TestDatabase, door: Door, admin: Who): Promise<string[]> {
  const { jobs, logged } = door.instance;
  await jobs.runAll();
  assertEquals([...jobs.failing()].filter(([, failing]) => failing > 0), []);
  assertEquals(logged.filter((line) => line.includes('"level":"error"')), []);
  const lists = ["/leaderboards", "/leaderboards?period=day", "/achievements", "/challenges"];
  for (const id of AGENTS) {
    lists.push(`/agents/${id}`, `/agents/${id}/history`, `/agents/${id}/metrics`);
    lists.push(`/agents/${id}/achievements`, `/agents/${id}/challenges`);
  }
  for (const path of lists) {
    const { status, body } = await door.ask("GET", path, undefined, admin);
    assertEquals(status, 200, `${path} ${JSON.stringify(body)}`);
  }
  const { body } = await door.ask("GET", "/agents", undefined, admin);
  await assertRebuilds(database.db);
  return body.entries.map(({ id }: { id: string }) => id).toSorted();
}
