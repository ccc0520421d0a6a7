import { assert, assertEquals, assertRejects } from "@std/assert";
import { createAgents } from "@/db/agents/new_agents.ts";
import { findLastDay } from "@/db/agents/sample_team.ts";
import type { Services } from "@/services/services.ts";
import { openTestServices } from "@/testing/services.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";
import { fillHistory, startToday } from "./demo_history.ts";
import { claimForDemo, makeDemoKey, makeSampleTeam } from "./demo_team.ts";
import { TaskError } from "./preflight.ts";

const DAY = 86_400_000;
const FRIDAY_NOON = Date.parse("2026-11-20T12:00:00Z");

async function withServices(
  use: (services: Services, setNow: (now: number) => void) => Promise<void>,
) {
  let now = FRIDAY_NOON;
  const services = await openTestServices({ LAUREL_DEMO: "1" }, () => now);
  try {
    await use(services, (next) => now = next);
  } finally {
    await services.close();
  }
}

async function pointsOf(services: Services): Promise<number> {
  const { board } = await services.leaderboards.read({ kind: "all" });
  return board.entries.reduce((sum, { points }) => sum + points, 0);
}

Deno.test("demo history - a month at first, then the days since, and nothing twice", () =>
  withServices(async (services, setNow) => {
    const { db } = services.database;
    const seed = await claimForDemo(services, 7);
    await makeSampleTeam(services);
    const { id: keyId } = await makeDemoKey(services, FRIDAY_NOON);
    const fill = (now: number) => {
      setNow(now);
      return fillHistory({ services, seed, keyId, now });
    };

    const month = await fill(FRIDAY_NOON);
    assert(month > 20 * SAMPLE_AGENTS.length * 30, `${month} events`);
    assertEquals(await findLastDay(db), "2026-11-20");
    const points = await pointsOf(services);
    assertEquals(await fill(FRIDAY_NOON), 0);
    assertEquals(await pointsOf(services), points);

    const afternoon = await fill(FRIDAY_NOON + DAY / 4);
    assert(afternoon > 0 && afternoon < month / 20);
    const weekLater = await fill(FRIDAY_NOON + 7 * DAY);
    assert(weekLater > month / 8 && weekLater < month / 2);
    assertEquals(await findLastDay(db), "2026-11-27");

    // After a year without the demo, the history is again a month long, not a year.
    const yearLater = await fill(FRIDAY_NOON + 365 * DAY);
    assert(yearLater < month * 1.3);

    // The team works on a Sunday night too, and past events are on the board.
    const sunday = Date.parse("2027-11-28T22:00:00Z");
    setNow(sunday);
    const events = await startToday({ services, seed, keyId, now: sunday });
    const { board } = await services.leaderboards.read({ kind: "day" });
    assert(board.entries.length >= 3);
    const next = events.next().value;
    assert(next.time > sunday && next.time < sunday + 60_000);
  }));

Deno.test("demo team - it is created once, with accounts for one-click sign-in", () =>
  withServices(async (services) => {
    await makeSampleTeam(services);
    await makeSampleTeam(services);
    const accounts = await services.auth.demoAccounts();
    const agents = accounts.filter(({ role }) => role === "agent").map(({ agent }) => agent);
    assertEquals(agents.toSorted(), SAMPLE_AGENTS.map(({ id }) => id).toSorted());
    assertEquals(accounts.filter(({ role }) => role === "manager").length, 1);
  }));

Deno.test("demo team - the key of a new start revokes the earlier key", () =>
  withServices(async (services) => {
    const first = await makeDemoKey(services, FRIDAY_NOON);
    const second = await makeDemoKey(services, FRIDAY_NOON + 1);
    assertEquals(await services.keys.authenticate(first.key), null);
    assertEquals((await services.keys.authenticate(second.key))?.scopes, ["events:write", "read"]);
  }));

Deno.test("demo team - a database with other agents is not touched", () =>
  withServices(async (services) => {
    const { db } = services.database;
    await createAgents(db, [{ id: "real", name: "Real Person", email: null }]);
    await assertRejects(() => claimForDemo(services, 7), TaskError, "not a demo's");
    await db.deleteFrom("agent_rewards").execute();
    await db.deleteFrom("agents").execute();
    assertEquals(await claimForDemo(services, 7), 7);
    // From now on this is the database of a demo, with its first seed.
    await createAgents(db, SAMPLE_AGENTS);
    assertEquals(await claimForDemo(services, 8), 7);
  }));
