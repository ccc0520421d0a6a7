/** Compares the tables of docs/roles.md with the table in the code. */
import { assertEquals } from "@std/assert";
import { type AllowedPeople, OPERATIONS, PAGES } from "./access.ts";

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

Deno.test("docs/roles.md - its tables say what the code says", async () => {
  const text = await Deno.readTextFile(new URL("../docs/roles.md", import.meta.url));
  const operations = Object.entries(OPERATIONS).map(([operation, { people, key, act }]) => [
    `\`${operation}\``,
    WORDS[people],
    key === null ? "–" : `\`${key}\``,
    act ? `\`${act.action}\`` : "",
  ]);
  const pages = Object.entries(PAGES).map(([page, people]) => [`\`${page}\``, WORDS[people]]);
  for (const [heading, rows] of [["## Pages", pages], ["## The API", operations]] as const) {
    const lines = rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
    assertEquals(
      rowsBelow(text, heading),
      rows,
      `"${heading}" of docs/roles.md is not up to date. Its rows must be:\n\n${lines}\n`,
    );
  }
});

/** Returns the cells of the first table below a heading, without its head. */
function rowsBelow(text: string, heading: string): string[][] {
  const [, section = ""] = text.split(`${heading}\n`);
  const [, table = ""] = /((?:^\|.*\n)+)/m.exec(section) ?? [];
  return table.trimEnd().split("\n").slice(2).map((line) =>
    line.split("|").slice(1, -1).map((cell) => cell.trim())
  );
}
