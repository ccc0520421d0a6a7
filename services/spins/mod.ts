import type { Database } from "@/db/postgres/open.ts";
import { addDays, type Day, dayStart } from "@/core/calendars/calendar.ts";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { isLimited, type Prize } from "@/core/spins/prize.ts";
import type { FairnessDay, PublishedWheel, SpinRecord, WheelState } from "@/core/spins/views.ts";
import { type Agent, findAgent } from "@/db/agents/agents.ts";
import { pruneCounters } from "@/db/spins/prize_counters.ts";
import { countRights } from "@/db/spins/rights.ts";
import { findSeeds } from "@/db/spins/seeds.ts";
import { findSpin, listSpins, type SpinPlace, type StoredSpin } from "@/db/spins/spins.ts";
import {
  addWheel,
  ensureFirstWheel,
  getCurrentWheel,
  listWheels,
  type Wheel,
} from "@/db/spins/wheels.ts";
import type { Clock } from "@/services/platform/clock.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { drawSpin, toField } from "./draw_spin.ts";
import { openSeeds } from "./seeds.ts";

export type { Wheel } from "@/db/spins/wheels.ts";

/** The fair wheel. */
export interface Spins {
  /** What the wheel's window shows an agent; undefined when there is no such agent. */
  state(agent: string): Promise<WheelState | undefined>;
  /**
   * Spins for an agent; undefined when there is no such agent.
   * @throws {ProblemError} `no_spin_left`
   */
  spin(agent: string): Promise<SpinRecord | undefined>;
  /** The spin, or undefined when there is none that the viewer may see. */
  find(viewer: Viewer, id: string): Promise<SpinRecord | undefined>;
  /** An agent's spins, newest first; undefined when the viewer may see no such agent. */
  list(
    viewer: Viewer,
    agent: string,
    page: { readonly limit: number; readonly before: SpinPlace | null },
  ): Promise<readonly SpinRecord[] | undefined>;
  /** What everybody may know of a day's draws; undefined for days that have none. */
  fairness(day: Day): Promise<FairnessDay | undefined>;
  /**
   * Makes the seed of tomorrow, so that its commitment is public before the day, and forgets the
   * counters of days gone by. For the background work; safe on many instances.
   * @returns 0 when it was done before on this day
   */
  prepare(): Promise<number>;
  /** The wheel that counts now. */
  wheel(): Promise<Wheel>;
  /** Publishes the next wheel; it counts for spins from now on. */
  publish(prizes: readonly Prize[]): Promise<Wheel>;
}

export interface SpinsOptions {
  readonly database: Database;
  readonly rewards: Pick<Rewards, "transact">;
  readonly clock: Clock;
  /** The organization's zone: a seed is for one of its days. */
  readonly timeZone: string;
}

/** Spins that the wheel's window shows. */
const RECENT = 10;
/** Counters of days are kept so long, for instances whose clocks lag behind. */
const COUNTER_DAYS = 2;

/** Opens the wheel on a migrated database, with the first prizes when there are none. */
export async function openSpins(options: SpinsOptions): Promise<Spins> {
  const { database: { db }, rewards, clock, timeZone } = options;
  const seeds = openSeeds({ db, clock, timeZone });
  await ensureFirstWheel(db, DEFAULT_WHEEL, clock());
  await seeds.prepare();
  let pruned: Day | null = null;

  /** Keeps the seed of a day that is not over to ourselves. */
  function toRecord({ record }: StoredSpin): SpinRecord {
    return seeds.isRevealed(record.day) ? record : { ...record, seed: null };
  }

  async function recentOf(agent: Agent, limit: number, before: SpinPlace | null = null) {
    return (await listSpins(db, agent.rowId, { limit, before })).map(toRecord);
  }

  return {
    async state(id) {
      await seeds.prepare();
      const agent = await findAgent(db, id);
      if (!agent) return undefined;
      const today = seeds.today();
      const [rights, wheel, days, recent] = await Promise.all([
        countRights(db, agent.rowId),
        getCurrentWheel(db),
        findSeeds(db, [today]),
        recentOf(agent, RECENT),
      ]);
      const { commitment } = days.get(today) ?? await seeds.get(db, today);
      return { rights, wheel: wheel.prizes.map(toField), today, commitment, recent };
    },
    async spin(id) {
      await seeds.prepare();
      const agent = await findAgent(db, id);
      if (!agent) return undefined;
      const settings = { seeds, clock, timeZone };
      const { result } = await rewards.transact(
        [agent.rowId],
        (trx) => drawSpin(trx, agent, settings),
      );
      return result;
    },
    async find(viewer, id) {
      const spin = await findSpin(db, id);
      const isVisible = spin && maySeeAgent(viewer, { id: spin.owner, team: spin.team });
      return isVisible ? toRecord(spin) : undefined;
    },
    async list(viewer, id, { limit, before }) {
      const agent = await findAgent(db, id);
      return agent && maySeeAgent(viewer, agent) ? await recentOf(agent, limit, before) : undefined;
    },
    async fairness(day) {
      await seeds.prepare();
      const seed = (await findSeeds(db, [day])).get(day);
      if (!seed) return undefined;
      const [start, end] = [dayStart(day, timeZone), dayStart(addDays(day, 1), timeZone)];
      return {
        day,
        timeZone,
        commitment: seed.commitment,
        seed: seeds.isRevealed(day) ? seed.seed : null,
        wheels: (await listWheels(db, start, end)).map(toPublished),
      };
    },
    async prepare() {
      await seeds.prepare();
      const today = seeds.today();
      if (pruned === today) return 0;
      await pruneCounters(db, addDays(today, -COUNTER_DAYS));
      pruned = today;
      return 1;
    },
    wheel: () => getCurrentWheel(db),
    publish: (prizes) => addWheel(db, prizes, clock()),
  };
}

function toPublished({ version, prizes, publishedAt }: Wheel): PublishedWheel {
  return {
    version,
    publishedAt: new Date(publishedAt).toISOString(),
    prizes: prizes.map((prize) => ({ ...toField(prize), isLimited: isLimited(prize) })),
  };
}
