import type { Language } from "@/core/language.ts";
import type { Kysely } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { medianOf } from "@/core/fairness/robust.ts";
import { COMPARED_DAYS } from "@/core/fairness/thresholds.ts";
import { type Decision, KIND_TITLES } from "@/core/fairness/kinds.ts";
import type { Finding, FindingDetail, WorkNote } from "@/core/fairness/views.ts";
import { findingSentence } from "@/core/fairness/words.ts";
import { findComparedDays } from "@/db/fairness/daily.ts";
import {
  findFinding,
  type FindingFilter,
  insertDecision,
  listDecisions,
  listFindings,
  listNotes,
  lockFinding,
  type StoredFinding,
} from "@/db/fairness/findings.ts";
import { insertOutbox, type OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Person } from "@/services/auth/identity.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { toldBy } from "@/services/notifications/from_messages.ts";
import { tell } from "@/services/notifications/tell.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { OWN_FINDING } from "./problems.ts";
import { compareWorkDays, watchDays } from "./watch.ts";

/** Which findings to list. */
export type FindingQuery = Omit<FindingFilter, "teams">;

/** A decision of a person about a finding. */
export interface NewDecision {
  readonly decision: Decision;
  readonly reason: string;
  readonly expectedRevision?: number | undefined;
}

/** The fairness watch: it points at work, and people decide. */
export interface FairnessWatch {
  /** Lists findings of the people whom a manager or admin may see, the newest period first. */
  list(
    person: Person,
    query: FindingQuery,
    page: { readonly limit: number; readonly before: { day: Day; id: number } | null },
    language: Language,
  ): Promise<(Finding & { readonly day: Day })[]>;
  /** Returns a finding with its evidence; undefined when the person may see no such finding. */
  read(person: Person, id: number, language: Language): Promise<FindingDetail | undefined>;
  /**
   * Decides about a finding. The agent sees the decision and its reason.
   * @returns undefined when the person may see no such finding
   * @throws {ProblemError} `own_finding`, `edit_conflict`
   */
  decide(
    person: Person,
    id: number,
    decision: NewDecision,
    language: Language,
  ): Promise<FindingDetail | undefined>;
  /** Lists the decisions about the person's own work, newest first. */
  listNotes(
    person: Person,
    page: { readonly limit: number; readonly before: number | null },
    language: Language,
  ): Promise<WorkNote[]>;
  readonly steps: readonly JobStep[];
}

const MAX_CHART_DAYS = 5_000;

/** Opens the fairness watch. */
export function openFairness({ db, clock, timeZone, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a live message was stored. */
  readonly onChanged: () => void;
}): FairnessWatch {
  const watch = () => ({ db, now: clock(), timeZone });

  async function findVisible(person: Person, id: number): Promise<StoredFinding | undefined> {
    const found = await findFinding(db, id);
    const teams = teamsOf(person);
    const team = found?.team ?? null;
    const isVisible = teams === null || (team !== null && teams.includes(team));
    return isVisible ? found : undefined;
  }

  async function detailOf(
    person: Person,
    found: StoredFinding,
    language: Language,
  ): Promise<FindingDetail> {
    return {
      finding: viewOf(person, found, language),
      numbers: found.numbers,
      evidence: found.evidence,
      decisions: await listDecisions(db, found.id),
      days: await chartOf(found),
    };
  }

  /** The agent beside the peers, on the days up to the finding. */
  async function chartOf({ kind, day, agentRowId, teamRowId }: StoredFinding) {
    if (kind !== "burst" && kind !== "points_per_hour") return [];
    const span = { from: addDays(day, -COMPARED_DAYS), to: day };
    const read = { ...span, team: teamRowId, limit: MAX_CHART_DAYS };
    const all = await findComparedDays(db, read);
    const valueOf = (one: typeof all[number]) => kind === "burst" ? one.burst : one.pointsPerHour;
    return Array.from({ length: COMPARED_DAYS + 1 }, (_, index) => {
      const at = addDays(span.from, index);
      const ofDay = all.filter((one) => one.day === at);
      const own = ofDay.find((one) => one.agentRowId === agentRowId);
      const peers = ofDay.filter((one) => one.agentRowId !== agentRowId).map(valueOf)
        .filter((value) => value !== null);
      return {
        day: at,
        value: own ? valueOf(own) : null,
        peers: peers.length === 0 ? null : medianOf(peers),
      };
    });
  }

  return {
    async list(person, query, page, language) {
      const found = await listFindings(db, { ...query, teams: teamsOf(person) }, page);
      return found.map((one) => ({ ...viewOf(person, one, language), day: one.day }));
    },
    async read(person, id, language) {
      const found = await findVisible(person, id);
      return found && await detailOf(person, found, language);
    },
    async decide(person, id, { decision, reason, expectedRevision }, language) {
      const seen = await findVisible(person, id);
      if (!seen) return undefined;
      if (seen.agent.id === person.agent) throw new ProblemError(OWN_FINDING);
      const at = new Date(clock());
      const isThere = await db.transaction().execute(async (trx) => {
        const revision = await lockFinding(trx, id);
        if (revision === undefined) return false;
        refuseOutdated("finding", expectedRevision, revision);
        const found = (await findFinding(trx, id))!;
        const by = { userId: person.userId, name: person.name };
        await insertDecision(trx, found, { decision, reason, by, at });
        const [first] = found.evidence;
        const messages: OutboxMessage[] = [{
          type: "notification",
          agent: found.agent.id,
          team: found.team,
          data: {
            agent: found.agent,
            kind: "work_noted",
            title: KIND_TITLES[found.kind],
            points: 0,
            reason,
            by: { id: person.userId, name: person.name },
            event: { source: first!.source, id: first!.id },
            time: at.toISOString(),
          },
        }];
        await tell(trx, toldBy(messages, [], at.getTime()));
        await insertOutbox(trx, messages);
        return true;
      });
      if (!isThere) return undefined;
      onChanged();
      return await detailOf(person, (await findFinding(db, id))!, language);
    },
    async listNotes(person, page, language) {
      if (person.agent === null) return [];
      const notes = await listNotes(db, person.agent, page);
      return notes.map(({ numbers, from, to, ...note }) => ({
        ...note,
        sentence: findingSentence(note.kind, numbers, language),
        from: from.toISOString(),
        to: to.toISOString(),
      }));
    },
    steps: [
      // Everything that is compared has to be there before somebody is pointed at.
      { name: "compare days", run: () => compareWorkDays(watch()) },
      { name: "watch fairness", run: () => watchDays(watch()) },
    ],
  };
}

/** The teams whose findings a person may see; null: all. */
function teamsOf({ role, teams }: Person): readonly string[] | null {
  return role === "admin" ? null : teams;
}

function viewOf(person: Person, found: StoredFinding, language: Language): Finding {
  const { id, agent, team, kind, strength, revision, decision } = found;
  return {
    id,
    agent,
    team,
    kind,
    sentence: findingSentence(kind, found.numbers, language),
    strength,
    from: found.from.toISOString(),
    to: found.to.toISOString(),
    foundAt: found.foundAt.toISOString(),
    state: found.state === "decided" ? "decided" : "open",
    decision,
    mayDecide: agent.id !== person.agent,
    revision,
  };
}
