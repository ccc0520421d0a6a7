import type { Transaction } from "kysely";
import { type Day, localDay } from "@/core/calendars/calendar.ts";
import { SPIN_SOURCE } from "@/core/events/events.ts";
import { drawPrize } from "@/core/spins/draw.ts";
import { limitsOf, remainingPrizes } from "@/core/spins/limits.ts";
import type { Prize } from "@/core/spins/prize.ts";
import { signedMessageOf, toSpinId } from "@/core/spins/spin_id.ts";
import type { PrizeField, SpinRecord } from "@/core/spins/views.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { counterKey, lockCounters, raiseCounters } from "@/db/spins/prize_counters.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertSpinBoost } from "@/db/spins/boosts.ts";
import { countRights, takeOldestRight } from "@/db/spins/rights.ts";
import { getLastNumber, insertSpin } from "@/db/spins/spins.ts";
import { getCurrentWheel, holdWheel, type Wheel } from "@/db/spins/wheels.ts";
import type { Clock } from "@/core/clock.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { Work } from "@/services/rewards/mod.ts";
import type { Seeds } from "./seeds.ts";

/** The settings of a draw. */
export interface DrawSettings {
  readonly seeds: Seeds;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
}

const NO_SPIN_LEFT: Problem = {
  status: 409,
  code: "no_spin_left",
  title: "There is no spin left",
  detail: "Every right to spin was used. Streaks, levels and achievements earn new ones.",
};

/**
 * Spins for an agent whose rewards are locked by the transaction: uses up a right, draws, stores
 * the spin and gives the prize, all or nothing.
 * @throws {ProblemError} `no_spin_left`
 */
export async function drawSpin(
  trx: Transaction<Schema>,
  agent: Agent,
  settings: DrawSettings,
): Promise<Work<SpinRecord>> {
  await holdWheel(trx);
  const wheel = await getCurrentWheel(trx);
  // The clocks of instances differ, but a spin's time must not be before the publication of its
  // wheel.
  const time = Math.max(settings.clock(), wheel.publishedAt);
  const day = localDay(time, settings.timeZone);
  const number = await getLastNumber(trx, agent.rowId, day) + 1;
  const id = toSpinId({ day, agent: agent.id, number });
  if (await takeOldestRight(trx, agent.rowId, id) === null) throw new ProblemError(NO_SPIN_LEFT);

  const { seed, commitment } = await settings.seeds.get(trx, day);
  const prizes = await takeCandidates(trx, wheel, day, agent.id);
  const message = signedMessageOf(agent.id, id);
  const { prize: won, digest } = drawPrize(seed, message, prizes);
  await raiseCounters(trx, limitsOf(won, day, agent.id));
  const prize = toField(won);
  const candidates = prizes.map(toField);
  await insertSpin(trx, {
    id,
    agentRowId: agent.rowId,
    day,
    number,
    time,
    wheelVersion: wheel.version,
    candidates,
    prize,
    digest,
  });

  const record: SpinRecord = {
    id,
    agent: agent.id,
    day,
    prize,
    candidates,
    commitment,
    seed: null,
    message,
    digest,
    time: new Date(time).toISOString(),
    wheelVersion: wheel.version,
  };
  const rights = await countRights(trx, agent.rowId);
  return {
    result: record,
    events: [{
      source: SPIN_SOURCE,
      id,
      type: "spin_won",
      agentRowId: agent.rowId,
      time,
      data: { prize: { key: won.key, title: won.title, kind: won.kind, value: won.value } },
    }],
    rescore: await giveBoost(trx, agent, won, id, time, settings.timeZone),
    messages: [{
      type: "spin",
      agent: agent.id,
      team: agent.team,
      data: { agent: { id: agent.id, name: agent.name }, spin: record, rights },
    }],
  };
}

/** Returns the prizes that are left, with their counters locked until the transaction ends. */
async function takeCandidates(
  trx: Transaction<Schema>,
  wheel: Wheel,
  day: Day,
  agent: string,
): Promise<readonly Prize[]> {
  const limits = wheel.prizes.flatMap((prize) => limitsOf(prize, day, agent));
  const used = await lockCounters(trx, limits);
  return remainingPrizes(wheel.prizes, day, agent, (one) => used.get(counterKey(one)) ?? 0);
}

/** Stores a boost that was won. Events that are dated after the spin are scored again with it. */
async function giveBoost(
  trx: Transaction<Schema>,
  agent: Agent,
  { factor, minutes }: Prize,
  spinId: string,
  startsAt: number,
  timeZone: string,
): Promise<NonNullable<Work<SpinRecord>["rescore"]>> {
  if (factor === null || minutes === null) return [];
  const endsAt = startsAt + minutes * 60_000;
  await insertSpinBoost(trx, { agentRowId: agent.rowId, spinId, factor, startsAt, endsAt });
  const zone = agent.timeZone ?? timeZone;
  const [from, to] = [localDay(startsAt, zone), localDay(endsAt, zone)];
  return [{ agentRowId: agent.rowId, from, to }];
}

/** Returns a prize as draws show it, without its limits. */
export function toField(prize: Prize): PrizeField {
  const { key, title, kind, weight, value, factor, minutes } = prize;
  return { key, title, kind, weight, value, factor, minutes };
}
