import { assertEquals, assertMatch } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "./mod.ts";

const ADMIN = "a-key-that-may-do-everything";
const ORIGIN = "http://laurel.example";

// deno-lint-ignore no-explicit-any -- answers as clients get them
type Answer = { status: number; body: any };

Deno.test("challenges API - defined by admins, seen and joined by agents", async (t) => {
  const services = await openTestServices({ LAUREL_BOOTSTRAP_KEY: ADMIN });
  try {
    const api = createApi(services);
    const { key: reader } = await services.keys.create({
      name: "reader",
      scopes: ["read"],
      createsAgents: false,
    });
    const ask = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = { authorization: `Bearer ${ADMIN}` },
    ): Promise<Answer> => {
      const response = await api.request(`${ORIGIN}/api/v1${path}`, {
        method,
        headers: {
          ...headers,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
    const asReader = { authorization: `Bearer ${reader}` };
    /** Signs an agent in and returns the headers of their requests. */
    const signIn = async (agent: string) => {
      const person = { email: `${agent}@example.com`, password: "correct horse battery" };
      const { rowId } = (await findAgent(services.database.db, agent))!;
      await services.auth.createPerson({ ...person, name: agent, role: "agent", agentId: rowId });
      const request = new Request(`${ORIGIN}/signin`, {
        method: "POST",
        headers: { origin: ORIGIN },
      });
      const result = await services.auth.signIn(request, person);
      if (!result.ok) throw new Error(result.reason);
      const cookie = result.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
      return { cookie, origin: ORIGIN };
    };

    const sent = { source: "/crm", type: "contact_updated", data: {} };
    for (const subject of ["ann", "bob"]) {
      await ask("POST", "/events", { ...sent, id: `first-${subject}`, subject });
    }
    const ann = await signIn("ann");
    const bob = await signIn("bob");
    const now = Date.now();
    const definition = {
      key: "sprint",
      title: "Sprint",
      kind: "individual",
      metric: { events: ["contact_updated"], measure: { kind: "count" } },
      target: 2,
      rewardPoints: 100,
      difficultyMultiplier: 1.5,
      startsAt: new Date(now - 60_000).toISOString(),
      endsAt: new Date(now + 86_400_000).toISOString(),
      audience: { agents: ["ann"] },
      joining: "voluntary",
    };

    await t.step("an admin creates a challenge, others may not", async () => {
      const { status, body } = await ask("POST", "/admin/challenges", definition);
      assertEquals(status, 201);
      assertEquals(body, {
        ...definition,
        id: "sprint",
        description: "",
        maxWinners: null,
        state: "running",
        revision: 1,
        closesAt: new Date(now + 86_400_000 + 12 * 3_600_000).toISOString(),
        reward: 150,
        settledAt: null,
        canceledAt: null,
        cancelReason: null,
        audienceMembers: [{ id: "ann", name: "ann", isGone: false }],
        summary: { competitors: 0, reached: 0, best: 0, paidAgents: 0, paidPoints: 0 },
        changes: "words_and_later_end",
        mayCancel: true,
      });
      assertEquals(
        (await ask("POST", "/admin/challenges", definition)).body.code,
        "challenge_exists",
      );
      assertEquals((await ask("POST", "/admin/challenges", definition, asReader)).status, 403);
      assertEquals(
        (await ask("POST", "/admin/challenges", definition, ann)).body.code,
        "managers_only",
      );
      const { body: list } = await ask("GET", "/admin/challenges");
      assertEquals([list.entries.length, list.nextCursor], [1, null]);
    });

    await t.step("bad input is explained", async () => {
      const create = async (changes: Record<string, unknown>) => {
        const { status, body } = await ask("POST", "/admin/challenges", {
          ...definition,
          key: "other",
          ...changes,
        });
        const paths = (body.errors ?? []).map((error: { path: string }) => error.path);
        return [status, body.code, ...paths].join(" ");
      };
      assertEquals(
        await create({ endsAt: definition.startsAt, startsAt: definition.endsAt }),
        "422 challenge_ends_before_start endsAt",
      );
      assertEquals(
        await create({ startsAt: new Date(now - 86_400_000).toISOString() }),
        "422 challenge_starts_in_past startsAt",
      );
      assertEquals(await create({ target: 0 }), "422 validation_failed target");
      assertEquals(
        await create({ audience: { teams: ["none"] } }),
        "422 unknown_team audience.teams",
      );
      assertEquals(await create({ prize: 1 }), "422 validation_failed ");
    });

    await t.step("agents of the audience see it, and join from Laurel's own pages", async () => {
      assertEquals((await ask("GET", "/challenges", undefined, bob)).body.entries, []);
      assertEquals((await ask("GET", "/challenges/sprint", undefined, bob)).status, 404);
      const { body } = await ask("GET", "/challenges", undefined, ann);
      assertEquals([body.entries[0].canJoin, body.entries[0].reward], [true, 150]);
      assertEquals((await ask("POST", "/challenges/sprint/join", undefined, bob)).status, 404);
      const foreign = { cookie: ann.cookie, origin: "http://evil.example" };
      const refused = await ask("POST", "/challenges/sprint/join", undefined, foreign);
      assertEquals([refused.status, refused.body.code], [403, "cross_origin"]);
      assertEquals((await ask("POST", "/challenges/sprint/join", undefined, asReader)).status, 403);
      const joined = await ask("POST", "/challenges/sprint/join", undefined, ann);
      assertEquals([joined.status, joined.body.isJoined, joined.body.progress], [200, true, 1]);
    });

    await t.step("an event's answer contains the progress", async () => {
      const { body } = await ask("POST", "/events", { ...sent, id: "second", subject: "ann" });
      assertEquals(body.challenges, [
        { id: "sprint", title: "Sprint", progress: 2, target: 2, isCompleted: true },
      ]);
      const { body: of } = await ask("GET", "/agents/ann/challenges", undefined, asReader);
      assertMatch(of.entries[0].completedAt, /^\d{4}-\d\d-\d\dT/);
      assertEquals((await ask("GET", "/agents/ann/challenges", undefined, bob)).status, 404);
      assertEquals((await ask("GET", "/challenges?cursor=nonsense")).status, 422);
    });

    await t.step("an admin cancels it, and it stays visible", async () => {
      assertEquals((await ask("POST", "/admin/challenges/none/cancel")).status, 404);
      assertEquals(
        (await ask("POST", "/admin/challenges/sprint/cancel", undefined, ann)).status,
        403,
      );
      const { status, body } = await ask("POST", "/admin/challenges/sprint/cancel");
      assertEquals([status, body.state], [200, "canceled"]);
      assertEquals((await ask("GET", "/challenges/sprint", undefined, ann)).body.state, "canceled");
    });
  } finally {
    await services.close();
  }
});
