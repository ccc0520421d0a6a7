import { addDays, type Day, dayStart, localDay } from "@/core/calendars/calendar.ts";
import { type ChallengeInput, challengeSchema } from "@/core/challenges/challenges.ts";
import { createChallenge } from "@/services/challenges/definitions.ts";
import type { Services } from "@/services/services.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";

/** The number of spins of every agent at the start of the demo. */
const SPINS_PER_AGENT = 3;
/** The length of the long challenge in days, and how many of them are over. */
const LONG_CHALLENGE = { days: 9, past: 5 };

/**
 * Creates sample challenges: running ones, one to join, one that starts later, and one that is over
 * and paid. When they have ended, a later start creates new ones.
 * @param now milliseconds since the epoch
 * @returns the number of new challenges
 */
export async function makeSampleChallenges(services: Services, now: number): Promise<number> {
  const { timeZone } = services.info;
  const today = localDay(now, timeZone);
  const known = await services.challenges.definitions({ limit: 200, after: null });
  if (known.some(({ endsAt }) => endsAt > now)) return 0;
  const inputs = sampleChallenges(today, timeZone);
  for (const input of inputs) {
    // Create it as of its start, so that the history before now counts.
    await createChallenge(services.rewards, input, Math.min(now, Date.parse(input.startsAt)));
  }
  while (await services.challenges.settleDue() > 0);
  return inputs.length;
}

function sampleChallenges(today: Day, timeZone: string): ChallengeInput[] {
  const at = (days: number) => new Date(dayStart(addDays(today, days), timeZone)).toISOString();
  const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });
  const count = { kind: "count" } as const;
  const [first, second] = SAMPLE_AGENTS;
  const name = ({ name }: { name: string }) => name.split(" ")[0]!;
  const long = span(-LONG_CHALLENGE.past, LONG_CHALLENGE.days - LONG_CHALLENGE.past);
  return [
    {
      key: `reply-sprint-${today}`,
      title: "Reply sprint",
      description: "Answer 300 messages within two minutes each.",
      kind: "individual",
      metric: {
        events: ["message_response"],
        when: [{ field: "responseTime", op: "lt", value: 120 }],
        measure: count,
      },
      target: 300,
      rewardPoints: 150,
      difficultyMultiplier: 1.2,
      maxWinners: 3,
      ...long,
    },
    {
      key: `deal-race-${today}`,
      title: "Deal race",
      description: "The first team to win 60 deals takes the cup.",
      kind: "team",
      metric: { events: ["deal_won"], measure: count },
      target: 60,
      rewardPoints: 200,
      difficultyMultiplier: 1.5,
      maxWinners: 1,
      ...long,
    },
    {
      key: `duel-${today}`,
      title: `${name(first!)} against ${name(second!)}`,
      description: "Who has more points when the clock runs out?",
      kind: "head_to_head",
      metric: { events: [], measure: { kind: "points" } },
      audience: { agents: [first!.id, second!.id] },
      target: null,
      rewardPoints: 100,
      ...span(-2, 1),
    },
    {
      key: `call-marathon-${today}`,
      title: "Call marathon",
      description: "For volunteers: 40 calls until the end of the week.",
      kind: "individual",
      metric: { events: ["call_completed"], measure: count },
      joining: "voluntary",
      target: 40,
      rewardPoints: 120,
      difficultyMultiplier: 1.25,
      ...span(-1, 3),
    },
    {
      key: `clean-book-${today}`,
      title: "Clean address book",
      description: "Bring 25 contacts up to date.",
      kind: "individual",
      metric: { events: ["contact_updated"], measure: count },
      target: 25,
      rewardPoints: 80,
      ...span(2, 7),
    },
    {
      key: `first-contact-${today}`,
      title: "Solved at once",
      description: "Resolve 30 conversations at the first contact.",
      kind: "individual",
      metric: {
        events: ["conversation_resolved"],
        when: [{ field: "firstContact", op: "eq", value: true }],
        measure: count,
      },
      target: 30,
      rewardPoints: 100,
      maxWinners: 3,
      ...span(-14, -8),
    },
  ].map((input) => challengeSchema.parse(input));
}

/** Spins the wheel for every agent who has not spun yet; at least one spin is left to try it out. */
export async function spinSomeWheels({ spins }: Services): Promise<number> {
  let made = 0;
  for (const { id } of SAMPLE_AGENTS) {
    const state = await spins.state(id);
    if (!state || state.recent.length > 0) continue;
    try {
      for (let i = 0; i < Math.min(SPINS_PER_AGENT, state.rights - 1); i++, made++) {
        await spins.spin(id);
      }
    } catch (error) {
      // A spin can be revoked together with the points that earned it.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return made;
}
