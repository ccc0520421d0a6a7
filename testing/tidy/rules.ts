import { Violation } from "./violation.ts";
/** The rules a single file can break. */
import { isTest, isTestData, layerOf } from "./layers.ts";
import type { Source } from "./source.ts";

export const MAX_LINES = 400;

/** Generated files, which may be long. */
export function isGenerated(path: string): boolean {
  return path === "fresh.gen.ts" || path === "clients/typescript/types.ts";
}

export function lengthViolations({ path, lines }: Source): Violation[] {
  const count = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  if (count <= MAX_LINES || isGenerated(path)) return [];
  const message = `has ${count} lines; split it by concept, at most ${MAX_LINES}`;
  return [{ path, line: MAX_LINES + 1, message }];
}

// In two pieces, so that this file does not break its own rule.
const UNFINISHED = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME"].join("|")})\\b`);

export function unfinishedViolations({ path, lines }: Source): Violation[] {
  return lines.flatMap((text, index) => {
    const mark = UNFINISHED.exec(text)?.[1];
    return mark ? [{ path, line: index + 1, message: `${mark}: do it now, or open an issue` }] : [];
  });
}

const IMPURE: readonly { what: RegExp; instead: string }[] = [
  { what: /^Date\.now$|^new Date\(\)$|^Date\(\)$|^performance\./, instead: "take `now`" },
  { what: /^Temporal\.Now$/, instead: "take `now`" },
  { what: /^Math\.random/, instead: "take a seed or the drawn value" },
  { what: /^crypto\.(getRandomValues|randomUUID)$/, instead: "take a seed or the id" },
  { what: /^(Deno|process)\./, instead: "take the value" },
  { what: /^fetch\(\)$/, instead: "take the answer" },
  { what: /^(setTimeout|setInterval|queueMicrotask)\(\)$/, instead: "leave timing to services" },
  { what: /^globalThis\./, instead: "name what you need, as an argument" },
];

const PURE_LAYERS = ["core", "integrations", "words"];

/** Clock, randomness, I/O and environment in the pure layers. */
export function purityViolations({ path, uses }: Source): Violation[] {
  if (isTest(path) || !PURE_LAYERS.includes(layerOf(path))) return [];
  return uses.flatMap(({ what, line }) => {
    const rule = IMPURE.find((rule) => rule.what.test(what));
    if (!rule) return [];
    const message = `uses ${what}; ${layerOf(path)} is pure: ${rule.instead} as an argument`;
    return [{ path, line, message }];
  });
}

// Tests and tools may look into the database; the product goes through the repositories.
const WITHOUT_DATABASE = [
  ...["core", "integrations", "services", "api", "routes", "islands", "components", "simulation"],
  ...["shared", "app", "config", "main"],
];

const DATABASE_WORDS: readonly { what: RegExp; message: string }[] = [
  {
    what: /\.constraint\b|["{,]\s*constraint\s*[",:}]/,
    message: "reads which constraint refused a write; throw an error of its own in db/",
  },
  {
    what: /["'`][0-9]{2}[0-9A-Z]{3}["'`]/,
    message: "names an SQLSTATE; what it means is known in db/",
  },
  {
    what: /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/,
    message: "queries the database; make it a function in the room's folder of db/",
  },
];

/** SQL, names of constraints and error codes of the database outside of db/. */
export function databaseViolations({ path, lines, imports }: Source): Violation[] {
  if (isTest(path) || isTestData(path) || !WITHOUT_DATABASE.includes(layerOf(path))) return [];
  return [
    ...imports.filter(({ specifier, typeOnly }) => specifier === "kysely" && !typeOnly)
      .map(({ line }) => ({
        path,
        line,
        message: "imports values of kysely; SQL belongs into db/, others only pass its types on",
      })),
    ...lines.flatMap((text, index) =>
      DATABASE_WORDS.filter(({ what }) => what.test(text))
        .map(({ message }) => ({ path, line: index + 1, message }))
    ),
  ];
}

const VISIBLE_LAYERS = ["routes", "islands", "components", "services", "api"];

/** Finds `Math.random` in layers whose numbers people see and could take for data. */
export function randomnessViolations({ path, uses }: Source): Violation[] {
  if (isTest(path) || !VISIBLE_LAYERS.includes(layerOf(path))) return [];
  return uses.filter(({ what }) => what === "Math.random").map(({ line }) => ({
    path,
    line,
    message: "uses Math.random; show what the server knows, and draw with crypto.getRandomValues",
  }));
}
