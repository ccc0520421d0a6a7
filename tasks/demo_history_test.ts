import { assert, assertEquals, assertRejects } from "@std/assert";
import { createAgents } from "@/db/agents.ts";
import { findLastDay } from "@/db/sample_team.ts";
import type { Services } from "@/services/mod.ts";
import { openTestServices } from "@/testing/services.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";
import { beginToday, fillHistory } from "./demo_history.ts";
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

Deno.test("demo history - a month, then the days since, and nothing twice", () =>
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

    // A team that was away for a year gets a month again, and not the year.
    const yearLater = await fill(FRIDAY_NOON + 365 * DAY);
    assert(yearLater < month * 1.3);

    // On a Sunday at night the team works all the same, and what is past is on the board.
    const sunday = Date.parse("2027-11-28T22:00:00Z");
    setNow(sunday);
    const events = await beginToday({ services, seed, keyId, now: sunday });
    const { board } = await services.leaderboards.read({ kind: "day" });
    assert(board.entries.length >= 3);
    const next = events.next().value;
    assert(next.time > sunday && next.time < sunday + 60_000);
  }));

Deno.test("demo team - made once, with accounts that one click signs in to", () =>
  withServices(async (services) => {
    await makeSampleTeam(services);
    await makeSampleTeam(services);
    const accounts = await services.auth.demoAccounts();
    const agents = accounts.filter(({ role }) => role === "agent").map(({ agent }) => agent);
    assertEquals(agents.toSorted(), SAMPLE_AGENTS.map(({ id }) => id).toSorted());
    assertEquals(accounts.filter(({ role }) => role === "manager").length, 1);
  }));

Deno.test("demo team - a new start's key ends the earlier one's", () =>
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
    // From now on it is a demo's, with the seed that it began with.
    await createAgents(db, SAMPLE_AGENTS);
    assertEquals(await claimForDemo(services, 8), 7);
  }));
