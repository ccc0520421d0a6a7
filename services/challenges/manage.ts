import type { Kysely } from "kysely";
import { type ChallengeInput, closesAt, rewardOf, stateAt } from "@/core/challenges/challenges.ts";
import { changeRights } from "@/core/challenges/changes.ts";
import type {
  AudienceMember,
  ChallengeChange,
  ChallengeDefinition,
  FullStanding,
} from "@/core/challenges/definition.ts";
import type { ChallengeTab } from "@/core/challenges/kinds.ts";
import type { ChallengePreview } from "@/core/challenges/preview.ts";
import type { ChallengePage, StoredChallenge } from "@/db/challenges/challenges.ts";
import { listFullStandings } from "@/db/challenges/full_standings.ts";
import {
  countTabs,
  findNamedAgents,
  findNamedTeams,
  findSummaries,
  listManaged,
  type NamedMember,
} from "@/db/challenges/managed.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { changeChallenge } from "./change.ts";
import {
  type Admit,
  cancelOpenChallenge,
  createChallenge,
  type Reconfigure,
} from "./definitions.ts";
import { challengeMissing } from "./problems.ts";
import { previewChallenge } from "./preview.ts";
import { firstForeign, managedTeams, requireOwnAudience } from "./scope.ts";

/** Challenges for those who make them: managers for their teams, admins for everybody. */
export interface ManagedChallenges {
  /** Lists the challenges that concern the viewer's teams, the latest end first. */
  list(
    viewer: Viewer,
    filter: { readonly tab: ChallengeTab | null; readonly search: string },
    page: ChallengePage,
  ): Promise<ChallengeDefinition[]>;
  /** Counts the challenges of each list. */
  tabs(viewer: Viewer): Promise<Readonly<Record<ChallengeTab, number>>>;
  /** Returns a challenge. @returns undefined when none that concerns the viewer has this key */
  find(viewer: Viewer, key: string): Promise<ChallengeDefinition | undefined>;
  /** Creates a challenge, see `Challenges.create`. @throws {ProblemError} also `not_your_team` */
  create(viewer: Viewer, input: ChallengeInput): Promise<ChallengeDefinition>;
  /** Changes a challenge, see `changeChallenge`. */
  change(viewer: Viewer, key: string, change: ChallengeChange): Promise<ChallengeDefinition>;
  /** Ends a challenge without winners. @param reason what participants read */
  cancel(viewer: Viewer, key: string, reason: string | null): Promise<ChallengeDefinition>;
  /** Lists all competitors. @returns undefined when `find` returns undefined */
  standings(
    viewer: Viewer,
    key: string,
    page: { readonly limit: number; readonly after: number; readonly search: string },
  ): Promise<readonly FullStanding[] | undefined>;
  /** Returns how a challenge would have gone, see `previewChallenge`. */
  preview(
    viewer: Viewer,
    input: ChallengeInput,
    pastFrom: number | null,
  ): Promise<ChallengePreview>;
}

/** Opens what managers and admins do with challenges. */
export function openManagedChallenges(
  { db, rewards, clock }: {
    readonly db: Kysely<Schema>;
    readonly rewards: Reconfigure;
    readonly clock: Clock;
  },
): ManagedChallenges {
  const admitFor = (viewer: Viewer): Admit => (trx, audience) =>
    requireOwnAudience(trx, viewer, audience);

  async function describe(
    viewer: Viewer,
    challenges: readonly StoredChallenge[],
  ): Promise<ChallengeDefinition[]> {
    const teamIds: string[] = [];
    const agentIds: string[] = [];
    for (const { audience } of challenges) {
      if (audience === "everyone") continue;
      if ("teams" in audience) teamIds.push(...audience.teams);
      else agentIds.push(...audience.agents);
    }
    const [summaryOf, teams, agents] = await Promise.all([
      findSummaries(db, challenges.map(({ rowId }) => rowId)),
      findNamedTeams(db, teamIds),
      findNamedAgents(db, agentIds),
    ]);
    const own = managedTeams(viewer);
    const now = clock();
    return challenges.map((one) => {
      const isOwn = own === null ||
        firstForeign(one.audience, own, (id) => agents.get(id)?.team ?? null) === undefined;
      const state = stateAt(one, now);
      return {
        ...toDefinition(one),
        state,
        audienceMembers: membersOf(one.audience, teams, agents),
        summary: summaryOf(one.rowId),
        changes: isOwn ? changeRights(state, one) : "nothing",
        mayCancel: isOwn && state !== "canceled" && state !== "closed",
      };
    });
  }

  async function describeOne(viewer: Viewer, one: StoredChallenge): Promise<ChallengeDefinition> {
    return (await describe(viewer, [one]))[0]!;
  }

  async function findVisible(viewer: Viewer, key: string): Promise<StoredChallenge | undefined> {
    const filter = { teams: managedTeams(viewer), tab: null, search: "", key, now: clock() };
    return (await listManaged(db, filter, { limit: 1, after: null }))[0];
  }

  /** To managers, challenges that concern none of their teams do not exist. */
  async function requireVisible(viewer: Viewer, key: string): Promise<void> {
    if (!await findVisible(viewer, key)) throw challengeMissing();
  }

  return {
    async list(viewer, filter, page) {
      const teams = managedTeams(viewer);
      return await describe(
        viewer,
        await listManaged(db, { ...filter, teams, now: clock() }, page),
      );
    },
    tabs: (viewer) => countTabs(db, { teams: managedTeams(viewer), now: clock() }),
    async find(viewer, key) {
      const found = await findVisible(viewer, key);
      return found && await describeOne(viewer, found);
    },
    create: async (viewer, input) =>
      await describeOne(
        viewer,
        await createChallenge(rewards, input, clock(), admitFor(viewer)),
      ),
    async change(viewer, key, change) {
      await requireVisible(viewer, key);
      const admit = admitFor(viewer);
      return await describeOne(
        viewer,
        await changeChallenge(rewards, key, change, clock(), admit),
      );
    },
    async cancel(viewer, key, reason) {
      await requireVisible(viewer, key);
      const admit = admitFor(viewer);
      return await describeOne(
        viewer,
        await cancelOpenChallenge(rewards, key, clock(), reason, admit),
      );
    },
    async standings(viewer, key, page) {
      const found = await findVisible(viewer, key);
      return found && await listFullStandings(db, found, { ...page, teams: managedTeams(viewer) });
    },
    preview: (viewer, input, pastFrom) => previewChallenge(db, viewer, input, pastFrom, clock()),
  };
}

function membersOf(
  audience: StoredChallenge["audience"],
  teams: ReadonlyMap<string, NamedMember>,
  agents: ReadonlyMap<string, NamedMember>,
): AudienceMember[] {
  if (audience === "everyone") return [];
  const [ids, known] = "teams" in audience
    ? [audience.teams, teams] as const
    : [audience.agents, agents] as const;
  return ids.map((id) => {
    const found = known.get(id);
    return { id, name: found?.name ?? id, isGone: !found?.isActive };
  });
}

function toDefinition(stored: StoredChallenge) {
  const { settledAt, canceledAt } = stored;
  return {
    id: stored.key,
    key: stored.key,
    title: stored.title,
    description: stored.description,
    kind: stored.kind,
    metric: stored.metric,
    target: stored.target,
    rewardPoints: stored.rewardPoints,
    difficultyMultiplier: stored.difficultyMultiplier,
    startsAt: toIso(stored.startsAt),
    endsAt: toIso(stored.endsAt),
    maxWinners: stored.maxWinners,
    audience: stored.audience,
    joining: stored.joining,
    revision: stored.revision,
    closesAt: toIso(closesAt(stored)),
    reward: rewardOf(stored),
    settledAt: settledAt === null ? null : toIso(settledAt),
    canceledAt: canceledAt === null ? null : toIso(canceledAt),
    cancelReason: stored.cancelReason,
  };
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
