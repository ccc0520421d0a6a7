import type { Kysely, Transaction } from "kysely";
import {
  type Challenge,
  type ChallengeInput,
  isInAudience,
  spanFault,
  stateAt,
  toChallenge,
} from "@/core/challenges/challenges.ts";
import { findAgentIds, findDeactivated } from "@/db/agents/agents.ts";
import { listAgentsSince } from "@/db/challenges/progress.ts";
import {
  cancelChallenge,
  countChallenges,
  findChallenge,
  findUnknownTeams,
  insertChallenge,
  type StoredChallenge,
} from "@/db/challenges/challenges.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField, unknownAgent, unknownTeam } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { findContributions } from "@/services/challenge_progress/contributions.ts";
import { addParticipants } from "@/services/challenge_progress/advance.ts";
import { refuseUnknownTypes } from "@/services/event_types/check.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { challengeMissing, challengeOver } from "./problems.ts";

export type Reconfigure = Pick<Rewards, "reconfigure">;
/** Refuses an audience that is not the viewer's to choose, by throwing a `ProblemError`. */
export type Admit = (
  trx: Transaction<Schema>,
  audience: Challenge["audience"],
) => Promise<void>;
const admitAll: Admit = () => Promise.resolve();

/** How long ago a new challenge may have started, because filling in the form takes a while. */
const MAX_PAST_MILLISECONDS = 5 * 60_000;
/**
 * The maximum number of challenges that are open at once: each one adds a little to the cost of
 * every event.
 */
const MAX_OPEN = 200;

/**
 * Stores a challenge. Every event after the commit counts for it.
 * @param admit refuses an audience that is not the viewer's to choose
 */
export async function createChallenge(
  rewards: Reconfigure,
  input: ChallengeInput,
  now: number,
  admit: Admit = admitAll,
): Promise<StoredChallenge> {
  const sent = toChallenge(input);
  checkSpan(sent, now);
  return await rewards.reconfigure(async (trx) => {
    await admit(trx, sent.audience);
    const challenge = { ...sent, audience: await findAudience(trx, sent) };
    await refuseUnknownTypes(trx, sent.metric.events, "metric.events");
    if (await countChallenges(trx, now) >= MAX_OPEN) throw tooMany();
    const stored = await insertChallenge(trx, challenge);
    if (!stored) throw keyTaken(challenge.key);
    if (challenge.joining === "automatic") await catchUp(trx, stored, stored.startsAt, now);
    return stored;
  });
}

/**
 * Counts stored events for the agents who have some from after a time: the start may be a moment
 * ago, and events may be dated slightly ahead of the clock.
 */
export async function catchUp(
  trx: Transaction<Schema>,
  challenge: StoredChallenge,
  since: number,
  now: number,
): Promise<void> {
  const recent = await listAgentsSince(trx, since);
  const able = recent.filter((agent) => isInAudience(challenge, agent));
  if (able.length === 0) return;
  const found = await findContributions(trx, challenge, [], able.map(({ rowId }) => rowId));
  const active = able.filter(({ rowId }) => found.get(rowId)!.length > 0);
  if (active.length > 0) await addParticipants(trx, challenge, active, { joinedAt: null, now });
}

/** Cancels a challenge: it ends without winners. */
export async function cancelOpenChallenge(
  rewards: Reconfigure,
  key: string,
  now: number,
  reason: string | null = null,
  admit: Admit = admitAll,
): Promise<StoredChallenge> {
  return await rewards.reconfigure(async (trx) => {
    const challenge = await findChallenge(trx, key);
    if (!challenge) throw challengeMissing();
    await admit(trx, challenge.audience);
    const state = stateAt(challenge, now);
    if (state === "canceled") return challenge;
    // A closed challenge may already be paid.
    if (state === "closed") throw challengeOver(challenge, state);
    await cancelChallenge(trx, challenge.rowId, { at: now, reason });
    const revision = challenge.revision + 1;
    return { ...challenge, canceledAt: now, cancelReason: reason, revision };
  });
}

/** Refuses a start in the past, and an end that does not come after it within a year. */
export function checkSpan(challenge: Challenge, now: number): void {
  const start = new Date(challenge.startsAt).toISOString();
  const fault = spanFault(challenge);
  if (fault === "ends_before_start") {
    const message = `must be after the start, ${start}`;
    throw new ProblemError({
      status: 422,
      code: "challenge_ends_before_start",
      title: "The challenge ends before it starts",
      detail: `endsAt: ${message}. Swap the two, or move the end.`,
      errors: [{ path: "endsAt", message }],
    });
  }
  if (fault === "too_long") throw invalidField("endsAt", "is more than 366 days after the start");
  if (challenge.startsAt < now - MAX_PAST_MILLISECONDS) {
    const message =
      `${start} is past; what was done before nobody knew of the challenge would count`;
    throw new ProblemError({
      status: 422,
      code: "challenge_starts_in_past",
      title: "The challenge starts in the past",
      detail: `startsAt: ${message}. Let it start now or later.`,
      errors: [{ path: "startsAt", message }],
    });
  }
}

/**
 * Returns the audience with the ids of its agents and teams, without repetitions. A request may
 * also name agents by alias.
 */
export async function findAudience(
  trx: Kysely<Schema>,
  { audience, kind }: Challenge,
): Promise<Challenge["audience"]> {
  if (audience === "everyone") return audience;
  if ("teams" in audience) {
    const teams = [...new Set(audience.teams)];
    const [unknown] = await findUnknownTeams(trx, teams);
    if (unknown !== undefined) throw unknownTeam(unknown, "audience.teams");
    return { teams };
  }
  const found = await findAgentIds(trx, audience.agents);
  const agents = [
    ...new Set(audience.agents.map((name) => {
      const id = found.get(name);
      if (id === undefined) throw unknownAgent(name, "audience.agents");
      return id;
    })),
  ];
  const gone = await findDeactivated(trx, agents);
  if (gone.length > 0) {
    throw invalidField("audience.agents", `names "${gone[0]}", who was deactivated`);
  }
  if (kind === "head_to_head" && agents.length < 2) {
    throw invalidField("audience.agents", "names one agent; head_to_head takes at least two");
  }
  return { agents };
}

function keyTaken(key: string): ProblemError {
  const message = `"${key}" is taken; choose another one`;
  return new ProblemError({
    status: 409,
    code: "challenge_exists",
    title: "A challenge has this key already",
    detail: `key: ${message}. Choose another key, or change that challenge.`,
    errors: [{ path: "key", message }],
  });
}

function tooMany(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "too_many_challenges",
    title: "Too many challenges are open",
    detail: `${MAX_OPEN} challenges are upcoming or running. Cancel one, or wait until one ends.`,
  });
}
