import { assertEquals } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "@/api/mod.ts";

const ADMIN = "a-key-that-may-do-everything";
const ORIGIN = "http://laurel.example";
const NOW = Date.parse("2026-11-20T12:00:00Z");

const NO_MANAGERS = { members: 0, managers: [], leaveNeedsApproval: false };

// deno-lint-ignore no-explicit-any -- answers as clients get them
type Answer = { status: number; body: any };

Deno.test("administration API - calendars, teams, agents, and who is on the boards", async (t) => {
  const services = await openTestServices({ LAUREL_BOOTSTRAP_KEY: ADMIN }, () => NOW);
  try {
    const api = createApi(services);
    const asAdmin = { authorization: `Bearer ${ADMIN}` };
    const ask = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = asAdmin,
    ): Promise<Answer> => {
      const response = await api.request(`${ORIGIN}/api/v1${path}`, {
        method,
        headers: {
          ...headers,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? null : JSON.parse(text) };
    };
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
    const refused = ({ status, body }: Answer) =>
      `${status} ${body.code} ${body.errors?.[0]?.path ?? ""}`.trim();

    await t.step("teams", async () => {
      assertEquals(await ask("POST", "/admin/teams", { id: "sales", name: " Sales " }), {
        status: 201,
        body: { id: "sales", name: "Sales", ...NO_MANAGERS },
      });
      const again = await ask("POST", "/admin/teams", { id: "sales", name: "Sales" });
      assertEquals(refused(again), "409 team_exists id");
      const nameless = await ask("POST", "/admin/teams", { id: "x", name: " " });
      assertEquals(refused(nameless), "422 validation_failed name");
      const renamed = await ask("PATCH", "/admin/teams/sales", { name: "Field" });
      assertEquals(renamed.body.name, "Field");
      assertEquals(refused(await ask("PATCH", "/admin/teams/x", { name: "X" })), "404 not_found");
      assertEquals((await ask("GET", "/admin/teams")).body, {
        entries: [{ id: "sales", name: "Field", ...NO_MANAGERS }],
        nextCursor: null,
      });
    });

    await t.step("agents", async () => {
      const ann = { id: "ann", name: "Ann", team: "sales", timeZone: "Europe/Berlin" };
      assertEquals((await ask("POST", "/admin/agents", ann)).body, {
        ...ann,
        teamName: "Field",
        email: null,
        hidden: false,
        isActive: true,
        teamFrom: null,
        deactivatedAt: null,
        totalPoints: 0,
        account: null,
        lastSignInAt: null,
      });
      await ask("POST", "/admin/agents", { id: "bob", name: "Bob" });
      assertEquals(refused(await ask("POST", "/admin/agents", ann)), "409 agent_exists id");
      const change = (body: unknown, id = "ann") => ask("PATCH", `/admin/agents/${id}`, body);
      assertEquals(refused(await change({ timeZone: "Mars" })), "422 validation_failed timeZone");
      assertEquals(refused(await change({ team: "x" })), "422 unknown_team team");
      assertEquals(refused(await change({ points: 9 })), "422 validation_failed");
      assertEquals(refused(await change({ name: "Eve" }, "eve")), "404 not_found");
      assertEquals((await change({ team: null, email: "A@x.example" })).body.email, "a@x.example");
      const first = await ask("GET", "/admin/agents?limit=1");
      assertEquals(first.body.entries[0].id, "ann");
      const next = await ask("GET", `/admin/agents?limit=1&cursor=${first.body.nextCursor}`);
      assertEquals([next.body.entries[0].id, next.body.nextCursor], ["bob", null]);
    });

    await t.step("calendars", async () => {
      const version = { team: "sales", effectiveFrom: "2026-11-01", weekdays: [6, 2] };
      assertEquals((await ask("POST", "/admin/calendars", version)).status, 201);
      assertEquals((await ask("GET", "/admin/calendars")).body, {
        entries: [{ ...version, weekdays: [2, 6] }],
      });
      const set = async (more: object) =>
        refused(await ask("POST", "/admin/calendars", { ...version, ...more }));
      assertEquals(await set({ weekdays: [8] }), "422 validation_failed weekdays");
      assertEquals(await set({ weekdays: [1, 1] }), "422 validation_failed weekdays");
      assertEquals(await set({ team: "x" }), "422 unknown_team team");
      assertEquals(
        await set({ effectiveFrom: "2026-02-30" }),
        "422 validation_failed effectiveFrom",
      );
      const path = "/admin/calendars?team=sales&effectiveFrom=2026-11-01";
      assertEquals((await ask("DELETE", path)).status, 204);
      assertEquals(refused(await ask("DELETE", path)), "404 not_found");
    });

    await t.step("days off", async () => {
      const sick = { agent: "ann", first: "2026-11-18", last: "2026-11-19", name: "Sick" };
      assertEquals((await ask("POST", "/admin/days-off", sick)).body, { ...sick, team: null });
      const add = async (more: object) =>
        refused(await ask("POST", "/admin/days-off", { ...sick, ...more }));
      assertEquals(await add({ last: "2026-11-17" }), "422 validation_failed last");
      assertEquals(await add({ last: "2027-11-20" }), "422 validation_failed last");
      assertEquals(await add({ agent: "eve" }), "422 unknown_agent agent");
      assertEquals(await add({ team: "sales" }), "422 validation_failed agent");
      const listed = await ask("GET", "/admin/days-off?agent=ann");
      assertEquals(listed.body, { entries: [{ ...sick, team: null }], nextCursor: null });
      const path = "/admin/days-off?agent=ann&first=2026-11-18&last=2026-11-19";
      assertEquals((await ask("DELETE", path)).status, 204);
      assertEquals(refused(await ask("DELETE", path)), "404 not_found");
    });

    await t.step("visibility, only by the agents and from Laurel's own pages", async () => {
      const ann = await signIn("ann");
      const change = (headers: Record<string, string>, id = "ann") =>
        ask("PATCH", `/agents/${id}/visibility`, { hidden: true }, headers);
      assertEquals(
        refused(await change({ ...ann, origin: "http://evil.example" })),
        "403 cross_origin",
      );
      assertEquals(refused(await change(ann, "bob")), "404 not_found");
      assertEquals(await change(ann), { status: 200, body: { hidden: true } });
      const read = await ask("GET", "/agents/ann/visibility", undefined, ann);
      assertEquals(read.body, { hidden: true });
      assertEquals(refused(await ask("GET", "/admin/agents", undefined, ann)), "403 admin_only");
      assertEquals(refused(await ask("GET", "/admin/teams", undefined, {})), "401 missing_key");
    });
  } finally {
    await services.close();
  }
});
