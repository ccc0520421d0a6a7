import { type Kysely, sql } from "kysely";

/**
 * Why: everything that chooses a person searches on the server, among ten thousand people. The text
 * that is searched is stored without letter case and accents, so that a search reads one column and
 * depends on no locale of the database; it begins with the name and orders lists by it.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`ALTER TABLE agents ADD COLUMN search_text TEXT COLLATE "C"`.execute(db);
  await sql`ALTER TABLE agent_aliases ADD COLUMN search_text TEXT COLLATE "C"`.execute(db);
  const agents = await sql<{ id: number; key: string; name: string; email: string | null }>`
    SELECT id, key, name, email FROM agents`.execute(db);
  const texts = agents.rows.map(({ key, name, email }) =>
    [name, key, email ?? ""].map(plain).join("\n")
  );
  await sql`UPDATE agents a SET search_text = n.text
    FROM unnest(${agents.rows.map(({ id }) => id)}::int[], ${texts}::text[]) AS n(id, text)
    WHERE a.id = n.id`.execute(db);
  const { rows } = await sql<{ alias: string }>`SELECT alias FROM agent_aliases`.execute(db);
  const aliases = rows.map(({ alias }) => alias);
  await sql`UPDATE agent_aliases l SET search_text = n.text
    FROM unnest(${aliases}::text[], ${aliases.map(plain)}::text[]) AS n(alias, text)
    WHERE l.alias = n.alias`.execute(db);
}

/** The text of core/agents/search.ts on the day of this migration. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase().normalize("NFC");
}
