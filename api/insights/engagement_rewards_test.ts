/** Achievements, challenges and streaks of engagement against straightforward SQL. */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { survivalCurve } from "@/core/engagement/survival.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const DAY = 86_400_000;
const FROM = "2026-10-01";
const TO = "2026-11-20";
const PATH = `/insights/engagement?from=${FROM}&to=${TO}`;

forEachDatabase("engagement - achievements, challenges and streaks", async (database) => {
  await withDoor(database, async (door) => {
    const { instance: { database: { db }, jobs }, now } = door;
    await door.ask("POST", "/admin/teams", { id: "red", name: "Red" });
    for (const id of ["amy", "ben", "cleo", "idle"]) {
      const team = id === "cleo" ? {} : { team: "red" };
      await door.ask("POST", "/admin/agents", { id, name: id, ...team });
    }
    // A challenge begins after it was made.
    door.now = now - 41 * DAY;
    const challenge = {
      title: "Race",
      kind: "individual",
      metric: { events: ["deal_won"], measure: { kind: "count" } },
      target: 20,
      rewardPoints: 10,
      startsAt: new Date(now - 40 * DAY).toISOString(),
      endsAt: new Date(now + DAY).toISOString(),
    };
    for (
      const more of [
        { key: "everyone" },
        { key: "red", audience: { teams: ["red"] } },
        { key: "two", audience: { agents: ["amy", "cleo"] } },
        { key: "later", startsAt: "2026-12-01T00:00:00Z", endsAt: "2026-12-30T00:00:00Z" },
      ]
    ) {
      const made = await door.ask("POST", "/admin/challenges", { ...challenge, ...more });
      assertEquals(made.status, 201, JSON.stringify(made.body));
    }
    door.now = now;
    // Amy works every day, Ben misses every fifth, Cleo every third.
    const gaps = { amy: 100, ben: 5, cleo: 3 };
    const events = Object.entries(gaps).flatMap(([subject, gap]) =>
      Array.from({ length: 39 }, (_, day) => day).filter((day) => (day + 1) % gap !== 0)
        .map((day) => ({
          source: "/crm",
          id: `${subject}-${day}`,
          type: "deal_won",
          subject,
          time: new Date(now - (38 - day) * DAY).toISOString(),
          data: { objectId: `${subject}-${day}` },
        }))
    );
    const sent = await door.ask("POST", "/events/batch", { events });
    for (const { status } of sent.body.results) assertEquals(status, "scored");
    await jobs.runAll();
    const admin = await door.person("admin");
    const { status, body } = await door.ask("GET", PATH, undefined, admin);
    assertEquals(status, 200);

    const awards = await sql`SELECT date_trunc('week', day)::date AS week, count(*)::int AS awards
      FROM reward_history WHERE type = 'achievement' AND voids IS NULL AND NOT is_void
        AND day BETWEEN ${FROM} AND ${TO} GROUP BY 1 ORDER BY 1`.execute(db);
    assertEquals(body.achievements.weeks, awards.rows);
    assertEquals(awards.rows.length > 2, true);
    const tiers = await sql`SELECT tier, count(*)::int AS agents,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY reached - began) AS "medianDays"
      FROM (SELECT p.agent_id, a.difficulty_tier AS tier,
          min((p.completed_at AT TIME ZONE 'Europe/Berlin')::date) AS reached,
          (SELECT min(day) FROM agent_days d WHERE d.agent_id = p.agent_id) AS began
        FROM agent_achievements p JOIN achievements a ON a.id = p.achievement_id
        WHERE p.completed GROUP BY 1, 2) t
      WHERE reached BETWEEN ${FROM} AND ${TO} GROUP BY 1 ORDER BY 1`.execute(db);
    assertEquals(body.achievements.tiers, tiers.rows);

    const participation = body.challenges.map(
      ({ id, invited, withProgress, completed }: Record<string, unknown>) => [
        id,
        invited,
        withProgress,
        completed,
      ],
    );
    // Cleo has won 26 deals, Ben 32, Amy 39: all reach 20.
    assertEquals(participation, [["everyone", 4, 3, 3], ["red", 3, 2, 2], ["two", 2, 2, 2]]);
    const [red] = (await sql<{ progress: number }>`SELECT count(*)::int AS progress
      FROM agent_challenges p JOIN challenges c ON c.id = p.challenge_id
      WHERE c.key = 'red' AND p.current_progress > 0`.execute(db)).rows;
    assertEquals(participation[1][2], red!.progress);

    // A streak: its rows of agent_days, from a length of 1 on until the next one.
    const days = await db.selectFrom("agent_days").select(["agent_id", "day", "streak_length"])
      .whereRef("streak_last_day", "=", "day").orderBy("agent_id").orderBy("day").execute();
    const spells: { agent: number; first: string; length: number }[] = [];
    for (const { agent_id: agent, day, streak_length: length } of days) {
      if (length === 1) spells.push({ agent, first: day, length });
      else spells.at(-1)!.length = length;
    }
    const inPeriod = spells.filter(({ first }) => first >= FROM && first <= TO);
    const counts = inPeriod.map(({ agent, first, length }) => {
      const isLast = !spells.some((other) => other.agent === agent && other.first > first);
      // Today is Friday, and all three worked this week without using up their freezes.
      return { length, ended: isLast ? 0 : 1, living: isLast ? 1 : 0 };
    });
    assertEquals(body.streaks.curve, survivalCurve(counts));
    assertEquals([body.streaks.spells, body.streaks.living], [counts.length, 3]);
    assertEquals(counts.length > 5, true);

    // A week later without work, every streak has ended.
    door.now += 14 * DAY;
    await db.updateTable("sessions").set({ expires_at: new Date("2030-01-01") }).execute();
    const later = await door.ask("GET", PATH, undefined, admin);
    assertEquals(later.body.streaks.living, 0);

    // A late event mends a streak: the curve follows.
    const time = new Date(now - 36 * DAY).toISOString();
    await door.ask("POST", "/events", { ...events[0], id: "late", subject: "cleo", time });
    await jobs.runAll();
    const mended = await door.ask("GET", PATH, undefined, admin);
    assertEquals(mended.body.streaks.spells < body.streaks.spells, true);
  }, { achievements: "default" });
});
