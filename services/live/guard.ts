import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { listStandingKeys } from "@/db/auth/keys.ts";
import { findPeopleBySessions, type PersonRecord } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Hub } from "./hub.ts";

/**
 * Ends the connections of viewers who may not follow as they did: their session has ended, their
 * account is deactivated, their role, agent or teams are others, a
 * holdout began or ended, or their key is revoked. Who is
 * still admitted connects again, and then follows with the rights of today.
 */
export interface Guard {
  /** Checks the connections now: those of one person, or all with null. */
  check(userId: string | null): Promise<void>;
  /** Ends the checks, after the running ones. */
  close(): Promise<void>;
}

export interface GuardInput {
  readonly db: Kysely<Schema>;
  readonly hub: Pick<Hub, "viewers" | "end">;
  readonly clock: Clock;
  readonly reportError: ReportError;
  /** How often all connections are checked; shorter than a heartbeat by default. */
  readonly everyMilliseconds?: number | undefined;
}

/** Together with the time of the check it is less than the 15 s of a heartbeat. */
const EVERY_MILLISECONDS = 10_000;

/**
 * Opens the guard of a hub. It asks for all connections of the instance at once, in two queries,
 * and never for one message.
 */
export function openGuard(input: GuardInput): Guard {
  const { hub, reportError, everyMilliseconds = EVERY_MILLISECONDS } = input;
  const running = new Set<Promise<void>>();

  function check(userId: string | null): Promise<void> {
    const viewers = hub.viewers().filter((viewer) =>
      userId === null || (viewer.kind === "person" && viewer.userId === userId)
    );
    if (viewers.length === 0) return Promise.resolve();
    const checking = findOver(input, viewers)
      .then((over) => {
        if (over.size > 0) hub.end((viewer) => over.has(viewer));
      })
      .catch((error) => reportError("live", "connections could not be checked", error))
      .finally(() => running.delete(checking));
    running.add(checking);
    return checking;
  }

  const timer = setInterval(() => void check(null), everyMilliseconds);
  return {
    check,
    async close() {
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}

/** Returns the viewers who may not follow as they did. */
async function findOver(
  { db, clock }: GuardInput,
  viewers: readonly Viewer[],
): Promise<ReadonlySet<Viewer>> {
  const sessions = new Set<string>();
  const keys = new Set<number>();
  for (const viewer of viewers) {
    if (viewer.kind === "person") sessions.add(viewer.sessionId);
    else keys.add(viewer.keyId);
  }
  const people: ReadonlyMap<string, PersonRecord> = sessions.size === 0
    ? new Map()
    : await findPeopleBySessions(db, [...sessions], new Date(clock()));
  const standing = keys.size === 0 ? keys : await listStandingKeys(db, [...keys]);
  return new Set(viewers.filter((viewer) => {
    if (viewer.kind === "key") return !standing.has(viewer.keyId);
    const person = people.get(viewer.sessionId);
    return person === undefined || !isSame(viewer, person);
  }));
}

/** Whether a person may see what they could see. */
function isSame(before: PersonRecord, now: PersonRecord): boolean {
  return before.role === now.role && before.agent === now.agent &&
    before.isHeldOut === now.isHeldOut &&
    before.teams.length === now.teams.length &&
    before.teams.every((team, index) => team === now.teams[index]);
}
