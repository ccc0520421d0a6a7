import type { Language } from "@/core/language.ts";
import type { Kysely, Transaction } from "kysely";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { balanceOf, holdoutWarnings } from "@/core/performance/balance.ts";
import { drawShare } from "@/core/performance/draw.ts";
import type { Holdout, HoldoutDetail, HoldoutPreview } from "@/core/performance/holdout_views.ts";
import type { PeopleSums } from "@/core/performance/pairs.ts";
import { findSubjects, getAgent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import { findSwitched, setHeldOut } from "@/db/performance/held_out_today.ts";
import {
  changeHoldout,
  deleteHoldout,
  findHoldoutIn,
  type HoldoutMember,
  insertHoldout,
  listEligible,
  listHoldoutMembers,
  listHoldouts,
  lockHoldout,
  queueHoldoutRescores,
  type StoredHoldout,
} from "@/db/performance/holdouts.ts";
import { sumPeople } from "@/db/performance/sums.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { boardMessage } from "@/services/leaderboards/board_message.ts";
import { invalidField, unknownAgent, unknownTeam } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/** Who is in a group: a share that is drawn, or people who are chosen. */
export type HoldoutPeople =
  | {
    readonly kind: "drawn";
    /** Id; null: of everybody. */
    readonly team: string | null;
    readonly share: number;
    /** What a preview was drawn with; undefined: draw now. */
    readonly seed?: string | undefined;
  }
  | { readonly kind: "chosen"; readonly agents: readonly string[] };

/** A group to create. */
export interface HoldoutDraft {
  readonly name: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly people: HoldoutPeople;
}

/** Changes of a group; what is left out stays. */
export interface HoldoutChange {
  readonly name?: string | undefined;
  readonly lastDay?: Day | null | undefined;
  readonly expectedRevision?: number | undefined;
}

/** Manages groups of people without Laurel. */
export interface Holdouts {
  list(): Promise<Holdout[]>;
  get(id: number): Promise<HoldoutDetail | undefined>;
  /**
   * Returns who would be in a group, and how alike both groups are.
   * @throws {ProblemError} `unknown_team`, `unknown_agent`, `validation_failed`
   */
  preview(people: HoldoutPeople, language?: Language): Promise<HoldoutPreview>;
  /** Creates a group. It begins tomorrow at the earliest. @throws {ProblemError} as `preview` */
  create(draft: HoldoutDraft): Promise<HoldoutDetail>;
  /**
   * Renames a group, or ends it earlier or later. Days that are over stay as they are.
   * @throws {ProblemError} `edit_conflict`, `validation_failed`
   */
  change(id: number, change: HoldoutChange): Promise<HoldoutDetail | undefined>;
  /** Removes a group that has not begun. @throws {ProblemError} `holdout_begun` */
  remove(id: number): Promise<boolean>;
  /** Takes people off the boards when their holdout begins, and puts them back afterwards. */
  readonly step: JobStep;
}

const PREVIEW_DAYS = 28;
/** Scoring is paused while so many people change; then it goes on before the next ones. */
const SWITCHED_AT_ONCE = 50;

/** Opens the use cases of holdouts. */
export function openHoldouts({ db, rewards, clock, timeZone, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written. */
  readonly onChanged: () => void;
}): Holdouts {
  const today = () => localDay(clock(), timeZone);

  async function detail(db: Kysely<Schema>, stored: StoredHoldout): Promise<HoldoutDetail> {
    const members = await listHoldoutMembers(db, stored.id);
    return {
      ...toHoldout(stored, today()),
      members: members.map(({ id, name }) => ({ id, name })),
    };
  }

  return {
    list: async () => (await listHoldouts(db)).map((one) => toHoldout(one, today())),
    async get(id) {
      const found = (await listHoldouts(db)).find((one) => one.id === id);
      return found && await detail(db, found);
    },
    async preview(people, language = "en") {
      const { members, others, seed } = await choose(db, people);
      const range = { from: addDays(today(), -PREVIEW_DAYS), to: addDays(today(), -1) };
      const sums = await sumPeople(db, range, { team: null, except: null });
      const balance = balanceOf(sumsOf(sums, members), sumsOf(sums, others), language);
      return {
        seed,
        members: members.map(({ id, name }) => ({ id, name })),
        others: others.length,
        ...range,
        balance,
        warnings: holdoutWarnings(members.length, others.length, balance, language),
      };
    },
    create: ({ name, firstDay, lastDay, people }) =>
      rewards.reconfigure(async (trx) => {
        // Points of a day that has begun would be taken away again.
        if (firstDay <= today()) throw invalidField("firstDay", "must be tomorrow or later");
        if (lastDay !== null && lastDay < firstDay) {
          throw invalidField("lastDay", "is before the first day");
        }
        await refuseOverlap(trx, { firstDay, lastDay }, null);
        const { members, seed, teamRowId } = await choose(trx, people);
        const id = await insertHoldout(trx, {
          name,
          teamRowId,
          share: people.kind === "drawn" ? people.share : null,
          seed,
          firstDay,
          lastDay,
          members: members.map(({ rowId }) => rowId),
        });
        await queueHoldoutRescores(trx, id, firstDay);
        return await detail(trx, (await lockHoldout(trx, id))!);
      }),
    change: (id, { name, lastDay, expectedRevision }) =>
      rewards.reconfigure(async (trx) => {
        const stored = await lockHoldout(trx, id);
        if (!stored) return undefined;
        refuseOutdated("holdout", expectedRevision, stored.revision);
        const last = lastDay === undefined ? stored.lastDay : lastDay;
        if (last !== stored.lastDay) checkNewEnd(stored, last, today());
        const { firstDay } = stored;
        await refuseOverlap(trx, { firstDay, lastDay: last }, id);
        await changeHoldout(trx, id, { name: name ?? stored.name, lastDay: last });
        await queueHoldoutRescores(trx, id, firstDay > today() ? firstDay : today());
        return await detail(trx, (await lockHoldout(trx, id))!);
      }),
    remove: (id) =>
      rewards.reconfigure(async (trx) => {
        const stored = await lockHoldout(trx, id);
        if (!stored) return false;
        if (stored.firstDay <= today()) throw BEGUN;
        await queueHoldoutRescores(trx, id, stored.firstDay);
        await deleteHoldout(trx, id);
        return true;
      }),
    step: {
      name: "switch holdouts",
      async run() {
        if ((await findSwitched(db, today(), 1)).length === 0) return 0;
        const switched = await rewards.reconfigure(async (trx) => {
          const rowIds = await findSwitched(trx, today(), SWITCHED_AT_ONCE);
          await setHeldOut(trx, rowIds, today());
          for (const rowId of rowIds) {
            const agent = await getAgent(trx, rowId);
            if (agent) await insertOutbox(trx, [await boardMessage(trx, agent, today())]);
          }
          return rowIds.length;
        });
        onChanged();
        return switched;
      },
    },
  };
}

const BEGUN = new ProblemError({
  status: 409,
  code: "holdout_begun",
  title: "The holdout has begun",
  detail: "A holdout that has begun stays, because its days are explained by it. End it instead.",
});

/** Finds the people of a group, and those who keep Laurel. */
async function choose(db: Kysely<Schema>, people: HoldoutPeople) {
  const all = await listEligible(db, null);
  if (people.kind === "chosen") {
    const rowIds = await findSubjects(db, people.agents);
    const unknown = people.agents.find((id) => !rowIds.has(id));
    if (unknown !== undefined) throw unknownAgent(unknown, "people.agents");
    const chosen = new Set(rowIds.values());
    const members = all.filter(({ rowId }) => chosen.has(rowId));
    if (members.length === 0) throw invalidField("people.agents", "names nobody who works here");
    refuseTooMany(members, all, "people.agents");
    return { members, others: without(all, members), seed: null, teamRowId: null };
  }
  const team = people.team === null ? null : await findTeam(db, people.team);
  if (team === undefined) throw unknownTeam(people.team!, "people.team");
  const pool = team === null ? all : await listEligible(db, team.rowId);
  const seed = people.seed ?? crypto.getRandomValues(new Uint8Array(16)).toHex();
  const drawn = new Set(drawShare(pool.map(({ id }) => id), people.share, seed));
  const members = pool.filter(({ id }) => drawn.has(id));
  if (members.length === 0) {
    throw invalidField("people.share", `of ${pool.length} people is nobody; choose a larger share`);
  }
  return { members, others: without(pool, members), seed, teamRowId: team?.rowId ?? null };
}

/** Rewards are for people; who compares them needs few without. */
function refuseTooMany(
  members: readonly HoldoutMember[],
  all: readonly HoldoutMember[],
  path: string,
): void {
  if (members.length * 2 <= all.length) return;
  throw invalidField(path, "is more than half of everybody; choose fewer people");
}

function without(all: readonly HoldoutMember[], members: readonly HoldoutMember[]) {
  const taken = new Set(members.map(({ rowId }) => rowId));
  return all.filter(({ rowId }) => !taken.has(rowId));
}

async function refuseOverlap(
  trx: Transaction<Schema>,
  { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day | null },
  own: number | null,
): Promise<void> {
  const other = await findHoldoutIn(trx, { from: firstDay, to: lastDay ?? "9999-12-31" }, own);
  if (!other) return;
  const end = other.lastDay === null ? "has no end yet" : `ends on ${other.lastDay}`;
  throw invalidField(
    own === null ? "firstDay" : "lastDay",
    `is within the holdout "${other.name}", which ${end}; only one runs at a time`,
  );
}

function checkNewEnd({ firstDay, lastDay }: StoredHoldout, next: Day | null, today: Day): void {
  if (lastDay !== null && lastDay < today) {
    throw invalidField("lastDay", "cannot change any more: the holdout is over");
  }
  if (next !== null && next < firstDay) throw invalidField("lastDay", "is before the first day");
  if (next !== null && next < today) {
    throw invalidField("lastDay", "is in the past; people get no points for days that are over");
  }
}

function sumsOf(sums: PeopleSums, people: readonly HoldoutMember[]): PeopleSums {
  return new Map(people.flatMap(({ rowId }) => {
    const own = sums.get(rowId);
    return own ? [[rowId, own] as const] : [];
  }));
}

function toHoldout({ firstDay, lastDay, ...rest }: StoredHoldout, today: Day): Holdout {
  const state = firstDay > today
    ? "planned"
    : lastDay !== null && lastDay < today
    ? "over"
    : "running";
  return { ...rest, firstDay, lastDay, state };
}
