/** Guards the house plan: who imports whom, what is pure, how long files are, what is dead. */
import { assert, assertEquals } from "@std/assert";
import { circleViolations, importEdges } from "./testing/tidy/circles.ts";
import { deadExports, sharedNames } from "./testing/tidy/exports.ts";
import { deadModules, resolver } from "./testing/tidy/graph.ts";
import { boundaryViolations } from "./testing/tidy/layers.ts";
import { readDoors, readProject, readSources } from "./testing/tidy/repository.ts";
import { doorViolations, roomEdges, unnamedRooms } from "./testing/tidy/rooms.ts";
import {
  databaseViolations,
  lengthViolations,
  MAX_LINES,
  purityViolations,
  randomnessViolations,
  unfinishedViolations,
} from "./testing/tidy/rules.ts";
import { type Violation } from "@/testing/tidy/violation.ts";
import { parseSource } from "./testing/tidy/source.ts";

const root = new URL(".", import.meta.url).pathname.replace(/\/$/, "");
const project = await readProject(root);
const sources = await readSources(root);
const resolve = resolver(project.imports);
const edges = importEdges(sources, resolve);
const doors = await readDoors(root, edges);

function assertTidy(violations: readonly Violation[]): void {
  const lines = violations.map(({ path, line, message }) => `${path}:${line} ${message}`);
  assert(lines.length === 0, `the repository is not tidy:\n${lines.join("\n")}`);
}

Deno.test("tidy - the repository's sources are found", () => {
  const paths = sources.map(({ path }) => path);
  for (const path of ["config.ts", "db/postgres/open.ts", "tidy_test.ts"]) {
    assert(paths.includes(path));
  }
});

Deno.test("tidy - layers import only what they are allowed to", () =>
  assertTidy(sources.flatMap((source) => boundaryViolations(source, resolve))));

Deno.test("tidy - core and integrations are pure", () =>
  assertTidy(sources.flatMap(purityViolations)));

Deno.test("tidy - SQL and the names of database errors stay in db", () =>
  assertTidy(sources.flatMap(databaseViolations)));

Deno.test("tidy - nothing shown is drawn at random", () =>
  assertTidy(sources.flatMap(randomnessViolations)));

Deno.test(`tidy - no file is longer than ${MAX_LINES} lines`, () =>
  assertTidy(sources.flatMap(lengthViolations)));

Deno.test("tidy - nothing is marked as unfinished", () =>
  assertTidy(sources.flatMap(unfinishedViolations)));

Deno.test("tidy - every module is reached from something that runs", () =>
  assertTidy(deadModules(sources, resolve, project.entryPoints)));

Deno.test("tidy - no module and no room imports itself in a circle", () => {
  assertTidy(circleViolations(edges));
  assertTidy(circleViolations(roomEdges(edges)));
});

Deno.test("tidy - other rooms are entered by their doors", () => {
  assertTidy(unnamedRooms(edges, doors));
  assertTidy(doorViolations(edges, doors));
});

Deno.test("tidy - every export is imported somewhere", () =>
  assertTidy(deadExports(sources, resolve)));

Deno.test("tidy - a name is exported by one module", () => assertTidy(sharedNames(sources)));

// The rules themselves, on small samples: each must be able to fail.

const MAP = { "@/": "./", fresh: "./fresh/mod.ts", "@hono/zod-openapi": "npm:@hono/zod-openapi@1" };

/** The lines that break a rule, with what is said about them. */
function boundaries(path: string, text: string): string[] {
  return boundaryViolations(parseSource(path, text), resolver(MAP))
    .map(({ line, message }) => `${line}: ${message.split(";")[0]}`);
}

Deno.test("tidy rules - a forbidden import is found however it is written", () => {
  const text = `// héllo, so that bytes and characters differ
import { db } from "@/db/postgres/open.ts";
export * from "../db/postgres/open.ts";
const late = await import("@/db/postgres/open.ts");
const worker = new Worker(new URL("../db/worker.ts", import.meta.url));
type Row = import("@/db/postgres/schema.ts").Row;
// import { db } from "@/db/commented.ts";
const text = 'import "@/db/quoted.ts"';`;
  assertEquals(boundaries("islands/Board.tsx", text), [
    "2: imports db/postgres/open.ts",
    "3: imports db/postgres/open.ts",
    "4: imports db/postgres/open.ts",
    "5: imports db/worker.ts",
    "6: imports db/postgres/schema.ts",
  ]);
  assertEquals(boundaries("services/live/hub.ts", text.replaceAll('"../', '"../../')), []);
});

Deno.test("tidy rules - between core and integrations only types go", () => {
  const text = `import type { Event } from "@/core/event.ts";
import { type Rule, type Points } from "@/core/rules/rules.ts";
import { type Level, levelAt } from "@/core/scoring/levels.ts";`;
  assertEquals(boundaries("integrations/chat/map.ts", text), [
    "3: imports values of core/scoring/levels.ts",
  ]);
});

Deno.test("tidy rules - core takes pure packages only", () => {
  const text = `import { z } from "zod";
import { createHmac } from "node:crypto";
import { createHmac as hmac, randomInt } from "node:crypto";
import { Kysely } from "kysely";
import { z as other } from "@hono/zod-openapi";
import type { Context } from "hono";`;
  assertEquals(boundaries("core/spin.ts", text), [
    "3: imports randomInt of node:crypto",
    "4: imports kysely",
    "5: imports @hono/zod-openapi",
  ]);
});

Deno.test("tidy rules - Fresh is reached under its own name", () => {
  assertEquals(boundaries("routes/index.tsx", `import { page } from "fresh";`), []);
  assertEquals(boundaries("routes/index.tsx", `import { page } from "@/fresh/mod.ts";`), [
    "1: imports @/fresh/mod.ts",
  ]);
  assertEquals(boundaries("fresh/mod.ts", `import { x } from "@/core/x.ts";`), [
    "1: imports core/x.ts",
  ]);
});

Deno.test("tidy rules - the product imports no tests, tests import anything", () => {
  const text = `import { startServer } from "@/testing/server.ts";
import { sample } from "./rewards_test.ts";`;
  assertEquals(boundaries("services/rewards.ts", text).length, 2);
  assertEquals(boundaries("services/live_test.ts", text), []);
  assertEquals(boundaries("unknown/x.ts", "").length, 1);
});

Deno.test("tidy rules - clock, randomness, I/O and environment are found in core", () => {
  const text = `const a = Date.now(), b = new Date(), c = Math.random();
const d = performance.now(), e = crypto.getRandomValues(new Uint8Array(1));
const f = Deno.env, g = process.env;
const h = fetch("/");
const j = new Date(0), k = Math.round(1), l = event.process, m = source.fetch("x"); // Date.now()`;
  const found = (path: string) => purityViolations(parseSource(path, text)).map(({ line }) => line);
  assertEquals(found("core/scoring/score_day.ts").sort(), [1, 1, 1, 2, 2, 3, 3, 4]);
  assertEquals(found("core/scoring/score_day_test.ts"), []);
  assertEquals(found("services/platform/clock.ts"), []);
});

Deno.test("tidy rules - knowledge of the database is found outside of db", () => {
  const text = `import type { Kysely } from "kysely";
import { type Transaction } from "kysely";
import { type Schema, sql } from "kysely";
if (error.constraint === "users_agent_id_key") throw taken();
const { constraint } = error;
if (code === "23505") retry();
const row = await db.selectFrom("agents").select("id").execute();
const constraints = { limit: 10_000, postcode: "D-12345" };`;
  const found = (path: string) =>
    databaseViolations(parseSource(path, text)).map(({ line }) => line);
  assertEquals(found("services/auth/accounts.ts"), [3, 4, 5, 6, 7]);
  assertEquals(found("api/health.ts"), [3, 4, 5, 6, 7]);
  for (const path of ["db/auth/people.ts", "testing/rows.ts", "services/auth/accounts_test.ts"]) {
    assertEquals(found(path), []);
  }
});

Deno.test("tidy rules - Math.random is found where people look", () => {
  const source = (path: string) => parseSource(path, `const x = <p>{Math.random()}</p>;`);
  assertEquals(randomnessViolations(source("islands/Wheel.tsx")).length, 1);
  assertEquals(randomnessViolations(source("bench/load.tsx")), []);
  const retry = "setTimeout(() => show(1), 100 + Math.random() * 50);\n" +
    "setTimeout(() => show(Math.random()), 100);";
  const found = randomnessViolations(parseSource("islands/Retry.tsx", retry));
  assertEquals(found.map(({ line }) => line), [2]);
});

Deno.test("tidy rules - length and unfinished marks", () => {
  const long = (lines: number, path = "core/x.ts") =>
    lengthViolations(parseSource(path, "//\n".repeat(lines))).length;
  assertEquals([long(MAX_LINES), long(MAX_LINES + 1), long(999, "fresh.gen.ts")], [0, 1, 0]);
  const mark = parseSource("core/x.ts", "// fine\n// TO" + "DO: later\n");
  assertEquals(unfinishedViolations(mark).map(({ line }) => line), [2]);
});

Deno.test("tidy rules - dead modules are found, also those only tests keep alive", () => {
  const files = {
    "main.ts": `import "./services/used.ts"; const entry = "./services/bundled.ts";`,
    "services/bundled.ts": ``,
    "services/used.ts": `import type { T } from "@/core/types.ts";`,
    "core/types.ts": `export type T = 1;`,
    "core/dead.ts": `import "./dead_too.ts";`,
    "core/dead_too.ts": ``,
    "core/only_tested.ts": ``,
    "core/only_tested_test.ts": `import "./only_tested.ts"; import "@/testing/help.ts";`,
    "testing/help.ts": ``,
    "testing/unused.ts": ``,
    "routes/index.tsx": ``,
  };
  const parsed = Object.entries(files).map(([path, text]) => parseSource(path, text));
  assertEquals(deadModules(parsed, resolver(MAP), ["main.ts"]).map(({ path }) => path), [
    "core/dead.ts",
    "core/dead_too.ts",
    "core/only_tested.ts",
    "testing/unused.ts",
  ]);
});
