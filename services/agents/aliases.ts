import type { Kysely } from "kysely";
import type { AgentAliasView } from "@/core/agents/views.ts";
import { normalizeSubject } from "@/core/identity.ts";
import {
  type Alias,
  countAliases,
  deleteAlias,
  insertAlias,
  listAliases,
} from "@/db/agents/aliases.ts";
import { findAgent, findSubjects } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** Manages the other names of agents: an event that names an alias counts for the alias's agent. */
export interface Aliases {
  /** Lists an agent's aliases. @returns undefined when there is no such agent */
  list(
    id: string,
    page: { readonly limit: number; readonly after: string | null },
  ): Promise<AgentAliasView[] | undefined>;
  /**
   * Adds another id or e-mail address by which an agent is known.
   * @returns undefined when there is no such agent
   * @throws {ProblemError} `alias_taken`, `validation_failed`
   */
  add(id: string, alias: string): Promise<AgentAliasView | undefined>;
  /**
   * Removes an alias.
   * @returns false when the agent has no such alias
   * @throws {ProblemError} `alias_is_former_id`
   */
  remove(id: string, alias: string): Promise<boolean>;
}

const MAX_ALIASES = 200;

/** Opens the use cases of aliases. */
export function openAliases({ db }: { readonly db: Kysely<Schema> }): Aliases {
  async function find(agentRowId: number, alias: string): Promise<AgentAliasView | undefined> {
    const all = await listAliases(db, agentRowId, { limit: Number.MAX_SAFE_INTEGER, after: null });
    const found = all.find((one) => one.alias === alias);
    return found && toAnswer(found);
  }

  return {
    async list(id, page) {
      const agent = await findAgent(db, id);
      return agent && (await listAliases(db, agent.rowId, page)).map(toAnswer);
    },
    async add(id, given) {
      const agent = await findAgent(db, id);
      if (!agent) return undefined;
      const alias = normalizeSubject(given);
      await db.transaction().execute(async (trx) => {
        await insertAlias(trx, agent.rowId, alias);
        const means = (await findSubjects(trx, [alias])).get(alias);
        if (means !== agent.rowId) throw aliasTaken(alias);
        if (await countAliases(trx, agent.rowId) > MAX_ALIASES) {
          throw invalidField("alias", `is one too many: an agent has at most ${MAX_ALIASES}`);
        }
        if (alias === agent.id || alias === agent.email) {
          throw invalidField("alias", "is the agent's own id or e-mail already");
        }
      });
      return await find(agent.rowId, alias);
    },
    async remove(id, given) {
      const agent = await findAgent(db, id);
      if (!agent) return false;
      const alias = normalizeSubject(given);
      if (await deleteAlias(db, agent.rowId, alias)) return true;
      if (await find(agent.rowId, alias)) throw isFormerId(alias);
      return false;
    },
  };
}

function toAnswer({ alias, isFormerId, createdAt }: Alias): AgentAliasView {
  return { alias, isFormerId, createdAt: createdAt.toISOString() };
}

function aliasTaken(alias: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "alias_taken",
    title: "The alias is somebody else's",
    detail:
      `"${alias}" is the id, the e-mail or an alias of another agent. Merge that agent into ` +
      "this one if they are one person.",
    errors: [{ path: "alias", message: "is another agent's" }],
  });
}

function isFormerId(alias: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "alias_is_former_id",
    title: "The alias is the id of a merged agent",
    detail:
      `"${alias}" was an agent of its own, whose work is this agent's now. It stays an alias.`,
  });
}
