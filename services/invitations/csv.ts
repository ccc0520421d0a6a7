import { normalizeEmail } from "@/core/identity.ts";
import type { Role } from "@/core/roles.ts";
import { splitRow } from "@/services/import/csv_row.ts";
import { type FieldError, ProblemError } from "@/services/problems/mod.ts";
import type { InvitationDraft } from "./check.ts";

/** The maximum number of people in one CSV. */
const MAX_LINES = 5_000;

/** A person in a CSV. */
export interface CsvPerson {
  /** The number of the line in the file; the header is line 1. */
  readonly line: number;
  readonly draft: InvitationDraft;
  /** The role as it was written. */
  readonly role: string;
  readonly errors: readonly FieldError[];
}

type Column = "email" | "name" | "role" | "team" | "timeZone" | "agent";

/** The names that a column may have, in lower case, without blanks and signs. */
const NAMES: Readonly<Record<string, Column>> = {
  email: "email",
  mail: "email",
  emailaddress: "email",
  mailaddress: "email",
  name: "name",
  fullname: "name",
  role: "role",
  team: "team",
  zone: "timeZone",
  timezone: "timeZone",
  agent: "agent",
  agentid: "agent",
};

const ROLES: Readonly<Record<string, Role>> = {
  "": "agent",
  agent: "agent",
  manager: "manager",
  admin: "admin",
  administrator: "admin",
};

/**
 * Reads people from a CSV. Its first line names the columns, in any order and letter case.
 * @throws {ProblemError} `malformed_csv`, `csv_header_invalid`, `too_many_people`
 */
export function readInvitedPeople(text: string): CsvPerson[] {
  const [header, ...rows] = readRows(text);
  if (!header) throw headerProblem("The CSV is empty.");
  if (!header.cells) throw headerProblem("The header has a quote that is out of place.");
  const columns = readHeader(header.cells);
  const filled = rows.filter(({ cells }) => cells?.some((cell) => cell.trim() !== "") ?? true);
  if (filled.length === 0) throw headerProblem("The CSV holds no people.");
  if (filled.length > MAX_LINES) {
    throw new ProblemError({
      status: 422,
      code: "too_many_people",
      title: "The CSV has too many lines",
      detail: `The CSV has ${filled.length} people, and one may have ${MAX_LINES}. Split it. ` +
        "Nothing was stored.",
    });
  }
  const first = new Map<string, number>();
  return filled.map((row) => {
    const person = toPerson(row, columns);
    const email = normalizeEmail(person.draft.email);
    const before = email === "" ? undefined : first.get(email);
    if (before === undefined) first.set(email, row.line);
    return before === undefined ? person : {
      ...person,
      errors: [...person.errors, { path: "email", message: `is in line ${before}, too` }],
    };
  });
}

function toPerson({ line, cells: found }: Row, columns: readonly (Column | null)[]): CsvPerson {
  const cells = found ?? [];
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? "";
  const role = cell("role");
  const known = Object.hasOwn(ROLES, role.toLowerCase()) ? ROLES[role.toLowerCase()] : undefined;
  const errors: FieldError[] = [];
  if (!found) {
    const message =
      "has a quote out of place; put quotes around the whole field and double those " +
      "inside it";
    errors.push({ path: "line", message });
  } else if (cells.slice(columns.length).some((extra) => extra.trim() !== "")) {
    const message = `has ${cells.length} fields, and the header ${columns.length}`;
    errors.push({ path: "line", message });
  }
  if (!known) {
    errors.push({ path: "role", message: `must be agent, manager or admin, not "${cut(role)}"` });
  }
  const draft: InvitationDraft = {
    email: cell("email"),
    name: cell("name"),
    role: known ?? "agent",
    team: cell("team") || null,
    teams: [],
    agent: cell("agent") || null,
    timeZone: cell("timeZone") || null,
  };
  return { line, draft, role, errors };
}

interface Row {
  readonly line: number;
  /** Null when a quote is out of place. */
  readonly cells: readonly string[] | null;
}

/**
 * Splits a text into rows with the numbers of their lines. A row is read on its own, so that a quote
 * out of place costs one line and does not swallow the rest of the file.
 */
function readRows(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== "") ?? "";
  const separator = [";", "\t", ","].find((one) => first.includes(one)) ?? ",";
  const rows: Row[] = [];
  lines.forEach((content, index) => {
    if (content.trim() === "") return;
    rows.push({ line: index + 1, cells: splitRow(content, separator) });
  });
  return rows;
}

/** Returns what each column holds; null for a column that is not used. */
function readHeader(cells: readonly string[]): (Column | null)[] {
  const columns = cells.map((cell) => {
    const key = cell.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
    return Object.hasOwn(NAMES, key) ? NAMES[key]! : null;
  });
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) < index);
  if (twice) throw headerProblem(`Two columns are the ${twice === "timeZone" ? "zone" : twice}.`);
  const missing = (["name", "email"] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0) throw headerProblem(`The column ${missing.join(" and ")} is missing.`);
  const strange = cells.filter((cell, index) => columns[index] === null && cell.trim() !== "");
  if (strange.length > 0) {
    throw headerProblem(`The column "${cut(strange[0]!.trim())}" is not known.`);
  }
  return columns;
}

function headerProblem(what: string): ProblemError {
  return new ProblemError({
    status: 422,
    code: "csv_header_invalid",
    title: "The CSV header is not valid",
    detail: `${what} The first line must name the columns: name, email, and if you like role, ` +
      "team, zone and agent, separated by commas, semicolons or tabs. Nothing was stored.",
  });
}

const cut = (text: string) => text.length > 40 ? `${text.slice(0, 40)}…` : text;
