import type { Transaction } from "kysely";
import {
  type Challenge,
  challengeSchema,
  isInAudience,
  stateAt,
  toChallenge,
} from "@/core/challenges/challenges.ts";
import { changeRights, lockedFields } from "@/core/challenges/changes.ts";
import type { ChallengeChange } from "@/core/challenges/definition.ts";
import {
  findChallenge,
  type StoredChallenge,
  updateChallenge,
} from "@/db/challenges/challenges.ts";
import { listAgentsOf, removePairs } from "@/db/challenges/progress.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { refuseUnknownTypes } from "@/services/event_types/check.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { type Admit, catchUp, checkSpan, findAudience, type Reconfigure } from "./definitions.ts";
import { challengeFixed, challengeMissing } from "./problems.ts";
import { recountChallenges } from "./rebuild.ts";

/**
 * Changes a challenge: everything before its start, the words and a later end while it runs (see
 * `changeRights`).
 * @throws {ProblemError} `not_found`, `edit_conflict`, `challenge_fixed`, `not_your_team`, and what
 * `createChallenge` throws
 */
export async function changeChallenge(
  rewards: Reconfigure,
  key: string,
  { revision, ...change }: ChallengeChange,
  now: number,
  admit: Admit,
): Promise<StoredChallenge> {
  return await rewards.reconfigure(async (trx) => {
    const before = await findChallenge(trx, key);
    if (!before) throw challengeMissing();
    await admit(trx, before.audience);
    refuseOutdated("challenge", revision, before.revision);
    const state = stateAt(before, now);
    const rights = changeRights(state, before);
    const asked = merge(before, change);
    const locked = lockedFields(inputOf(before), asked, rights);
    if (locked.length > 0 || rights === "nothing") throw challengeFixed(state, locked, rights);
    if (rights === "all") {
      checkSpan(asked, now);
      await admit(trx, asked.audience);
      await refuseUnknownTypes(trx, asked.metric.events, "metric.events");
      asked.audience = await findAudience(trx, asked);
    } else if (asked.endsAt < before.endsAt) {
      throw invalidField("endsAt", "can only move later once the challenge runs");
    } else {
      // The start is past by now; only the length is checked.
      checkSpan(asked, asked.startsAt);
    }
    await updateChallenge(trx, before.rowId, asked);
    const after = { ...before, ...asked, revision: before.revision + 1 };
    await countAgain(trx, before, after, now);
    return after;
  });
}

type Input = Omit<Challenge, "audience"> & { audience: Challenge["audience"] };

/** Returns what a person entered, without what Laurel adds. */
function inputOf(one: StoredChallenge): Input {
  return {
    key: one.key,
    title: one.title,
    description: one.description,
    kind: one.kind,
    metric: one.metric,
    target: one.target,
    rewardPoints: one.rewardPoints,
    difficultyMultiplier: one.difficultyMultiplier,
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    maxWinners: one.maxWinners,
    audience: one.audience,
    joining: one.joining,
  };
}

/** @throws {ProblemError} `validation_failed` when the whole is not valid any more */
function merge(before: StoredChallenge, change: Omit<ChallengeChange, "revision">): Input {
  const stored = inputOf(before);
  const parsed = challengeSchema.safeParse({
    ...stored,
    startsAt: new Date(stored.startsAt).toISOString(),
    endsAt: new Date(stored.endsAt).toISOString(),
    ...change,
  });
  if (parsed.success) return toChallenge(parsed.data);
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.join("."),
    message,
  }));
  throw new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The challenge is not valid",
    detail: errors.map(({ path, message }) => `${path}: ${message}`).join("; "),
    errors,
  });
}

/**
 * Brings the participants in line with a changed challenge: who is no longer meant leaves, and what
 * is stored already (events may be dated slightly ahead) counts as the challenge says now.
 */
async function countAgain(
  trx: Transaction<Schema>,
  before: StoredChallenge,
  after: StoredChallenge,
  now: number,
): Promise<void> {
  if (stateAt(before, now) !== "upcoming") {
    if (after.endsAt === before.endsAt) return;
    await recountChallenges(trx, [after.rowId]);
    if (after.joining === "automatic") await catchUp(trx, after, before.endsAt, now);
    return;
  }
  const participants = await listAgentsOf(trx, after.rowId);
  const isNoLonger = after.joining === "automatic" || before.joining === "automatic"
    ? () => true
    : (agent: { readonly id: string; readonly team: string | null }) => !isInAudience(after, agent);
  await removePairs(trx, after.rowId, participants.filter(isNoLonger).map(({ rowId }) => rowId));
  await recountChallenges(trx, [after.rowId]);
  if (after.joining === "automatic") await catchUp(trx, after, after.startsAt, now);
}
