import type { Kysely } from "kysely";
import {
  type ChallengeInput,
  isInAudience,
  spanFault,
  toChallenge,
} from "@/core/challenges/challenges.ts";
import { type ChallengePreview, previewOf } from "@/core/challenges/preview.ts";
import { listWorkingAgents } from "@/db/challenges/managed.ts";
import { countPast } from "@/db/challenges/preview.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { refuseUnknownTypes } from "@/services/event_types/check.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { findAudience } from "./definitions.ts";
import { requireOwnAudience } from "./scope.ts";

const WEEK_MILLISECONDS = 7 * 86_400_000;

/**
 * Returns how a challenge would have gone in a past period of the same length.
 * @param pastFrom where the period begins; by default the challenge is moved back by whole weeks
 *   until it is over
 * @throws {ProblemError} `not_your_team`, `unknown_team`, `unknown_agent`, `validation_failed`
 */
export async function previewChallenge(
  db: Kysely<Schema>,
  viewer: Viewer,
  input: ChallengeInput,
  pastFrom: number | null,
  now: number,
): Promise<ChallengePreview> {
  const sent = toChallenge(input);
  const fault = spanFault(sent);
  if (fault === "ends_before_start") throw invalidField("endsAt", "must be after the start");
  if (fault === "too_long") throw invalidField("endsAt", "is more than 366 days after the start");
  await requireOwnAudience(db, viewer, sent.audience);
  await refuseUnknownTypes(db, sent.metric.events, "challenge.metric.events");
  const challenge = { ...sent, audience: await findAudience(db, sent) };
  const length = challenge.endsAt - challenge.startsAt;
  if (pastFrom !== null && pastFrom >= now) {
    throw invalidField("pastFrom", "is not past; the preview looks at work that was done");
  }
  const from = pastFrom ?? movedBack(challenge.startsAt, length, now);
  const span = { from, to: from + length };
  const agents = (await listWorkingAgents(db)).filter((agent) => isInAudience(challenge, agent));
  return previewOf(challenge, await countPast(db, challenge, agents, span), span);
}

function movedBack(startsAt: number, length: number, now: number): number {
  const weeks = Math.max(1, Math.ceil((startsAt + length - now) / WEEK_MILLISECONDS));
  return startsAt - weeks * WEEK_MILLISECONDS;
}
