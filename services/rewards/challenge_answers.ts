import type { Transaction } from "kysely";
import { challengeContribution } from "@/core/challenges/challenges.ts";
import { countsType } from "@/core/rules/counting.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  type ChallengeStep,
  collectChallengeChanges,
} from "@/services/challenge_progress/advance.ts";
import type { ScoringConfig } from "./config.ts";
import type { AttributedEvent } from "./event.ts";
import type { ChallengeProgress } from "@/core/scoring/event_answer.ts";
import type { ScoredAgent } from "./score_batch.ts";

/** How a batch changed challenges. */
export interface ChallengeNews {
  /** Returns the challenges that a new event counted for, for its answer. */
  of(event: AttributedEvent, one: ScoredAgent): readonly ChallengeProgress[];
  readonly messages: readonly OutboxMessage[];
}

const NO_NEWS: ChallengeNews = { of: () => [], messages: [] };

/** Updates the progress of challenges after a batch was scored. */
export async function advanceChallenges(
  trx: Transaction<Schema>,
  scored: readonly ScoredAgent[],
  { challenges }: ScoringConfig,
  now: number,
): Promise<ChallengeNews> {
  if (challenges.length === 0) return NO_NEWS;
  const steps = await collectChallengeChanges(trx, {
    challenges,
    changes: scored.map((one) => ({
      agent: one.agent,
      before: one.logged.map((event) => ({ ...event, event })),
      after: withReceipt(one),
    })),
    now,
  });
  if (steps.size === 0) return NO_NEWS;
  const byKey = new Map(challenges.map((challenge) => [challenge.key, challenge]));
  return {
    of(event, { agent, changes }) {
      const outcome = changes.byEvent.get(identityKey(event))!;
      const counted = { ...outcome, receivedAt: event.receivedAt };
      return (steps.get(agent.rowId) ?? []).filter(({ challenge }) =>
        challengeContribution(byKey.get(challenge.id)!, counted) !== 0
      ).map((step) => toProgress(step, event));
    },
    messages: scored.flatMap(({ agent }) =>
      (steps.get(agent.rowId) ?? []).map(({ challenge, progress, isCompleted }): OutboxMessage => ({
        type: "challenge",
        agent: agent.id,
        team: agent.team,
        data: {
          agent: { id: agent.id, name: agent.name },
          challenge,
          progress,
          isCompleted,
          pointsEarned: 0,
        },
      }))
    ),
  };
}

/** Whether an event can count for a challenge, whichever agent it belongs to. */
export function mayCount(
  { type, time }: AttributedEvent,
  challenges: ScoringConfig["challenges"],
): boolean {
  return challenges.some(({ metric, startsAt, endsAt }) =>
    time >= startsAt && time < endsAt && countsType(metric, type)
  );
}

/** Returns all outcomes with the time at which each event was received. */
function withReceipt({ events, logged, changes }: ScoredAgent) {
  const receipts = new Map(
    [...events, ...logged].map((event) => [identityKey(event), event.receivedAt]),
  );
  return [...changes.byEvent].map(([key, outcome]) => ({
    ...outcome,
    receivedAt: receipts.get(key)!,
  }));
}

function toProgress(step: ChallengeStep, event: AttributedEvent): ChallengeProgress {
  const { id, title, target } = step.challenge;
  const isCompleted = step.completedBy !== null &&
    identityKey(step.completedBy) === identityKey(event);
  return { id, title, progress: step.progress, target, isCompleted };
}
