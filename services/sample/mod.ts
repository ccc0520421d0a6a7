import type { Kysely } from "kysely";
import type { SampleData } from "@/core/first_steps.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { getAgent } from "@/db/agents/agents.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  countPeopleOnSample,
  deleteSample,
  insertSampleTeams,
  listSampleAgents,
  lockSample,
  type SampleObstacle,
} from "@/db/sample.ts";
import { recountChallenges } from "@/services/challenges/rebuild.ts";
import { boardMessage } from "@/services/leaderboards/board_message.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { AGENTS, sampleWork, TEAMS } from "./work.ts";

/** Adds and removes sample data. */
export interface Samples {
  /**
   * Adds the sample team with two weeks of work.
   * @throws {ProblemError} `sample_exists`; `has_work` when there are real events; `has_webhooks`
   * when another system would be told about people who do not exist
   */
  add(): Promise<SampleData>;
  /**
   * Removes all sample data. Without any, it changes nothing.
   * @throws {ProblemError} `sample_in_use` when a person in a tool is mapped to a sample agent
   */
  remove(): Promise<SampleData>;
}

const BATCH = 500;

/** Opens the use cases of sample data. */
export function openSample({ db, rewards, clock, timeZone, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "ingest" | "reconfigure" | "forgetSubjects">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written. */
  readonly onChanged: () => void;
}): Samples {
  return {
    async add() {
      await db.transaction().execute(async (trx) => {
        const obstacle = await lockSample(trx);
        if (obstacle) throw new ProblemError(OBSTACLES[obstacle]);
        await insertSampleTeams(trx, TEAMS, AGENTS);
      });
      // Another instance may have removed earlier sample agents with the same ids.
      rewards.forgetSubjects();
      const work = sampleWork(clock(), timeZone);
      for (let from = 0; from < work.length; from += BATCH) {
        const events = work.slice(from, from + BATCH);
        const results = await rewards.ingest(events, { keyId: null, createsAgents: false });
        const failed = results.find((result) => result.kind === "rejected");
        if (failed?.kind === "rejected") throw new ProblemError(failed.problem);
      }
      return { agents: AGENTS.length, events: work.length };
    },
    async remove() {
      const removed = await rewards.reconfigure(async (trx) => {
        await lockSample(trx);
        if (await countPeopleOnSample(trx) > 0) throw new ProblemError(IN_USE);
        const rowIds = await listSampleAgents(trx);
        const today = localDay(clock(), timeZone);
        for (const rowId of rowIds) {
          // As for somebody who is hidden: it removes them from every board that is cached or open.
          const agent = { ...(await getAgent(trx, rowId))!, isHidden: true };
          await insertOutbox(trx, [await boardMessage(trx, agent, today)]);
        }
        const { events, challenges } = await deleteSample(trx);
        await recountChallenges(trx, challenges);
        return { agents: rowIds.length, events };
      });
      rewards.forgetSubjects();
      if (removed.agents > 0) onChanged();
      return removed;
    },
  };
}

const OBSTACLES = {
  sample_exists: {
    status: 409,
    code: "sample_exists",
    title: "The sample data is there already",
    detail: "The sample data is there already. Remove it first, then add it again.",
  },
  has_work: {
    status: 409,
    code: "has_work",
    title: "There is real work already",
    detail: "Sample data is only for an installation without any events, because made-up people " +
      "would stand on the boards beside real ones.",
  },
  has_webhooks: {
    status: 409,
    code: "has_webhooks",
    title: "Another system would be told",
    detail: "An outgoing webhook is on, and would tell another system about people who do not " +
      "exist. Turn it off first.",
  },
} as const satisfies Record<NonNullable<SampleObstacle>, object>;

const IN_USE = {
  status: 409,
  code: "sample_in_use",
  title: "A person in a tool works as a sample agent",
  detail: "At least one person in a tool is mapped to a sample agent, and their real work would " +
    "be deleted, too. Map them to another agent first: Integrations, People.",
} as const;
