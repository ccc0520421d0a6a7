import type { Kysely, Transaction } from "kysely";
import { findAgent } from "@/db/agents/agents.ts";
import {
  type BoostState,
  deleteBoost,
  findBoost,
  insertBoost,
  listBoosts,
  setBoostEnd,
  type StoredBoost,
  updateBoost,
} from "@/db/rules/boosts.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
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
import type { BoostEffect } from "@/core/rules/views.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import type { Language } from "@/core/language.ts";
import { estimate } from "./boost_estimate.ts";
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
  /** What people read; null: only the name. */
  readonly title?: string | null | undefined;
}

/** Which boosts are listed. */
export interface BoostFilter {
  /** A part of the title, the name, the team or the agent. */
  readonly q?: string;
  readonly state?: BoostState | null;
  /** Whether those that were won in spins are left out. */
  readonly isOwn?: boolean;
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
  list(
    page: { readonly limit: number; readonly before: number | null } & BoostFilter,
  ): Promise<StoredBoost[]>;
  /** Returns the boost with this id, or undefined. */
  find(id: number): Promise<StoredBoost | undefined>;
  /**
   * Returns what a boost would have paid with the work of the past, and what to think about. It
   * throws as {@link create}.
   * @param id the boost that is changed; null: a new one
   */
  preview(boost: BoostDraft, id: number | null, language?: Language): Promise<BoostEffect>;
  /**
   * Replaces a boost that has not begun.
   * @returns undefined when there is none
   * @throws {ProblemError} `boost_begun`, `edit_conflict`, and as {@link create}
   */
  change(
    id: number,
    boost: BoostDraft,
    expected: number | undefined,
  ): Promise<StoredBoost | undefined>;
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
  { db, rewards, clock, onChanged }: {
    db: Kysely<Schema>;
    rewards: Pick<Rewards, "reconfigure">;
    clock: Clock;
    /** Called after a commit that wrote an outbox row. */
    onChanged: () => void;
  },
): Boosts {
  /** Checks a draft and finds whom it is for. */
  async function prepare(db: Kysely<Schema>, boost: BoostDraft, now: number) {
    const { startsAt = now, endsAt, name, factor, types, title = null } = boost;
    if (startsAt < now) throw boostInThePast(startsAt, now);
    checkBoost(boost, startsAt);
    await refuseUnknownTypes(db, types ?? [], "types", isWork);
    const team = boost.team === null ? null : await findTeam(db, boost.team);
    if (team === undefined) throw unknownTeam(boost.team!);
    const agent = boost.agent === null ? null : await findAgent(db, boost.agent);
    if (agent === undefined) throw unknownAgent(boost.agent!);
    const scope = { team: team?.rowId ?? null, agent: agent?.rowId ?? null };
    return { name, factor, startsAt, endsAt, types, title, ...scope };
  }

  return {
    list: (page) => listBoosts(db, { ...page, now: clock() }),
    find: async (id) => (await findBoost(db, id))?.boost,
    async preview(draft, id, language) {
      const now = clock();
      return await estimate(db, await prepare(db, draft, now), { now, id, language });
    },
    create: (draft) =>
      rewards.reconfigure(async (trx) => {
        const now = clock();
        const boost = await prepare(trx, draft, now);
        const id = await insertBoost(trx, { ...boost, createdAt: now });
        await queue(trx, spanOf(boost));
        return (await findBoost(trx, id))!.boost;
      }),
    change: (id, draft, expected) =>
      rewards.reconfigure(async (trx) => {
        const found = await findBoost(trx, id, "lock");
        if (!found) return undefined;
        const now = clock();
        refuseOutdated("boost", expected, found.boost.revision);
        if (found.boost.startsAt <= now) throw boostBegun(found.boost);
        const boost = await prepare(trx, draft, now);
        await updateBoost(trx, id, boost);
        const { teamRowId: team, agentRowId: agent } = found;
        await queue(trx, spanOf({ ...found.boost, team, agent }));
        await queue(trx, spanOf(boost));
        return (await findBoost(trx, id))!.boost;
      }),
    async end(id) {
      const ended = await rewards.reconfigure(async (trx) => {
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
        const data = { boost: id, endsAt: new Date(now).toISOString() };
        await insertOutbox(trx, [{ type: "boost_end", agent: null, team: null, data }]);
        return { boost: { ...boost, endsAt: isRemoved ? boost.endsAt : now }, isRemoved };
      });
      if (ended) onChanged();
      return ended;
    },
  };
}

function isWork(type: string, types: KnownTypes): boolean {
  return types.isWork(type);
}

/** Events may be slightly ahead of the clock, so some events of the span may already be stored. */
async function queue(trx: Transaction<Schema>, span: EventSpan): Promise<void> {
  await queueEventRescores(trx, span, "boost");
}

function spanOf({ startsAt, endsAt, team, agent }: {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly team: number | null;
  readonly agent: number | null;
}): EventSpan {
  return { from: startsAt, to: endsAt, team, agent };
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

function boostBegun({ name, startsAt }: StoredBoost): ProblemError {
  return new ProblemError({
    status: 409,
    code: "boost_begun",
    title: "The boost has begun",
    detail:
      `"${name}" began at ${new Date(startsAt).toISOString()}, and people have worked under ` +
      "it. End it, then create another one.",
  });
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
