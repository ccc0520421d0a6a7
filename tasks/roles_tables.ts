import { OPERATIONS, PAGES } from "@/api/access.ts";
import type { AllowedPeople } from "@/api/access_rows.ts";

/** The guide with the tables. */
export const ROLES_GUIDE = new URL("../docs/roles.md", import.meta.url).pathname;

const WORDS: Readonly<Record<AllowedPeople, string>> = {
  "anyone": "everybody",
  "signed-in": "signed in",
  "agent": "agents, for themselves",
  "own": "own, own teams, all",
  "self": "own, admins all",
  "manager": "managers, admins",
  "admin": "admins",
  "nobody": "–",
};

/** Returns the guide with the tables as the code has them (api/access.ts). */
export function withRolesTables(guide: string): string {
  const pages = Object.entries(PAGES).map(([page, people]) => [code(page), WORDS[people]]);
  const operations = Object.entries(OPERATIONS).map(([operation, { people, key, act }]) => [
    code(operation),
    WORDS[people],
    key === null ? "–" : code(key),
    act ? code(act.action) : "",
  ]);
  return [
    { heading: "## Pages", rows: [["page", "people"], ...pages] },
    { heading: "## The API", rows: [["operation", "people", "key", "audit log"], ...operations] },
  ].reduce((text, { heading, rows }) => replaceTable(text, heading, toTable(rows)), guide);
}

const code = (text: string) => `\`${text}\``;

/** Replaces the first table below a heading. */
function replaceTable(text: string, heading: string, table: string): string {
  const [before, after] = text.split(`${heading}\n`);
  if (after === undefined) throw new Error(`the guide has no heading "${heading}"`);
  return `${before}${heading}\n${after.replace(/(^\|.*\n)+/m, () => table)}`;
}

/** Returns rows, the first of which is the head, as Markdown with aligned columns. */
function toTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |\n`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return line(rows[0]!) + rule + rows.slice(1).map(line).join("");
}
