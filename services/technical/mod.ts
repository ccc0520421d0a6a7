import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { addCounts, NOTHING_COUNTED } from "@/core/technical/counts.ts";
import { judgeTechnical, technicalPoint } from "@/core/technical/targets.ts";
import type { TechnicalPoint, TechnicalReport } from "@/core/technical/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  addTechnicalSample,
  countTechnicalInstances,
  listTechnicalIntervals,
  pruneTechnicalSamples,
  type TechnicalInterval,
} from "@/db/technical.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Meter } from "./meter.ts";

/** Stores what this instance measures, and reads what all instances measured. */
export interface Technical {
  /** Stores what was counted since the last time. */
  store(): Promise<void>;
  /** Returns how the system did in the last hours, up to now. */
  read(hours: number): Promise<TechnicalReport>;
  /** Stores the last counts, and stops the timer. */
  close(): Promise<void>;
}

export interface TechnicalOptions {
  readonly db: Kysely<Schema>;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly reportError: ReportError;
  /** Whether to store on a timer. */
  readonly hasTimer: boolean;
}

const STORE_MILLISECONDS = 60_000;
const INTERVAL_MILLISECONDS = 5 * 60_000;
const HOUR_MILLISECONDS = 3_600_000;
/** The longest range that can be read is 30 days. */
const KEPT_MILLISECONDS = 31 * 24 * HOUR_MILLISECONDS;
/** The maximum number of points of a chart. */
const MAX_POINTS = 168;

/** Opens the measurements of this instance. */
export function openTechnical(options: TechnicalOptions): Technical {
  const { db, meter, clock, reportError } = options;
  const instance = crypto.randomUUID();
  const timer = options.hasTimer ? setInterval(() => void storeSafely(), STORE_MILLISECONDS) : 0;
  let prunedAt = clock();

  async function store() {
    const now = clock();
    const counts = meter.take();
    const at = new Date(Math.floor(now / INTERVAL_MILLISECONDS) * INTERVAL_MILLISECONDS);
    try {
      await addTechnicalSample(db, { at, instance, counts });
    } catch (error) {
      meter.giveBack(counts);
      throw error;
    }
    if (now - prunedAt < HOUR_MILLISECONDS) return;
    prunedAt = now;
    await pruneTechnicalSamples(db, new Date(now - KEPT_MILLISECONDS));
  }

  async function storeSafely() {
    try {
      await store();
    } catch (error) {
      reportError("technical", "measurements could not be stored", error);
    }
  }

  return {
    store,
    async read(hours) {
      await storeSafely();
      const now = clock();
      const stepSeconds = Math.max(
        INTERVAL_MILLISECONDS / 1_000,
        Math.ceil(hours * 3_600 / MAX_POINTS / 300) * 300,
      );
      const first = now - hours * HOUR_MILLISECONDS;
      const from = new Date(Math.floor(first / INTERVAL_MILLISECONDS) * INTERVAL_MILLISECONDS);
      const intervals = await listTechnicalIntervals(db, { from, stepSeconds });
      return {
        from: from.toISOString(),
        to: new Date(now).toISOString(),
        stepSeconds,
        instanceCount: await countTechnicalInstances(db, from),
        measures: judgeTechnical(intervals.reduce(addCounts, NOTHING_COUNTED)),
        points: pointsOf(intervals, { from: from.getTime(), now, stepSeconds }),
      };
    },
    async close() {
      clearInterval(timer);
      await storeSafely();
    },
  };
}

/** Returns one point for each interval up to now, also for those without measurements. */
function pointsOf(
  intervals: readonly TechnicalInterval[],
  { from, now, stepSeconds }: {
    readonly from: number;
    readonly now: number;
    readonly stepSeconds: number;
  },
): TechnicalPoint[] {
  const known = new Map(intervals.map((one) => [one.at.getTime(), one]));
  const count = Math.floor((now - from) / (stepSeconds * 1_000)) + 1;
  return Array.from({ length: count }, (_, i) => {
    const at = from + i * stepSeconds * 1_000;
    return technicalPoint(new Date(at).toISOString(), known.get(at) ?? NOTHING_COUNTED);
  });
}
