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
  listWheelVersions,
  type Wheel,
} from "@/db/spins/wheels.ts";
import { countSpins } from "@/db/spins/statistics.ts";
import type { SpinStatistics } from "@/core/spins/wheel.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import type { Clock } from "@/core/clock.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { drawSpin, toField } from "./draw_spin.ts";
import { openSeeds } from "./seeds.ts";

export type { Wheel } from "@/db/spins/wheels.ts";

/** The wheel of fortune, with verifiable draws. */
export interface Spins {
  /** Returns what the dialog of the wheel shows an agent; undefined when there is no such agent. */
  state(agent: string): Promise<WheelState | undefined>;
  /**
   * Spins for an agent; undefined when there is no such agent.
   * @throws {ProblemError} `no_spin_left`
   */
  spin(agent: string): Promise<SpinRecord | undefined>;
  /** Returns the spin, or undefined when the viewer may see none with this id. */
  find(viewer: Viewer, id: string): Promise<SpinRecord | undefined>;
  /**
   * Lists an agent's spins, newest first; undefined when no agent that the viewer may see has this
   * id.
   */
  list(
    viewer: Viewer,
    agent: string,
    page: { readonly limit: number; readonly before: SpinPlace | null },
  ): Promise<readonly SpinRecord[] | undefined>;
  /** Returns the public data about a day's draws; undefined for days without any. */
  fairness(day: Day): Promise<FairnessDay | undefined>;
  /**
   * Creates the seed of tomorrow, so that its commitment is public before the day starts, and
   * deletes the counters of past days. Called by the background work; many instances may run it.
   * @returns 0 when it was already done on this day
   */
  prepare(): Promise<number>;
  /** Returns the wheel in force. */
  wheel(): Promise<Wheel>;
  /** Lists the wheels, the newest first. */
  versions(page: { readonly limit: number; readonly before: number | null }): Promise<Wheel[]>;
  /** Counts the spins of the last seven days. */
  statistics(): Promise<SpinStatistics>;
  /**
   * Publishes the next wheel, which applies to spins from now on.
   * @throws {ProblemError} `edit_conflict` when another version is in force than expected
   */
  publish(prizes: readonly Prize[], expected?: number): Promise<Wheel>;
}

export interface SpinsOptions {
  readonly database: Database;
  readonly rewards: Pick<Rewards, "transact">;
  readonly clock: Clock;
  /** The organization's time zone: each seed is for one of its days. */
  readonly timeZone: string;
}

/** How many recent spins the dialog shows. */
const RECENT = 10;
const WEEK_MILLISECONDS = 7 * 86_400_000;
/** How many days counters are kept, for instances whose clocks are late. */
const COUNTER_DAYS = 2;

/** Opens the wheel on a migrated database. When there are no prizes, it stores the default ones. */
export async function openSpins(options: SpinsOptions): Promise<Spins> {
  const { database: { db }, rewards, clock, timeZone } = options;
  const seeds = openSeeds({ db, clock, timeZone });
  await ensureFirstWheel(db, DEFAULT_WHEEL, clock());
  await seeds.prepare();
  let pruned: Day | null = null;

  /** Removes the seed from a spin whose day is not over. */
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
    versions: (page) => listWheelVersions(db, page),
    async statistics() {
      const to = clock();
      const from = to - WEEK_MILLISECONDS;
      const counted = await countSpins(db, from, to);
      return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...counted };
    },
    publish: (prizes, expected) =>
      addWheel(db, prizes, clock(), (version) => refuseOutdated("wheel", expected, version)),
  };
}

function toPublished({ version, prizes, publishedAt }: Wheel): PublishedWheel {
  return {
    version,
    publishedAt: new Date(publishedAt).toISOString(),
    prizes: prizes.map((prize) => ({ ...toField(prize), isLimited: isLimited(prize) })),
  };
}
