import type { Kysely } from "kysely";
import type { PeopleLine } from "@/core/agents/people_file.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { findPeople, type ListedPerson } from "@/db/agents/directory.ts";
import { findTeamRows } from "@/db/agents/teams.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { FieldError } from "@/services/problems/mod.ts";
import type { TableRow } from "@/services/import/table.ts";
import { type PersonCells, readPersonCells } from "./people_cells.ts";

/** What a line is going to do. */
export interface PlannedLine {
  /** Its report; it says "failed" when something is wrong. */
  readonly report: PeopleLine;
  readonly values: PersonCells;
  /** Null: a new person. */
  readonly current: ListedPerson | null;
  /** Aliases that the person does not have yet. */
  readonly aliases: readonly string[];
}

export interface ImportPlan {
  readonly lines: readonly PlannedLine[];
  /** Ids of the teams that have to be created. */
  readonly newTeams: readonly string[];
}

const CHUNK = 1_000;

/**
 * Compares the lines of a file with the stored people.
 * @param createsTeams whether teams that do not exist are created
 */
export async function planImport(
  db: Kysely<Schema>,
  rows: readonly TableRow[],
  createsTeams: boolean,
): Promise<ImportPlan> {
  const claims = new Claims();
  const newTeams = new Set<string>();
  const lines: PlannedLine[] = [];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const read = rows.slice(at, at + CHUNK).map((row) => ({ row, ...readPersonCells(row.cells) }));
    const known = await readKnown(db, read.map(({ values }) => values));
    for (const { row, values, errors } of read) {
      if (row.flaw !== null) {
        lines.push(failed(row.line, values, [{ path: "", message: row.flaw }]));
        continue;
      }
      const current = known.personOf(values.id);
      const wrong = [...errors, ...known.errorsOf(values), ...claims.add(row.line, values)];
      const isUnknownTeam = values.team && !known.teams.has(values.team);
      if (isUnknownTeam && !createsTeams) wrong.push({ path: "team", message: "names no team" });
      if (!current && values.name === undefined) {
        wrong.push({ path: "name", message: "is missing: this person is new and needs a name" });
      }
      if (wrong.length > 0) {
        lines.push(failed(row.line, values, wrong));
        continue;
      }
      if (isUnknownTeam) newTeams.add(values.team!);
      const aliases = values.aliases.filter((alias) => !known.subjects.has(alias));
      const changes = current ? changesOf(values, current) : givenOf(values);
      if (aliases.length > 0) changes.push("aliases");
      const outcome = !current ? "created" : changes.length > 0 ? "changed" : "same";
      const name = values.name ?? current?.name ?? "";
      const report: PeopleLine = {
        line: row.line,
        id: values.id,
        name,
        outcome,
        changes,
        errors: [],
      };
      lines.push({ report, values, current: current ?? null, aliases });
    }
  }
  return { lines, newTeams: [...newTeams] };
}

/** Returns a line that only says what is wrong. */
export function failed(
  line: number,
  values: PersonCells,
  errors: readonly FieldError[],
): PlannedLine {
  const { id, name = "" } = values;
  const report: PeopleLine = {
    line,
    id,
    name,
    outcome: "failed",
    changes: [],
    errors: [...errors],
  };
  return { report, values, current: null, aliases: [] };
}

/** Reads what is stored about the people of some lines. */
async function readKnown(db: Kysely<Schema>, values: readonly PersonCells[]) {
  const named = values.flatMap((
    { id, email, aliases },
  ) => [id, ...(email ? [email] : []), ...aliases]);
  const subjects = await findSubjects(db, [...new Set(named)].filter((one) => one !== ""));
  const rowIds = values.flatMap(({ id }) => subjects.get(id) ?? []);
  const people = await findPeople(db, [...new Set(rowIds)]);
  const teams = await findTeamRows(db, values.flatMap(({ team }) => team ? [team] : []));
  const personOf = (id: string): ListedPerson | undefined => {
    const rowId = subjects.get(id);
    return rowId === undefined ? undefined : people.get(rowId);
  };

  /** Finds ids, addresses and aliases that are somebody else's. */
  function errorsOf({ id, email, aliases }: PersonCells): FieldError[] {
    const own = personOf(id);
    const errors: FieldError[] = [];
    if (own && own.id !== id) {
      errors.push({ path: "id", message: `names the agent "${own.id}" already; use that id` });
    }
    const isOthers = (name: string) => subjects.has(name) && subjects.get(name) !== own?.rowId;
    if (email && isOthers(email)) errors.push({ path: "mail", message: "is another agent's" });
    const taken = aliases.find(isOthers);
    if (taken !== undefined) {
      errors.push({ path: "aliases", message: `"${taken}" is another agent's` });
    }
    return errors;
  }
  return { subjects, teams, personOf, errorsOf };
}

/** Remembers which line named an id, an address or an alias first. */
class Claims {
  readonly #lines = new Map<string, number>();

  /** Returns an error for each name that an earlier line has. */
  add(line: number, { id, email, aliases }: PersonCells): FieldError[] {
    const errors: FieldError[] = [];
    const names = [["id", id], ["mail", email], ...aliases.map((alias) => ["aliases", alias])];
    for (const [path, name] of names as [string, string | null | undefined][]) {
      if (!name) continue;
      const first = this.#lines.get(name);
      if (first === undefined) this.#lines.set(name, line);
      else if (first !== line) {
        const what = path === "aliases" ? `"${name}" is` : "is";
        errors.push({ path, message: `${what} in line ${first} already` });
      }
    }
    return errors;
  }
}

function changesOf(values: PersonCells, current: ListedPerson): string[] {
  const { name, email, team, timeZone, hidden } = values;
  return [
    ...(name !== undefined && name !== current.name ? ["name"] : []),
    ...(email !== undefined && email !== current.email ? ["mail"] : []),
    ...(team !== undefined && team !== current.team ? ["team"] : []),
    ...(timeZone !== undefined && timeZone !== current.timeZone ? ["zone"] : []),
    ...(hidden !== undefined && hidden !== current.isHidden ? ["hidden"] : []),
  ];
}

/** Returns the columns in which a new person has a value. */
function givenOf({ email, team, timeZone, hidden }: PersonCells): string[] {
  return [
    "name",
    ...(email ? ["mail"] : []),
    ...(team ? ["team"] : []),
    ...(timeZone ? ["zone"] : []),
    ...(hidden ? ["hidden"] : []),
  ];
}
