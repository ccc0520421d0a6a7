import type { Kysely } from "kysely";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { RELATIONSHIP_DAYS } from "@/core/metrics/day.ts";
import { allDefinitions } from "@/core/metrics/definitions.ts";
import { measurePeriod } from "@/core/metrics/fold.ts";
import type { AgentMetrics, MetricDefinition } from "@/core/metrics/views.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { listOwnTypes } from "@/db/event_types/event_types.ts";
import { type AgentDay, hasDueDays, listDueDays, type WhichDue } from "@/db/metrics/due_days.ts";
import { findMetrics } from "@/db/metrics/metrics.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { openRetryList } from "@/services/jobs/retry_list.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import { measureDue } from "./measure.ts";

/** A period in the agent's own days, both ends included. */
export interface MetricPeriod {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** Reads and measures agents' metrics. */
export interface Metrics {
  /**
   * Returns the agent's metrics over a period. Due days are measured first. Without `to` the period
   * ends today, without `from` it has {@link DEFAULT_PERIOD_DAYS} days.
   * @returns undefined when no agent that the viewer may see has this id
   * @throws {ProblemError} `validation_failed` when the period ends before it begins, or is too
   * long
   */
  ofAgent(
    viewer: Viewer,
    id: string,
    period: MetricPeriod,
  ): Promise<AgentMetrics | undefined>;
  /** Returns the definitions of all metrics, also those of types that admins defined. */
  definitions(): Promise<readonly MetricDefinition[]>;
  /**
   * Measures those of these days that are due, so that a page that shows them is at most seconds
   * behind. When many are due, it measures a part, and the next call goes on. Never throws for a day
   * that cannot be measured: its stored metrics then stay as they are.
   */
  refresh(days: readonly AgentDay[]): Promise<void>;
  /** Measures due days in the background. */
  readonly step: JobStep;
}

/** The length of a period in days: the default and the maximum. */
const DEFAULT_PERIOD_DAYS = 30;
const MAX_PERIOD_DAYS = 366;

// Small, because ingest waits for the days that are being measured.
const DAYS_PER_PART = 20;
/** The maximum number of parts that one read measures. The background job does the rest. */
const PARTS_PER_READING = 60;
/**
 * The maximum number of parts that one refresh measures, and how long a day is not measured again by
 * one: a busy team changes its days with every second.
 */
const PARTS_PER_REFRESH = 2;
const REFRESH_REST_MILLISECONDS = 1_000;
/**
 * After this many days, other background work has its turn: a long history has thousands of days.
 */
const DAYS_PER_TURN = 1_000;
/**
 * A day that was measured less than this ago is not measured again in the background; a read still
 * does.
 */
const REST_MILLISECONDS = 300_000;

export interface MetricsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reportError: ReportError;
  /** The organization's time zone, for agents without one of their own. */
  readonly timeZone: string;
  /** The number of days after which other background work has its turn. */
  readonly daysPerTurn?: number;
}

/** Opens the metrics. */
export function openMetrics(
  { db, clock, reportError, timeZone, daysPerTurn = DAYS_PER_TURN }: MetricsOptions,
): Metrics {
  // The last day of the previous part. The job goes through all due days once, so that days that
  // keep becoming due do not make other jobs wait.
  let after: AgentDay | null = null;
  let inTurn = 0;
  // Days that could not be measured wait for their next try.
  const retries = openRetryList<string>(clock);

  async function measureSome(): Promise<number> {
    if (inTurn >= daysPerTurn) {
      inTurn = 0;
      return 0;
    }
    const now = clock();
    const which = {
      after,
      measuredBefore: now - REST_MILLISECONDS,
      except: retries.waiting().map(fromKey),
    };
    // After an error the next part starts from the beginning.
    after = null;
    const { taken } = await measureDue(db, which, { limit: DAYS_PER_PART, now })
      .catch((error) => measureSingly(which, { error, now }));
    for (const day of retries.size > 0 ? taken : []) retries.done(toKey(day));
    after = taken.at(-1) ?? null;
    inTurn = taken.length === 0 ? 0 : inTurn + taken.length;
    return taken.length;
  }

  /**
   * Measures the days of a failed part one by one, so that one bad day does not block the others.
   */
  async function measureSingly(
    which: WhichDue,
    { error, now }: { readonly error: unknown; readonly now: number },
  ): Promise<never> {
    if (isTransient(error)) throw error;
    for (const day of await listDueDays(db, which, DAYS_PER_PART)) {
      const only = { agent: day.rowId, from: day.day, to: day.day };
      try {
        await measureDue(db, only, { limit: 1, now });
        retries.done(toKey(day));
      } catch (error) {
        if (isTransient(error)) throw error;
        retries.failed(toKey(day));
      }
    }
    throw error;
  }

  /** Measures the due days of an agent, and those earlier ones that they depend on. */
  async function catchUp(agent: number, from: Day, to: Day): Promise<void> {
    const which = { agent, from: addDays(from, 1 - RELATIONSHIP_DAYS), to };
    let waits = false;
    for (let part = 0; part < PARTS_PER_READING; part++) {
      if (!await hasDueDays(db, which)) return;
      const options = { limit: DAYS_PER_PART, waits, now: clock() };
      const { taken, measured } = await measureDue(db, which, options);
      // Another transaction is writing a day that depends on these. The background job measures
      // them later.
      if (taken.length > 0 && measured === 0) return;
      // Other transactions hold the remaining days, so wait for one of them.
      waits = taken.length === 0;
    }
  }

  async function definitions(): Promise<readonly MetricDefinition[]> {
    return allDefinitions((await listOwnTypes(db)).filter(({ deletedAt }) => deletedAt === null));
  }

  function periodOf(period: MetricPeriod, today: Day): { from: Day; to: Day } {
    const to = period.to ?? today;
    const from = period.from ?? addDays(to, 1 - DEFAULT_PERIOD_DAYS);
    if (from > to) {
      throw invalidField("from", `lies after the period's last day, ${to}`);
    }
    if (to > addDays(from, MAX_PERIOD_DAYS - 1)) {
      throw invalidField("to", `makes a period of more than ${MAX_PERIOD_DAYS} days`);
    }
    return { from, to };
  }

  return {
    async ofAgent(viewer, id, period) {
      const agent = await findAgent(db, id);
      if (!agent || !maySeeAgent(viewer, agent)) return undefined;
      const zone = agent.timeZone ?? timeZone;
      const { from, to } = periodOf(period, localDay(clock(), zone));
      await catchUp(agent.rowId, from, to).catch((error) => {
        // Stored metrics are better than none; the background job tries again.
        if (isTransient(error)) throw error;
        reportError("metrics", "metrics could not be brought up to date", error, {
          fields: { agent: agent.id },
        });
      });
      const rows = await findMetrics(db, agent.rowId, from, to);
      const metrics = measurePeriod(rows, await definitions());
      return { agent: agent.id, from, to, timeZone: zone, metrics };
    },
    definitions,
    async refresh(days) {
      try {
        for (let part = 0; part < PARTS_PER_REFRESH; part++) {
          const now = clock();
          const which = { days, measuredBefore: now - REFRESH_REST_MILLISECONDS };
          const { taken } = await measureDue(db, which, { limit: DAYS_PER_PART, now });
          if (taken.length < DAYS_PER_PART) return;
        }
      } catch (error) {
        if (isTransient(error)) throw error;
        reportError("metrics", "metrics could not be brought up to date", error);
      }
    },
    step: { name: "measure days", run: measureSome, failing: () => retries.size },
  };
}

const toKey = ({ rowId, day }: AgentDay) => `${rowId} ${day}`;

function fromKey(key: string): AgentDay {
  const [rowId, day] = key.split(" ");
  return { rowId: Number(rowId), day: day! };
}
