import { type Kysely, sql } from "kysely";
import { normalizeEmail, normalizeId, normalizeName, normalizeSubject } from "@/core/identity.ts";
import { unnest } from "@/db/postgres/unnest.ts";
import { normalizePeopleInTools } from "./people_in_tools.ts";
import { planRenames } from "./plan.ts";
import { type Collision, saveCollisions } from "./collisions.ts";
import { renameAgents, renameTeams } from "./rename.ts";

// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
type Db = Kysely<any>;

/** Normalizes the stored identities, and stores the collisions in `identity_collisions`. */
export async function normalizeStoredIdentities(db: Db): Promise<void> {
  await saveCollisions(db, [
    ...await normalizeTeams(db),
    ...await normalizeAgents(db),
    ...await normalizeAccounts(db),
    ...await normalizePeopleInTools(db),
  ]);
}

async function normalizeTeams(db: Db): Promise<Collision[]> {
  const teams = await db.selectFrom("teams").select(["id", "key", "name"]).orderBy("id").execute();
  const renames = planRenames(teams.map(({ id, key }) => ({ rowId: id, id: key })), normalizeId);
  await renameTeams(db, renames);
  await saveNames(db, "teams", teams);
  return renames.flatMap(({ from, to, sameAs }) =>
    sameAs === null ? [] : [{ kind: "team", stored: from, became: to, sameAs }]
  );
}

interface AgentRow {
  id: number;
  key: string;
  name: string;
  email: string | null;
}

async function normalizeAgents(db: Db): Promise<Collision[]> {
  const agents: AgentRow[] = await db.selectFrom("agents").select(["id", "key", "name", "email"])
    .orderBy("id").execute();
  const emails = planEmails(agents);
  const renames = planRenames(
    agents.map(({ id, key }) => ({ rowId: id, id: key })),
    normalizeSubject,
    (id, rowId) => (emails.owners.get(id) ?? rowId) !== rowId,
  );
  await renameAgents(db, renames);
  await saveNames(db, "agents", agents);
  const changed = agents.filter(({ id, email }) => emails.of(id) !== email);
  // Cleared first, because one may get a value that another one is about to give up.
  for (const isEmptied of [true, false]) {
    await sql`UPDATE agents a SET email = n.email
      FROM ${
      unnest("n", {
        id: ["int[]", changed.map(({ id }) => id)],
        email: ["text[]", changed.map(({ id }) => isEmptied ? null : emails.of(id))],
      })
    } WHERE a.id = n.id`.execute(db);
  }
  return [
    ...renames.flatMap(({ from, to, sameAs }): Collision[] =>
      sameAs === null ? [] : [{ kind: "agent", stored: from, became: to, sameAs }]
    ),
    ...emails.collisions,
  ];
}

/**
 * Plans the new e-mails: a row that already has the normalized form keeps it, else the first row
 * gets it.
 */
function planEmails(agents: readonly AgentRow[]) {
  const owners = new Map<string, number>();
  const withEmail = agents.filter(({ email }) => email !== null);
  for (const { id, email } of withEmail) {
    if (normalizeEmail(email!) === email) owners.set(email!, id);
  }
  const collisions: Collision[] = [];
  for (const { id, email } of withEmail) {
    const wanted = normalizeEmail(email!);
    if (wanted !== "" && !owners.has(wanted)) owners.set(wanted, id);
    if (owners.get(wanted) === id) continue;
    collisions.push({ kind: "agent_email", stored: email!, became: null, sameAs: wanted });
  }
  const byOwner = new Map([...owners].map(([email, id]) => [id, email]));
  return { owners, collisions, of: (id: number) => byOwner.get(id) ?? null };
}

async function normalizeAccounts(db: Db): Promise<Collision[]> {
  const users: { id: string; name: string; email: string }[] = await db.selectFrom("users")
    .select(["id", "name", "email"]).orderBy("created_at").orderBy("id").execute();
  const taken = new Set(users.map(({ email }) => email));
  const collisions: Collision[] = [];
  for (const { id, name, email } of users) {
    const wanted = normalizeEmail(email);
    const isFree = wanted !== email && wanted !== "" && !taken.has(wanted);
    if (wanted !== email && !isFree) {
      collisions.push({ kind: "account", stored: email, became: email, sameAs: wanted });
    }
    if (isFree) taken.add(wanted);
    const after = { email: isFree ? wanted : email, name: normalizeName(name) || wanted };
    if (after.email === email && after.name === name) continue;
    await db.updateTable("users").set(after).where("id", "=", id).execute();
  }
  return collisions;
}

async function saveNames(
  db: Db,
  table: "agents" | "teams",
  rows: readonly { id: number; key: string; name: string }[],
): Promise<void> {
  const changed = rows.flatMap(({ id, name }) => {
    const after = normalizeName(name);
    return after === name ? [] : [{ id, after }];
  });
  await sql`UPDATE ${sql.table(table)} t SET name = coalesce(n.name, t.key)
    FROM ${
    unnest("n", {
      id: ["int[]", changed.map(({ id }) => id)],
      name: ["text[]", changed.map(({ after }) => after || null)],
    })
  } WHERE t.id = n.id`.execute(db);
}
