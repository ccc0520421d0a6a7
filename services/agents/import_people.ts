import type { Kysely, Transaction } from "kysely";
import {
  MAX_PEOPLE_LINES,
  PEOPLE_COLUMNS,
  type PeopleImportView,
  type PeopleLine,
} from "@/core/agents/people_file.ts";
import type { Clock } from "@/core/clock.ts";
import { insertFreeAliases } from "@/db/agents/aliases.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { findTeamRows, insertTeam } from "@/db/agents/teams.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readTable } from "@/services/import/table.ts";
import { type FieldError, ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { applyPersonChange } from "./change_person.ts";
import { failed, planImport, type PlannedLine } from "./import_plan.ts";

/** Imports people from CSV files. */
export interface PeopleImports {
  /**
   * Creates and changes the people of a file. Lines with errors are reported and left out; the
   * others count. Columns that the file does not have stay as they are.
   * @throws {ProblemError} `csv_header_invalid`, `invalid_utf8`, `too_many_lines`
   */
  run(file: {
    readonly bytes: Uint8Array;
    readonly contentType: string;
  }, how: {
    readonly isPreview: boolean;
    readonly createsTeams: boolean;
  }): Promise<PeopleImportView>;
}

const COLUMNS = {
  known: new Map<string, string | null>([
    ...PEOPLE_COLUMNS.map((name) => [name, name] as const),
    ["email", "mail"],
    ["e-mail", "mail"],
    ["timezone", "zone"],
    ["time zone", "zone"],
    // What a file of Laurel's has besides, and what only invitations set.
    ...["state", "role", "account", "points", "last sign-in"].map((name) => [name, null] as const),
  ]),
  required: "id",
  maxRows: MAX_PEOPLE_LINES,
};
const MAX_REPORTED = 1_000;
const CREATED_AT_ONCE = 500;
/** Scoring is paused while so many people change; then it goes on before the next ones. */
const CHANGED_AT_ONCE = 50;

/** Opens the import of people. */
export function openPeopleImports({ db, rewards, clock, timeZone, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written. */
  readonly onChanged: () => void;
}): PeopleImports {
  const when = () => ({ now: clock(), timeZone });

  async function create(lines: readonly PlannedLine[]): Promise<PlannedLine[]> {
    return await db.transaction().execute(async (trx) => {
      const teams = await teamsOf(trx, lines);
      const made = await createAgents(
        trx,
        lines.map(({ values }) => ({
          id: values.id,
          name: values.name!,
          email: values.email ?? null,
          teamRowId: values.team ? teams.get(values.team) ?? null : null,
          timeZone: values.timeZone ?? null,
          isHidden: values.hidden ?? false,
        })),
      );
      return await addAliases(trx, lines, new Set(made.keys()));
    });
  }

  async function change(lines: readonly PlannedLine[]): Promise<PlannedLine[]> {
    try {
      const done = await rewards.reconfigure(async (trx) => {
        const teams = await teamsOf(trx, lines);
        for (const { values, current, report } of lines) {
          if (report.changes.every((column) => column === "aliases")) continue;
          const { team } = values;
          const isChanged = (column: string) => report.changes.includes(column);
          // Only what changes, because each field costs queries while scoring is paused.
          const change = {
            name: isChanged("name") ? values.name : undefined,
            email: isChanged("mail") ? values.email : undefined,
            timeZone: isChanged("zone") ? values.timeZone : undefined,
            hidden: isChanged("hidden") ? values.hidden : undefined,
            team: !isChanged("team")
              ? undefined
              : typeof team === "string"
              ? teams.get(team)
              : team,
          };
          await applyPersonChange(trx, current!.rowId, change, when());
        }
        return await addAliases(trx, lines, new Set(lines.map(({ values }) => values.id)));
      });
      onChanged();
      return done;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { problem } = error;
      // Somebody changed one of these people meanwhile: find out whom.
      if (lines.length > 1) {
        const done: PlannedLine[] = [];
        for (const line of lines) done.push(...await change([line]));
        return done;
      }
      const [line] = lines;
      return [failed(line!.report.line, line!.values, problem.errors ?? [whole(problem.detail)])];
    }
  }

  return {
    async run({ bytes, contentType }, { isPreview, createsTeams }) {
      const rows = readTable(bytes, contentType, COLUMNS);
      const { lines, newTeams } = await planImport(db, rows, createsTeams);
      if (isPreview) return summaryOf(lines, newTeams, true);
      for (const id of newTeams) await insertTeam(db, { id, name: id });
      const of = (outcome: PeopleLine["outcome"]) =>
        lines.filter(({ report }) => report.outcome === outcome);
      const done = [...of("failed"), ...of("same")];
      for (const some of chunks(of("created"), CREATED_AT_ONCE)) done.push(...await create(some));
      for (const some of chunks(of("changed"), CHANGED_AT_ONCE)) done.push(...await change(some));
      return summaryOf(done, newTeams, false);
    },
  };
}

/** Returns the row ids of the teams that lines name. */
function teamsOf(
  trx: Transaction<Schema>,
  lines: readonly PlannedLine[],
): Promise<Map<string, number>> {
  return findTeamRows(trx, lines.flatMap(({ values: { team } }) => team ? [team] : []));
}

/**
 * Adds the aliases of lines whose people exist.
 * @param stored the ids of people who exist; others were created by somebody else meanwhile
 * @returns the lines, with errors for those where something was taken
 */
async function addAliases(
  trx: Transaction<Schema>,
  lines: readonly PlannedLine[],
  stored: ReadonlySet<string>,
): Promise<PlannedLine[]> {
  const given = lines.filter(({ values }) => stored.has(values.id));
  const rowIds = await findSubjects(trx, given.map(({ values }) => values.id));
  const pairs = given.flatMap(({ values, aliases }) =>
    aliases.map((alias) => ({ alias, agentRowId: rowIds.get(values.id)! }))
  );
  const refused = await insertFreeAliases(trx, pairs);
  return lines.map((line) => {
    const { values, aliases, report } = line;
    if (!stored.has(values.id)) return failed(report.line, values, [TAKEN]);
    const taken = aliases.find((alias) => refused.has(alias));
    if (taken === undefined) return line;
    const error = { path: "aliases", message: `"${taken}" is another agent's` };
    return failed(report.line, values, [error]);
  });
}

const TAKEN: FieldError = { path: "id", message: "or mail became another agent's meanwhile" };
const whole = (message: string): FieldError => ({ path: "", message });

function summaryOf(
  lines: readonly PlannedLine[],
  newTeams: readonly string[],
  isPreview: boolean,
): PeopleImportView {
  const reports = lines.map(({ report }) => report).sort((a, b) => a.line - b.line);
  const count = (outcome: PeopleLine["outcome"]) =>
    reports.filter((report) => report.outcome === outcome).length;
  const failedFirst = [
    ...reports.filter(({ outcome }) => outcome === "failed"),
    ...reports.filter(({ outcome }) => outcome !== "failed"),
  ];
  return {
    isPreview,
    created: count("created"),
    changed: count("changed"),
    same: count("same"),
    failed: count("failed"),
    newTeams: [...newTeams].sort(),
    lines: failedFirst.slice(0, MAX_REPORTED),
  };
}

function* chunks<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
