/**
 * Accounts for the tests, created directly in a database before the server opens it, or while it
 * runs.
 */
import { findAgent } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { type DatabaseOptions, openDatabase } from "@/db/postgres/open.ts";
import { openAuth } from "@/services/auth/mod.ts";
import type { Role } from "@/services/auth/identity.ts";
import { signInWith } from "@/testing/sign_in.ts";

export const PASSWORD = "correct horse battery";

export interface TestPerson {
  readonly email: string;
  readonly role: Role;
  /** The agent of the person; created when it does not exist. */
  readonly agent?: { readonly id: string; readonly name: string };
  /** The team of the agent, or the team that a manager sees; created when it does not exist. */
  readonly team?: string;
  /** Whether the desk shows its tour to the person; not by default. */
  readonly wantsTour?: boolean;
}

/**
 * Creates people who can sign in with {@link PASSWORD}. An embedded database must not be open
 * elsewhere.
 */
export async function addPeople(
  where: DatabaseOptions,
  people: readonly TestPerson[],
): Promise<void> {
  const database = await openDatabase(where);
  const { db } = database;
  try {
    await migrateToLatest(db);
    const auth = openAuth({
      db,
      secret: "only accounts are made with it, no sessions",
      isDemo: false,
      log: () => {},
    });
    for (const { email, role, agent, team, wantsTour } of people) {
      const teamId = team === undefined ? null : await teamOf(team);
      let agentId: number | null = null;
      if (agent) {
        await createAgents(db, [{ ...agent, email }]);
        agentId = (await findAgent(db, agent.id))!.rowId;
        await db.updateTable("agents").set({ team_id: teamId }).where("id", "=", agentId).execute();
      }
      const teamIds = role === "manager" && teamId !== null ? [teamId] : [];
      const name = agent?.name ?? email.split("@")[0]!;
      const { userId } = await auth.createPerson({
        email,
        name,
        password: PASSWORD,
        role,
        agentId,
        teamIds,
      });
      if (!wantsTour) await auth.endTour(userId);
    }
  } finally {
    await database.close();
  }

  async function teamOf(key: string): Promise<number> {
    await db.insertInto("teams").values({ key, name: key })
      .onConflict((conflict) => conflict.column("key").doNothing()).execute();
    const { id } = await db.selectFrom("teams").select("id").where("key", "=", key)
      .executeTakeFirstOrThrow();
    return id;
  }
}

/** Signs a test person in. Returns the cookies of the session. */
export function signIn(url: string, email: string, password = PASSWORD): Promise<string> {
  return signInWith(url, email, password);
}
