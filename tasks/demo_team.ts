import { createAgents } from "@/db/agents/new_agents.ts";
import { ensureTeam, hasAgents, joinTeam, markAsDemo } from "@/db/agents/sample_team.ts";
import { findOrStoreSetting, findSetting } from "@/db/postgres/settings.ts";
import type { Services } from "@/services/services.ts";
import { SAMPLE_ADMIN, SAMPLE_AGENTS, SAMPLE_MANAGER, SAMPLE_TEAMS } from "@/simulation/team.ts";
import { TICKET_TYPE } from "@/simulation/tickets.ts";
import { TaskError } from "./preflight.ts";

const SEED_SETTING = "demo.seed";

/**
 * Marks the database as a demo's, unless it is marked already.
 * @returns the seed of the demo's history, which never changes
 * @throws {TaskError} when the database contains agents that are not a demo's
 */
export async function claimForDemo({ database }: Services, seed: number): Promise<number> {
  const { db } = database;
  const known = await findSetting(db, SEED_SETTING);
  if (known === undefined && await hasAgents(db)) {
    throw new TaskError(
      "This database holds agents that are not a demo's, and a demo would mix made-up work with " +
        "theirs. Unset DATABASE_URL and LAUREL_DATA_DIR, or point them at an empty database.",
    );
  }
  return Number(known ?? await findOrStoreSetting(db, SEED_SETTING, String(seed)));
}

/**
 * Creates the sample team, its accounts and the type of event that its organization defined.
 * Existing ones stay unchanged.
 */
export async function makeSampleTeam({ database, auth, eventTypes }: Services): Promise<void> {
  const { db } = database;
  if (!await eventTypes.find(TICKET_TYPE.type)) await eventTypes.define(TICKET_TYPE);
  await markAsDemo(db, SAMPLE_ADMIN);
  const teamIds = new Map<string, number>();
  for (const team of SAMPLE_TEAMS) teamIds.set(team.key, await ensureTeam(db, team));
  await createAgents(db, SAMPLE_AGENTS);

  const existing = new Set((await auth.demoAccounts()).map(({ email }) => email));
  if (!existing.has(SAMPLE_MANAGER.email)) {
    const role = "manager" as const;
    await auth.createPerson({
      ...SAMPLE_MANAGER,
      role,
      teamIds: [...teamIds.values()],
      isDemo: true,
    });
  }
  for (const { id, name, email, team } of SAMPLE_AGENTS) {
    const agentId = await joinTeam(db, id, teamIds.get(team)!);
    if (existing.has(email)) continue;
    await auth.createPerson({ name, email, role: "agent", agentId, isDemo: true });
  }
}

/**
 * Creates the key for this start. Revokes the keys of earlier starts, because no one has them any
 * more.
 * @param startedAt milliseconds since the epoch
 */
export async function makeDemoKey(
  { keys }: Services,
  startedAt: number,
): Promise<{ key: string; id: number }> {
  for (const { id, name, revokedAt } of await keys.list()) {
    if (name.startsWith("demo ") && revokedAt === null) await keys.revoke(id);
  }
  const name = `demo ${new Date(startedAt).toISOString().replace(/[TZ]/g, " ").trim()}`;
  return await keys.create({ name, scopes: ["events:write", "read"], createsAgents: true });
}
