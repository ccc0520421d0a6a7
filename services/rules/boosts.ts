import type { Kysely, Transaction } from "kysely";
import { findAgent } from "@/db/agents/agents.ts";
import {
  deleteBoost,
  findBoost,
  insertBoost,
  listBoosts,
  setBoostEnd,
  type StoredBoost,
} from "@/db/rules/boosts.ts";
import { type EventSpan, queueEventRescores } from "@/db/scoring/event_rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findTeam } from "@/db/agents/teams.ts";
import type { KnownTypes } from "@/core/events/known_types.ts";
import { RESERVED_NAMES } from "@/core/rules/rules_check.ts";
import { invalidField, unknownAgent, unknownTeam } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { refuseUnknownTypes } from "@/services/event_types/check.ts";
import { boostInThePast } from "./problems.ts";

export type { StoredBoost } from "@/db/rules/boosts.ts";

/** The maximum duration of a boost. */
const MAX_BOOST_DAYS = 31;
const DAY_MILLISECONDS = 86_400_000;

/** A boost to create; times in milliseconds since the epoch. */
export interface BoostDraft {
  /** Lower snake case; the explanation of a payment shows it. */
  readonly name: string;
  /** 0.1 to 10. */
  readonly factor: number;
  /** Undefined means now. */
  readonly startsAt?: number | undefined;
  readonly endsAt: number;
  /** The actions that are boosted; null: all. */
  readonly types: readonly string[] | null;
  /** Id of the team or agent that gets the boost; with neither, everybody does. */
  readonly team: string | null;
  readonly agent: string | null;
}

/** The result of ending a boost early. */
export interface EndedBoost {
  readonly boost: StoredBoost;
  /** Whether it had not begun, and was removed. */
  readonly isRemoved: boolean;
}

/** Manages boosts: factors on what actions pay during a time span. */
export interface Boosts {
  /** Lists boosts, newest first, including those won in spins. */
  list(page: { readonly limit: number; readonly before: number | null }): Promise<StoredBoost[]>;
  /**
   * Creates a boost.
   * @throws {ProblemError} `boost_in_the_past`, `validation_failed`, `unknown_team`,
   * `unknown_agent`
   */
  create(boost: BoostDraft): Promise<StoredBoost>;
  /**
   * Ends a boost now; what it has paid so far stays. A boost that has not begun is removed.
   * @returns undefined when there is none
   * @throws {ProblemError} `boost_over`
   */
  end(id: number): Promise<EndedBoost | undefined>;
}

/** Opens the use cases of boosts. */
export function openBoosts(
  { db, rewards, clock }: {
    db: Kysely<Schema>;
    rewards: Pick<Rewards, "reconfigure">;
    clock: Clock;
  },
): Boosts {
  return {
    list: (page) => listBoosts(db, page),
    create: (boost) =>
      rewards.reconfigure(async (trx) => {
        const now = clock();
        const { startsAt = now, endsAt, name, factor, types } = boost;
        if (startsAt < now) throw boostInThePast(startsAt, now);
        checkBoost(boost, startsAt);
        await refuseUnknownTypes(trx, types ?? [], "types", isWork);
        const team = boost.team === null ? null : await findTeam(trx, boost.team);
        if (team === undefined) throw unknownTeam(boost.team!);
        const agent = boost.agent === null ? null : await findAgent(trx, boost.agent);
        if (agent === undefined) throw unknownAgent(boost.agent!);
        const scope = { team: team?.rowId ?? null, agent: agent?.rowId ?? null };
        const id = await insertBoost(trx, {
          name,
          factor,
          startsAt,
          endsAt,
          types,
          createdAt: now,
          ...scope,
        });
        await queue(trx, { from: startsAt, to: endsAt, ...scope });
        return (await findBoost(trx, id))!.boost;
      }),
    end: (id) =>
      rewards.reconfigure(async (trx) => {
        const found = await findBoost(trx, id);
        if (!found) return undefined;
        const now = clock();
        const { boost, teamRowId: team, agentRowId: agent } = found;
        if (boost.endsAt <= now) throw boostOver(boost);
        const isRemoved = boost.startsAt >= now;
        if (isRemoved) await deleteBoost(trx, id);
        else await setBoostEnd(trx, id, now);
        const from = Math.max(now, boost.startsAt);
        await queue(trx, { from, to: boost.endsAt, team, agent });
        return { boost: { ...boost, endsAt: isRemoved ? boost.endsAt : now }, isRemoved };
      }),
  };
}

function isWork(type: string, types: KnownTypes): boolean {
  return types.isWork(type);
}

/** Events may be slightly ahead of the clock, so some events of the span may already be stored. */
async function queue(trx: Transaction<Schema>, span: EventSpan): Promise<void> {
  await queueEventRescores(trx, span, "boost");
}

function checkBoost({ name, factor, endsAt, types, team, agent }: BoostDraft, startsAt: number) {
  if (RESERVED_NAMES.includes(name)) {
    throw invalidField("name", `is a name of Laurel's own arithmetic; choose another one`);
  }
  if (!(factor >= 0.1 && factor <= 10)) throw invalidField("factor", "is not between 0.1 and 10");
  if (factor === 1) throw invalidField("factor", "is 1, which would change nothing");
  if (endsAt <= startsAt) throw invalidField("endsAt", "is not after the start");
  if (endsAt - startsAt > MAX_BOOST_DAYS * DAY_MILLISECONDS) {
    throw invalidField("endsAt", `is more than ${MAX_BOOST_DAYS} days after the start`);
  }
  if (types !== null && new Set(types).size < types.length) {
    throw invalidField("types", "names an action more than once");
  }
  if (team !== null && agent !== null) {
    throw invalidField("agent", "names someone besides the team; name one of them, or none");
  }
}

function boostOver({ name, endsAt }: StoredBoost): ProblemError {
  return new ProblemError({
    status: 409,
    code: "boost_over",
    title: "The boost is over",
    detail: `"${name}" ended at ${new Date(endsAt).toISOString()}. What it did then stays; take ` +
      `single events back, or recalculate the period.`,
  });
}
