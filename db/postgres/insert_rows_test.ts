import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { forEachDatabase } from "@/testing/database.ts";
import { insertRows, type NewRows } from "./insert_rows.ts";
import { isoTime } from "./unnest.ts";

/** Days off of the whole company, named after their day. */
function daysOff(days: readonly string[]): NewRows<"days_off"> {
  return {
    team_id: sql`NULL::int`,
    first_day: ["date[]", days],
    last_day: ["date[]", days],
    name: ["text[]", days],
    created_at: sql`${isoTime(0)}::timestamptz`,
  };
}

forEachDatabase(
  "insert rows - each row gets its own values, and all share an expression",
  async ({ db }) => {
    await insertRows("days_off", daysOff(["2026-12-24", "2026-12-31"])).execute(db);
    const rows = await db.selectFrom("days_off").select([
      "first_day",
      "name",
      "created_at",
      "team_id",
    ])
      .orderBy("first_day").execute();
    assertEquals(
      rows,
      ["2026-12-24", "2026-12-31"].map((day) => ({
        first_day: day,
        name: day,
        created_at: new Date(0),
        team_id: null,
      })),
    );
  },
);

forEachDatabase("insert rows - JSON is sent as text and cast", async ({ db }) => {
  const messages = ["[1]", `["a \\"quote\\""]`];
  await insertRows("outbox", { messages: ["text[]", messages, "json"] }).execute(db);
  const rows = await db.selectFrom("outbox").select("messages").orderBy("id").execute();
  assertEquals(rows.map((row) => row.messages), [[1], ['a "quote"']]);
});

forEachDatabase("insert rows - the text is the same for any number of rows", ({ db }) => {
  const textOf = (days: readonly string[]) => insertRows("days_off", daysOff(days)).compile(db).sql;
  assertEquals(textOf([]), textOf(["2026-12-24", "2026-12-31"]));
  const { parameters } = insertRows("days_off", daysOff(["2026-12-24"])).compile(db);
  assertEquals(parameters, [isoTime(0), ["2026-12-24"], ["2026-12-24"], ["2026-12-24"]]);
  return Promise.resolve();
});

Deno.test("insert rows - the compiler refuses unknown and missing columns", () => {
  // @ts-expect-error a misspelled column
  insertRows("prize_counters", { prize: ["text[]", ["a"]], scop: ["text[]", ["a"]], used: sql`0` });
  // @ts-expect-error a column that must be there is missing
  insertRows("prize_counters", { prize: ["text[]", ["a"]], scope: ["text[]", ["a"]] });
  // @ts-expect-error values of another type
  insertRows("teams", { key: ["text[]", ["a"]], name: ["text[]", [1]] });
  // @ts-expect-error there is no such table
  insertRows("nothing", {});
});
