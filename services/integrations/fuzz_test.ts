/**
 * Sends anything that a tool with a valid secret can send: every webhook gets an answer, nothing
 * breaks, no agent is created, and the stored webhooks explain all points.
 */
import { assert, assertEquals } from "@std/assert";
import { TICKET, TYPES_PATH } from "@/services/event_types/testdata/tickets.ts";
import { type Answer, type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { rememberContents } from "@/testing/database_reset.ts";
import type { Form } from "@/testing/event_forms.ts";
import { randomNumbers } from "@/testing/histories.ts";
import { mutateOrder, type Next, pick } from "@/testing/mutations.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { type Fuzzable, FUZZABLES } from "./testdata/fuzzed.ts";
import { makeAgent, setUp, type Tool } from "./testdata/tools.ts";

/** The number of random histories per tool. */
const STORIES = Number(Deno.env.get("LAUREL_TEST_STORIES") ?? 2);
/** Set it to the seed that a failure printed, to run the same history again. */
const SEED = Deno.env.get("LAUREL_TEST_SEED");
const SEEDS = SEED === undefined ? [...Array(STORIES).keys()] : [Number(SEED)];
const WEBHOOKS = 14;
const HOUR_MILLISECONDS = 3_600_000;
const AGENTS = ["ava", "ben"];

for (const fuzzable of FUZZABLES) {
  forEachDatabase(
    `${fuzzable.provider} - nothing that can be sent breaks anything (${SEEDS.length} stories)`,
    async (database) => {
      const reset = await rememberContents(database.db);
      let paid = 0;
      for (const seed of SEEDS) {
        await reset();
        const sent: string[] = [];
        try {
          paid += await tellStory(database, fuzzable, randomNumbers(seed * 7_919 + 1), sent);
        } catch (error) {
          const last = sent.slice(-3).join("\n").slice(0, 6_000);
          throw new Error(`LAUREL_TEST_SEED=${seed} repeats it. The last webhooks:\n${last}`, {
            cause: error,
          });
        }
      }
      if (SEED === undefined) assert(paid > 0, "the stories come to something");
    },
  );
}

// Creating a key takes longer than most of the requests that use it.
const admins = new WeakMap<Door, Who>();

/** Runs one random history. @returns the points that it paid */
async function tellStory(
  database: TestDatabase,
  fuzzable: Fuzzable,
  next: Next,
  sent: string[],
): Promise<number> {
  let paid = 0;
  await withDoor(database, async (door) => {
    door.now = fuzzable.end + HOUR_MILLISECONDS;
    admins.set(door, await door.key("admin"));
    await makeAgent(door, "ava", { email: "mira@lindentree.example" });
    await makeAgent(door, "ben");
    const tool = await setUp(door, fuzzable.provider, fuzzable.more);
    if (fuzzable.provider === "standard") await door.ask("POST", TYPES_PATH, TICKET);
    const webhooks = mutateOrder(
      Array.from({ length: WEBHOOKS }, (_, index) => {
        const { bodies } = fuzzable;
        // Half of the bodies are one sequence in its order, the others are random.
        const body = bodies[index % 2 === 0 ? index / 2 % bodies.length : -1] ?? pick(bodies, next);
        return fuzzable.make(body, next, next() < 0.4 ? 0 : 1 + Math.floor(next() * 3));
      }),
      next,
    ).map((webhook): Form => ({
      body: webhook.body,
      headers: { ...webhook.headers, ...fuzzable.sign(webhook, tool, door.now, next) },
    }));
    for (const [index, webhook] of webhooks.entries()) {
      await send(door, tool, webhook, sent);
      if (index === Math.floor(webhooks.length / 2)) await assign(door, tool, next, 0.4);
    }
    await assign(door, tool, next, 0.8);
    await assertSound(database, door, tool);
    const before = await pointsOf(door);
    await ask(door, "POST", `/admin/integrations/${tool.id}/replay`, {});
    assertEquals(await pointsOf(door), before, "a replay changes nothing");
    for (const webhook of webhooks.toReversed()) await send(door, tool, webhook, sent);
    assertEquals(await pointsOf(door), before, "the same again changes nothing");
    await assertSound(database, door, tool);
    paid = before.reduce((sum, points) => sum + points);
  });
  return paid;
}

async function send(door: Door, tool: Tool, { body, headers }: Form, sent: string[]) {
  sent.push(`${JSON.stringify(headers)} ${new TextDecoder().decode(body)}`);
  const path = tool.url.replace("http://laurel.example/api/v1", "");
  const answer = await door.ask("POST", path, body, headers);
  const outcome = `${answer.status} ${JSON.stringify(answer.body)}`;
  sent.push(outcome);
  assert([200, 400, 401, 409, 413, 415].includes(answer.status), outcome);
  // Every webhook is signed. But these two tools put the proof into the body, which may be
  // corrupted.
  if (answer.status === 401) assert(/\/(aircall|twilio)\//.test(tool.url), outcome);
  if (answer.status === 200) {
    const { status, reason } = answer.body;
    assert(/^(processed|ignored|unparseable)$/.test(status), outcome);
    assert(status === "processed" || reason, outcome);
  } else {
    assert(answer.body.code && answer.body.detail, outcome);
  }
  assertEquals(door.instance.logged.filter((line) => line.includes('"level":"error"')), []);
}

/** Assigns agents to some of the people who wait. */
async function assign(door: Door, tool: Tool, next: Next, share: number): Promise<void> {
  const path = `/admin/integrations/${tool.id}/people`;
  for (const { tenant, user, agent } of (await ask(door, "GET", `${path}?limit=200`)).entries) {
    if (agent !== null || next() > share) continue;
    const person = { tenant, user, agent: pick(AGENTS, next) };
    assertEquals((await ask(door, "PUT", path, person)).user, user);
  }
}

/** Checks what must be true at any time. */
async function assertSound(database: TestDatabase, door: Door, tool: Tool): Promise<void> {
  const { jobs, integrations, logged } = door.instance;
  await jobs.runAll();
  assertEquals([...jobs.failing()].filter(([, failing]) => failing > 0), []);
  assertEquals(await integrations.countFailing(), { webhooks: 0, objects: 0, events: 0 });
  assertEquals(logged.filter((line) => line.includes('"level":"error"')), []);

  const agents = (await ask(door, "GET", "/agents")).entries;
  assertEquals(agents.map(({ id }: { id: string }) => id).toSorted(), AGENTS);
  const own = `/admin/integrations/${tool.id}`;
  const lists = ["/leaderboards", "/leaderboards?period=day", "/admin/integrations", own];
  lists.push(`${own}/unmapped`, `${own}/people?status=waiting`, "/achievements", "/challenges");
  lists.push("/metrics/definitions", "/admin/agents/ava/aliases");
  for (const id of AGENTS) {
    lists.push(`/agents/${id}`, `/agents/${id}/history`, `/agents/${id}/metrics`);
  }
  for (const path of lists) await ask(door, "GET", path);

  const deliveries = (await ask(door, "GET", `${own}/deliveries?limit=200`)).entries;
  for (const { id, status, reason } of deliveries) {
    const one = await ask(door, "GET", `${own}/deliveries/${id}`);
    const outcome = JSON.stringify({ ...one, payload: undefined }).slice(0, 2_000);
    assert(/^(processed|ignored|unparseable)$/.test(status), outcome);
    assert(status === "processed" || reason, `no reason: ${outcome}`);
  }
  await assertRebuilds(database.db);
}

async function pointsOf(door: Door): Promise<number[]> {
  const answers = await Promise.all(AGENTS.map((id) => ask(door, "GET", `/agents/${id}`)));
  return answers.map(({ totalPoints }) => totalPoints);
}

async function ask(
  door: Door,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer["body"]> {
  const answer = await door.ask(method, path, body, admins.get(door)!);
  assertEquals(answer.status, 200, `${method} ${path} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
