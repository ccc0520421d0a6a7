import { assert, assertEquals } from "@std/assert";
import { openTestServices } from "@/testing/services.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";
import { fillHistory } from "./demo_history.ts";
import { makeSampleChallenges, spinSomeWheels } from "./demo_rewards.ts";
import { claimForDemo, makeDemoKey, makeSampleTeam } from "./demo_team.ts";
import { personViewer } from "@/testing/viewers.ts";

const DAY = 86_400_000;

Deno.test("demo rewards - challenges in every state, spins, and nothing twice", async () => {
  let now = Date.parse("2026-11-20T12:00:00Z");
  const services = await openTestServices({ LAUREL_DEMO: "1" }, () => now);
  try {
    const seed = await claimForDemo(services, 7);
    await makeSampleTeam(services);
    const { id: keyId } = await makeDemoKey(services, now);
    await fillHistory({ services, seed, keyId, now });
    const earned = await services.database.db.selectFrom("spin_rights").selectAll().execute();
    const perWeek = earned.length / SAMPLE_AGENTS.length / (31 / 7);
    assert(perWeek >= 1 && perWeek <= 2, `${perWeek} spins for an agent in a week`);
    const made = await makeSampleChallenges(services, now);
    assert(await spinSomeWheels(services) > SAMPLE_AGENTS.length);
    assertEquals(await makeSampleChallenges(services, now), 0);
    assertEquals(await spinSomeWheels(services), 0);

    const ava = personViewer({ agent: SAMPLE_AGENTS[0]!.id });
    const seen = await services.challenges.list(ava, { limit: 50, after: null });
    assertEquals(seen.length, made);
    const states = Object.groupBy(seen, ({ state }) => state);
    assertEquals([states.running?.length, states.upcoming?.length, states.closed?.length], [
      ...[4, 1, 1],
    ]);
    assert(seen.some(({ canJoin }) => canJoin));
    assert(states.running!.some(({ progress, isJoined }) => isJoined && progress > 0));

    const desk = await services.desk.load(ava);
    assertEquals(desk.rewards?.challenges.map(({ state }) => state), [
      ...["running", "running", "running", "running", "upcoming"] as const,
    ]);
    assertEquals(
      (await services.database.db.selectFrom("spin_rights").selectAll().execute()).length,
      earned.length,
      "no spin earned another one",
    );
    assert(desk.rewards!.achievements.earned > 5 && desk.rewards!.achievements.secrets > 0);
    assert(desk.rewards!.spinRights > 0 && desk.rewards!.spinRights < 6);
    assertEquals(desk.rewards!.achievements.nearest.length, 3);

    // After they have ended, a new start creates new ones.
    now += 9 * DAY;
    assertEquals(await makeSampleChallenges(services, now), made);
  } finally {
    await services.close();
  }
});
