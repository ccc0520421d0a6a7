import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * Makes every write of a row fail for which a condition on NEW is true, as a bug of Laurel would.
 * The returned function removes this again.
 * @param code SQLSTATE of the error
 */
export async function breakTable(
  db: Kysely<Schema>,
  table: string,
  condition: string,
  code = "P0001",
): Promise<() => Promise<void>> {
  await sql.raw(`CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF ${condition} THEN RAISE EXCEPTION 'broken on purpose' USING ERRCODE = '${code}'; END IF;
    RETURN NEW; END $$`).execute(db);
  await sql.raw(`CREATE TRIGGER break_it BEFORE INSERT OR UPDATE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION break_it()`).execute(db);
  return async () => {
    await sql.raw(`DROP TRIGGER break_it ON ${table}`).execute(db);
    await sql`DROP FUNCTION break_it`.execute(db);
  };
}
