import type { Kysely } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { normalizeName } from "@/core/identity.ts";
import { ERASED_NAME } from "@/core/privacy/terms.ts";
import type { ErasurePreview, ErasureView } from "@/core/privacy/views.ts";
import { findAgent, getAgent } from "@/db/agents/agents.ts";
import { deactivateUser } from "@/db/auth/activation.ts";
import { erasePerson } from "@/db/privacy/erase_person.ts";
import {
  findErasure,
  finishErasure,
  insertErasure,
  listErasures,
  lockUnfinished,
  type StoredErasure,
} from "@/db/privacy/erasures.ts";
import {
  countStored,
  findStoredSubject,
  readTerms,
  type StoredSubject,
} from "@/db/privacy/identify.ts";
import { scrubLogs } from "@/db/privacy/scrub_logs.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { boardMessage } from "@/services/leaderboards/board_message.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/** Who is erased: an agent by id, or an account by id. */
export type Erased = { readonly agent: string } | { readonly account: string };

/** Erases people. */
export interface Erasures {
  /** Finds a person. @returns undefined when there is nobody */
  find(who: Erased): Promise<StoredSubject | undefined>;
  /** Says what would go and what would stay. @returns undefined when there is nobody */
  preview(who: Erased): Promise<ErasurePreview | undefined>;
  /**
   * Erases a person, for good.
   * @param confirmation the person's name
   * @param viewer the account of whoever asks; null for a key
   * @returns undefined when there is nobody
   * @throws {ProblemError} `validation_failed`, `last_admin`, `own_account`
   */
  erase(who: Erased, confirmation: string, viewer: string | null): Promise<ErasureView | undefined>;
  list(page: { readonly limit: number; readonly before: number | null }): Promise<ErasureView[]>;
  /** Cleans copies that were on their way when a person was erased. */
  readonly step: JobStep;
}

export interface ErasuresInput {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "transact" | "forgetSubjects">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written, and background work is due. */
  readonly onChanged: () => void;
  /** Called after an account is gone. */
  readonly onAccount: (userId: string) => void;
  /** Waits a moment until everything committed so far is on the boards; false: it takes longer. */
  readonly caughtUp: () => Promise<boolean>;
  /** Removes what boards in Redis know of agents, by id. */
  readonly forgetOnBoards: (agents: readonly string[]) => Promise<void>;
}

const ERASURES_PER_PART = 5;

/** Opens the erasing of people. */
export function openErasures(input: ErasuresInput): Erasures {
  const { db, rewards, clock, timeZone } = input;

  async function find(who: Erased): Promise<StoredSubject | undefined> {
    if ("account" in who) return await findStoredSubject(db, { userId: who.account });
    const agent = await findAgent(db, who.agent);
    return agent && await findStoredSubject(db, { agentRowId: agent.rowId });
  }

  return {
    find,
    async preview(who) {
      const subject = await find(who);
      return subject && await previewOf(db, subject);
    },
    async erase(who, confirmation, viewer) {
      const subject = await find(who);
      if (!subject) return undefined;
      if (viewer !== null && subject.userId === viewer) throw ownAccount();
      if (normalizeName(confirmation) !== subject.name) {
        throw invalidField("confirmation", "is not the name of the person");
      }
      const label = makeLabel();
      const now = new Date(clock());
      const { agentRowIds, agentRowId, userId } = subject;
      const { result } = await rewards.transact(agentRowIds, async (trx) => {
        if (userId !== null && await deactivateUser(trx, userId, now) === "last_admin") {
          throw lastAdmin();
        }
        const terms = await readTerms(trx, subject, label);
        const agent = agentRowId === null ? undefined : await getAgent(trx, agentRowId);
        // It has the former id, and takes the person off the boards.
        const messages = agent
          ? [
            await boardMessage(
              trx,
              { ...agent, name: ERASED_NAME, isHidden: true },
              localDay(now.getTime(), timeZone),
            ),
          ]
          : [];
        await erasePerson(trx, subject, terms, now);
        await scrubLogs(trx, terms);
        return {
          result: 0,
          messages,
          isSilent: true,
          // Behind the message, which must be sent before the last copies are cleaned.
          conclude: (trx) => insertErasure(trx, { label: agent ? label : null, now, terms }),
        };
      }, { isAlone: true });
      rewards.forgetSubjects();
      if (userId !== null) input.onAccount(userId);
      input.onChanged();
      return toView((await findErasure(db, result))!);
    },
    list: async (page) => (await listErasures(db, page)).map(toView),
    step: {
      name: "forget erased people",
      run: () =>
        db.transaction().execute(async (trx) => {
          const unfinished = await lockUnfinished(trx, ERASURES_PER_PART);
          if (unfinished.length === 0 || !await input.caughtUp()) return 0;
          for (const { id, terms } of unfinished) {
            await scrubLogs(trx, terms);
            await input.forgetOnBoards(terms.ids);
            await finishErasure(trx, id, new Date(clock()));
          }
          return unfinished.length;
        }),
    },
  };
}

async function previewOf(db: Kysely<Schema>, subject: StoredSubject): Promise<ErasurePreview> {
  const terms = await readTerms(db, subject, "");
  const counts = await countStored(db, subject, terms);
  // Who has no desk has no work and stands on no board. Null: it is not counted.
  const ofWork = subject.agentRowId === null ? 0 : null;
  const goes: readonly (readonly [string, number | null])[] = [
    ["Name, e-mail address and id, also former ones", null],
    ["Account with its sessions, ways to sign in and codes", subject.userId === null ? 0 : 1],
    ["Sessions", counts.sessions],
    ["Picture", counts.pictures],
    ["Other ids (aliases)", counts.aliases],
    ["Ids, names and e-mail addresses in tools", counts.peopleInTools],
    ["Requests for leave", counts.leaveRequests],
    ["Invitations", counts.invitations],
    ["Days with visits to Laurel, and what was used", counts.visitDays],
    ["Findings of the fairness watch, with the decisions", counts.findings],
    ["Weekly reports by mail to this person", counts.reports],
    ["Name and details in the audit log", counts.acts],
    ["Fields of events that nothing reads, such as names and notes", ofWork],
    ["Bodies of received and sent webhooks about the person", null],
    ["Places on boards, screens and in challenges’ standings", ofWork],
  ];
  const stays: readonly (readonly [string, number | null])[] = [
    ["Events: ids, times and what points follow from", counts.events],
    ["Entries of the ledger, with their arithmetic", counts.entries],
    ["Parts in challenges, for what was paid", counts.challenges],
    ["Spins, under other ids: their draws can no longer be verified", counts.spins],
    ["The audit log’s what, when and how it ended", counts.acts],
  ];
  const part = ([what, count]: readonly [string, number | null]) => ({ what, count });
  return {
    name: subject.name,
    email: subject.email,
    hasAccount: subject.userId !== null,
    goes: goes.filter(([, count]) => count !== 0).map(part),
    stays: stays.filter(([, count]) => count !== 0).map(part),
  };
}

/** Returns an id that says nothing about the person. */
function makeLabel(): string {
  return `erased-${crypto.getRandomValues(new Uint8Array(6)).toHex()}`;
}

function toView({ id, label, erasedAt, finishedAt }: StoredErasure): ErasureView {
  return {
    id,
    label,
    erasedAt: erasedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function ownAccount(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "own_account",
    title: "This is you",
    detail: "Nobody erases themselves. Ask another admin to do it.",
  });
}

function lastAdmin(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "last_admin",
    title: "This is the last administrator",
    detail: "Nobody could administer Laurel afterwards. Make somebody else an administrator first.",
  });
}
