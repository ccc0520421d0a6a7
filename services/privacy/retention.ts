import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { RETENTION_KINDS, retentionKind, type RetentionKindId } from "@/core/privacy/retention.ts";
import type { RetentionPreview, RetentionView } from "@/core/privacy/views.ts";
import { countOld, removeOld } from "@/db/privacy/remove_old.ts";
import {
  lockPeriod,
  noteRemoved,
  readPeriods,
  savePeriod,
  type StoredPeriod,
} from "@/db/privacy/retention.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";

/** How long personal data is kept. */
export interface Retention {
  list(): Promise<RetentionView[]>;
  /** @returns undefined when there is no such kind */
  find(kind: string): Promise<RetentionView | undefined>;
  /**
   * Counts what a period would remove now.
   * @returns undefined when there is no such kind
   * @throws {ProblemError} `validation_failed`
   */
  preview(kind: string, days: number | null): Promise<RetentionPreview | undefined>;
  /**
   * Sets a period; what is older is removed in the background, for good.
   * @returns undefined when there is no such kind
   * @throws {ProblemError} `edit_conflict`, `validation_failed`
   */
  change(
    kind: string,
    days: number | null,
    expectedRevision: number | undefined,
  ): Promise<RetentionView | undefined>;
  /** The background work that removes what is too old. */
  readonly step: JobStep;
}

const DAY_MILLISECONDS = 86_400_000;
const HOUR_MILLISECONDS = 3_600_000;
/** How many rows one part of the work removes. */
const ROWS = 1_000;
/** Up to how many rows a preview counts. */
const MAX_COUNTED = 10_001;

/** Opens the periods. */
export function openRetention({ db, clock, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Called after a period was changed. */
  readonly onChanged: () => void;
}): Retention {
  /** When each kind is looked through next; a change of its period makes it due. */
  const nextAt = new Map<string, number>();

  async function find(id: string): Promise<RetentionView | undefined> {
    return (await list()).find(({ kind }) => kind === id);
  }

  async function list(): Promise<RetentionView[]> {
    const periods = await readPeriods(db);
    return RETENTION_KINDS.map(({ id, ...kind }) => {
      const stored = periods.get(id);
      return {
        kind: id,
        ...kind,
        days: stored === undefined ? kind.defaultDays : stored.days,
        revision: stored?.revision ?? 1,
        lastRunAt: stored?.lastRunAt?.toISOString() ?? null,
        lastRemoved: stored?.lastRemoved ?? 0,
        removed: stored?.removed ?? 0,
      };
    });
  }

  const before = (days: number) => new Date(clock() - days * DAY_MILLISECONDS);

  /** Removes one part of what is too old of a kind. */
  async function removePart(id: RetentionKindId, defaultDays: number | null): Promise<number> {
    const isFirst = (nextAt.get(id) ?? 0) !== UNFINISHED;
    const { removed, isDone } = await db.transaction().execute(async (trx) => {
      const stored = await lockPeriod(trx, id, defaultDays);
      if (stored.days === null) return { removed: 0, isDone: true };
      const old = { before: before(stored.days), position: stored.position };
      const part = await removeOld(trx, id, old, ROWS);
      await noteRemoved(trx, id, { ...part, now: new Date(clock()), isFirst });
      return part;
    });
    nextAt.set(id, isDone ? clock() + HOUR_MILLISECONDS : UNFINISHED);
    // A part that found nothing to remove was still work when more is to be looked through.
    return isDone ? removed : Math.max(1, removed);
  }

  return {
    list,
    find,
    async preview(id, days) {
      const kind = retentionKind(id);
      if (!kind) return undefined;
      checkDays(id, days);
      if (days === null) return { count: 0, oldest: null };
      const position = (await readPeriods(db)).get(id)?.position ?? 0;
      const old = { before: before(days), position };
      const { count, oldest } = await countOld(db, id as RetentionKindId, old, MAX_COUNTED);
      return { count, oldest: oldest?.toISOString() ?? null };
    },
    async change(id, days, expectedRevision) {
      const kind = retentionKind(id);
      if (!kind) return undefined;
      checkDays(id, days);
      await db.transaction().execute(async (trx) => {
        const stored: StoredPeriod = await lockPeriod(trx, id, kind.defaultDays);
        refuseOutdated("period", expectedRevision, stored.revision);
        await savePeriod(trx, id, days);
      });
      nextAt.delete(id);
      onChanged();
      return await find(id);
    },
    step: {
      name: "remove old personal data",
      async run() {
        const due = RETENTION_KINDS.find(({ id }) => (nextAt.get(id) ?? 0) <= clock());
        if (!due) return 0;
        const removed = await removePart(due.id, due.defaultDays);
        // Another kind may be due.
        return Math.max(1, removed);
      },
    },
  };
}

/** More of a kind is left to be looked through. */
const UNFINISHED = -1;

/** @throws {ProblemError} `validation_failed` */
function checkDays(id: string, days: number | null): void {
  const { minDays, maxDays } = retentionKind(id)!;
  if (days === null) {
    if (maxDays !== null) throw invalidField("days", `must be at most ${maxDays}`);
    return;
  }
  if (days < minDays) throw invalidField("days", `must be at least ${minDays}`);
  if (maxDays !== null && days > maxDays) throw invalidField("days", `must be at most ${maxDays}`);
}
