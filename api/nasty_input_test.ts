/**
 * Sends values that one engine accepts and another does not to every route: days and times at the
 * limits of JavaScript, Temporal and PostgreSQL, numbers beyond their integers, and text that the
 * database or JSON cannot hold. No answer may be a 5xx, and no accepted value may break a later
 * read.
 */
import { assert, assertEquals } from "@std/assert";
import { type Answer, type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import {
  ACCOUNTS,
  BODIES,
  CHANGES,
  LISTS,
  NUMBERS,
  OTHERS,
  PATHS,
  QUERIES,
  RAW,
  TEXTS,
  TIMES,
  VALUES,
} from "./testdata/nasty.ts";

type Place = readonly (string | number)[];

interface Leaf {
  readonly place: Place;
  readonly value: unknown;
}

const encoder = new TextEncoder();
const json = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));

function leavesOf(value: unknown, place: Place = []): Leaf[] {
  if (typeof value !== "object" || value === null) return [{ place, value }];
  const inner = Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...place, key]));
  return [{ place, value }, ...inner];
}

/** Returns JSON texts to insert in a place: those similar to the valid value, and some others. */
function textsFor({ value }: Leaf, turn: number): string[] {
  const others = json(VALUES.filter((_, index) => index % 16 === turn % 16));
  if (typeof value === "number") return [...json(NUMBERS), ...RAW, ...others];
  if (typeof value === "object" || typeof value === "boolean") return [...json(OTHERS), ...others];
  const isTime = /^\d{4}-\d\d-\d\d/.test(String(value));
  return [...json(isTime ? TIMES : TEXTS), ...RAW, ...others];
}

/** Returns the JSON text of a body with another value in one place. */
function mutate(body: unknown, place: Place, text: string): string {
  const mark = "the-place-of-the-value";
  const copy = structuredClone({ body });
  // deno-lint-ignore no-explicit-any -- any JSON
  let at: any = copy;
  const whole = ["body", ...place];
  for (const key of whole.slice(0, -1)) at = at[key];
  at[whole.at(-1)!] = mark;
  return JSON.stringify(copy.body).replace(`"${mark}"`, () => text);
}

/**
 * Creates an agent in a team and an integration. Returns a function that puts its id into paths.
 */
async function prepare(door: Door): Promise<(path: string) => string> {
  await door.ask("POST", "/admin/teams", { id: "sales", name: "Sales" });
  await door.ask("POST", "/admin/agents", { id: "ava", name: "Ava", team: "sales" });
  const made = await door.ask("POST", "/admin/integrations", { provider: "hubspot", name: "In" });
  return (path) => path.replace("/IN", `/${made.body.id}`);
}

function assertAnswered({ status, body }: Answer, what: string): void {
  const text = JSON.stringify(body) ?? "";
  assert(status < 500 && !text.includes("internal_error"), `${what}: ${status} ${text}`);
}

async function assertReadable(door: Door, at: (path: string) => string, who: Who): Promise<void> {
  for (const path of LISTS) {
    const answer = await door.ask("GET", at(path), undefined, who);
    assertEquals(answer.status, 200, `${path}: ${JSON.stringify(answer.body)}`);
  }
}

for (const part of [0, 1, 2]) {
  forEachDatabase(
    `nasty input - bodies, part ${part + 1} of 3`,
    (database) =>
      withDoor(database, async (door) => {
        const at = await prepare(door);
        const who = await door.key("admin", "events:write", "read");
        const headers = { ...who, "content-type": "application/json" };
        let turn = 0;
        for (const [method, path, body] of BODIES) {
          const first = await door.ask(method, at(path), body, who);
          assert(first.status < 300, `${method} ${path}: ${JSON.stringify(first.body)}`);
          for (const leaf of leavesOf(body)) {
            if (turn++ % 3 !== part) continue;
            for (const text of textsFor(leaf, turn)) {
              const sent = encoder.encode(mutate(body, leaf.place, text));
              const answer = await door.ask(method, at(path), sent, headers);
              assertAnswered(answer, `${method} ${path} ${leaf.place.join(".")} = ${text}`);
            }
          }
        }
        await door.instance.jobs.runAll();
        await assertReadable(door, at, who);
      }),
  );
}

const TEXT_PLACES = [
  ...[...TIMES, ...TEXTS, ...NUMBERS, "0x10", "1e3", " 5", "NaN", "Infinity"]
    .map((value) => encodeURIComponent(String(value).toWellFormed())),
  ...["%00", "%ff", "%ED%A0%80"],
];

const cursorOf = (place: unknown) =>
  encoder.encode(JSON.stringify(place)).toBase64({ alphabet: "base64url" });

/** Cursors with a value in every place that the cursor of some list has. */
const CURSORS = VALUES.flatMap((value) => [
  ...[{ id: value }, { name: value }, { offset: value }, { time: value, rowId: 1 }],
  ...[{ time: 1, rowId: value }, { first: value, rowId: 1 }, { tenant: value, user: "u" }],
  ...[
    { endsAt: value, rowId: 1 },
    { agent: value, returned: 1 },
    { agent: "a", returned: value },
    value,
  ],
]).map(cursorOf);

forEachDatabase(
  "nasty input - addresses, parameters and cursors",
  (database) =>
    withDoor(database, async (door) => {
      const at = await prepare(door);
      const who = await door.key("admin", "events:write", "read");
      const check = async (method: string, path: string) => {
        const body = method === "POST" ? {} : undefined;
        assertAnswered(await door.ask(method, at(path), body, who), `${method} ${path}`);
      };
      for (const [path, names] of QUERIES) {
        for (const name of names) {
          const cursors = name === "cursor" ? CURSORS : [];
          for (const value of [...TEXT_PLACES, ...cursors]) {
            await check("GET", `${path}?${name}=${value}`);
          }
        }
      }
      const gets = PATHS.map((path) => ["GET", path] as const);
      for (const [method, path] of [...gets, ...CHANGES]) {
        for (const value of TEXT_PLACES) await check(method, path.replaceAll("@", value));
      }
    }),
);

forEachDatabase("nasty input - accounts", (database) =>
  withDoor(database, async (door) => {
    const person = await door.person("admin");
    let turn = 0;
    let count = 0;
    for (const [path, body] of ACCOUNTS) {
      for (const leaf of leavesOf(body)) {
        for (const text of [...RAW, ...textsFor(leaf, turn++).slice(0, 12)]) {
          // Use a different address for each, because many attempts from one address are limited.
          const from = `10.1.${count >> 8}.${count++ & 255}`;
          const headers = {
            ...person,
            "content-type": "application/json",
            "x-forwarded-for": from,
          };
          const sent = encoder.encode(mutate(body, leaf.place, text));
          const answer = await door.ask("POST", `/../auth${path}`, sent, headers);
          assertAnswered(answer, `${path} ${leaf.place.join(".")} = ${text}`);
        }
      }
    }
    for (const path of ["/verify-email?token=%00", "/reset-password/%00?callbackURL=/x"]) {
      assertAnswered(await door.ask("GET", `/../auth${path}`, undefined, person), path);
    }
  }));

forEachDatabase("nasty input - files", (database) =>
  withDoor(database, async (door) => {
    const at = await prepare(door);
    const key = await door.key("events:write", "read", "admin");
    const [, , event] = BODIES[0]!;
    const lines = leavesOf(event).flatMap(({ place }) =>
      [...json(VALUES), ...RAW].map((text) => mutate(event, place, text))
    );
    const row = ["c1", "deal_won", "ava", "2026-11-20T10:00:00Z", "/c", "0.5", "o"];
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = VALUES.map((value) => typeof value === "string" ? value : JSON.stringify(value))
      .flatMap((text) => row.map((_, index) => row.with(index, quote(text)).join(",")));
    const header = "id,type,subject,time,source,data.quality,data.objectId";
    const files = {
      "application/x-ndjson": lines.join("\n"),
      "text/csv": [header, ...rows].join("\n"),
    };
    for (const [type, text] of Object.entries(files)) {
      const response = await door.raw("/import", text, { ...key, "content-type": type });
      const answer = await response.text();
      assertEquals(response.status, 200, answer);
      assert(
        !answer.includes("internal_error"),
        answer.split("\n").find((one) => one.includes("internal_error")),
      );
      assert(JSON.parse(answer.trim().split("\n").at(-1)!).summary.complete);
    }
    await door.instance.jobs.runAll();
    await assertReadable(door, at, key);
  }));
