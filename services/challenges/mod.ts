import type { Kysely } from "kysely";
import { type ChallengeInput, isInAudience, stateAt } from "@/core/challenges/challenges.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { findPairs } from "@/db/challenges/progress.ts";
import {
  type ChallengePage,
  findChallenge,
  listChallenges,
  type StoredChallenge,
} from "@/db/challenges/challenges.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Agents } from "@/services/agents/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { addParticipants } from "@/services/challenge_progress/advance.ts";
import { openRetryList } from "@/services/jobs/retry_list.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { cancelOpenChallenge, createChallenge } from "./definitions.ts";
import { type ManagedChallenges, openManagedChallenges } from "./manage.ts";
import { challengeMissing, challengeOver, notAnAgent } from "./problems.ts";
import { type Race, readRaces } from "./races.ts";
import { settleDue } from "./settlement.ts";
import { viewChallenges } from "./views.ts";

/** Reads and manages challenges, and lets agents join them. */
export interface Challenges {
  /**
   * Lists the challenges that an agent can join or takes part in. Managers, admins and keys see
   * all.
   */
  list(viewer: Viewer, page: ChallengePage): Promise<ChallengeView[]>;
  /** Returns a challenge. @returns undefined when the viewer may see none with this key */
  find(viewer: Viewer, key: string): Promise<ChallengeView | undefined>;
  /**
   * Returns the challenges of an agent, as the agent sees them.
   * @returns undefined when no agent that the viewer may see has this id
   */
  ofAgent(viewer: Viewer, id: string, page: ChallengePage): Promise<ChallengeView[] | undefined>;
  /**
   * Lets the viewer's agent join a challenge until it ends. Work since the start of the challenge
   * counts. Joining again, or joining where everybody takes part, changes nothing.
   * @throws {ProblemError} `not_an_agent`, `not_found`, `challenge_over`
   */
  join(viewer: Viewer, key: string): Promise<ChallengeView>;
  /**
   * Returns the challenges that run, those that end first, as a screen shows them: without people
   * who are hidden, held out or deactivated.
   * @param team only those that a team or its members may take part in; null: all
   */
  races(team: string | null): Promise<readonly Race[]>;
  /** What managers and admins do with challenges. */
  readonly manage: ManagedChallenges;
  /** Lists all challenges with their definitions, independent of any agent. */
  definitions(page: ChallengePage): Promise<StoredChallenge[]>;
  /**
   * Creates a challenge.
   * @param input the request after `challengeSchema` has parsed it
   * @throws {ProblemError} `challenge_ends_before_start`, `challenge_starts_in_past`,
   * `challenge_exists`, `unknown_team`, `unknown_agent`, `validation_failed`
   */
  create(input: ChallengeInput): Promise<StoredChallenge>;
  /**
   * Ends a challenge that is not closed yet, without winners. Canceling again changes nothing.
   * @throws {ProblemError} `not_found`, `challenge_over`
   */
  cancel(key: string): Promise<StoredChallenge>;
  /**
   * Does one bounded part of the settlements that are due. Many instances may run it at the same
   * time. Called by the jobs.
   * @returns how much was done; 0 when nothing is due
   */
  settleDue(): Promise<number>;
  /** Returns how many challenges could not be settled and wait for their next try. */
  failing(): number;
}

/** Opens the use cases of challenges. */
export function openChallenges(
  { db, agents, rewards, clock }: {
    readonly db: Kysely<Schema>;
    readonly agents: Pick<Agents, "find">;
    readonly rewards: Pick<Rewards, "transact" | "reconfigure">;
    readonly clock: Clock;
  },
): Challenges {
  const retries = openRetryList<number>(clock);

  /** Returns the viewer's agent, or null. */
  async function ownAgent(viewer: Viewer) {
    const id = viewer.kind === "person" ? viewer.agent : null;
    return id === null ? null : await findAgent(db, id) ?? null;
  }

  async function view(challenge: StoredChallenge, viewer: Viewer) {
    const [seen] = await viewChallenges(db, [challenge], await ownAgent(viewer), clock());
    return seen!;
  }

  async function join(viewer: Viewer, key: string): Promise<void> {
    const agent = await ownAgent(viewer);
    if (!agent) throw notAnAgent();
    await rewards.transact([agent.rowId], async (trx) => {
      const challenge = await findChallenge(trx, key);
      if (!challenge) throw challengeMissing();
      const pair = { agentRowId: agent.rowId, challengeRowId: challenge.rowId };
      if ((await findPairs(trx, [pair])).length > 0) return { result: undefined };
      if (!isInAudience(challenge, agent)) throw challengeMissing();
      const now = clock();
      const state = stateAt(challenge, now);
      if (state !== "upcoming" && state !== "running") throw challengeOver(challenge, state);
      if (challenge.joining === "voluntary") {
        await addParticipants(trx, challenge, [agent], { joinedAt: now, now });
      }
      return { result: undefined };
    });
  }

  return {
    async list(viewer, page) {
      const agent = await ownAgent(viewer);
      const isAgent = viewer.kind === "person" && viewer.role === "agent";
      if (isAgent && !agent) return [];
      const found = await listChallenges(db, { ...page, agent: isAgent ? agent : null });
      return await viewChallenges(db, found, agent, clock());
    },
    async find(viewer, key) {
      const challenge = await findChallenge(db, key);
      if (!challenge) return undefined;
      const seen = await view(challenge, viewer);
      const isAgent = viewer.kind === "person" && viewer.role === "agent";
      return isAgent && !await mayKnow(challenge, viewer) ? undefined : seen;
    },
    async ofAgent(viewer, id, page) {
      const [visible, agent] = await Promise.all([agents.find(viewer, id), findAgent(db, id)]);
      if (!visible || !agent) return undefined;
      const found = await listChallenges(db, { ...page, agent });
      return await viewChallenges(db, found, agent, clock());
    },
    async join(viewer, key) {
      await join(viewer, key);
      return await view((await findChallenge(db, key))!, viewer);
    },
    races: (team) => readRaces(db, team, clock()),
    manage: openManagedChallenges({ db, rewards, clock }),
    definitions: async (page) => [...await listChallenges(db, { ...page, agent: null })],
    create: (input) => createChallenge(rewards, input, clock()),
    cancel: (key) => cancelOpenChallenge(rewards, key, clock()),
    settleDue: () => settleDue({ db, rewards, retries }, clock()),
    failing: () => retries.size,
  };

  async function mayKnow(challenge: StoredChallenge, viewer: Viewer): Promise<boolean> {
    const agent = await ownAgent(viewer);
    if (!agent) return false;
    const pair = { agentRowId: agent.rowId, challengeRowId: challenge.rowId };
    return isInAudience(challenge, agent) || (await findPairs(db, [pair])).length > 0;
  }
}
