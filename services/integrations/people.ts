import type { Kysely } from "kysely";
import { normalizePersonInTool } from "@/core/identity.ts";
import type { PersonInTool } from "@/core/integrations/views.ts";
import type { PeopleFilter } from "@/core/integrations/statuses.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { assignIdentity, introduceIdentity, listIdentities } from "@/db/integrations/identities.ts";
import {
  findIntegration,
  noteTenant,
  type StoredIntegration,
} from "@/db/integrations/integrations.ts";
import { flagPeople } from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField, unknownAgent } from "@/services/problems/admin.ts";
import { retrying } from "./retrying.ts";

/** Who the people of a tool are. */
export interface PeopleInTools {
  /** By account and id. @returns undefined when there is no such integration */
  list(integrationId: string, page: {
    readonly limit: number;
    readonly after: { readonly tenant: string; readonly user: string } | null;
    readonly status: PeopleFilter;
  }): Promise<PersonInTool[] | undefined>;
  /**
   * Says who somebody is, also before the tool has mentioned them. What they did and what is stored
   * of it is scored then, at the time when they did it; what was scored for another agent moves.
   * @returns undefined when there is no such integration
   * @throws {ProblemError} `unknown_agent`, `validation_failed`
   */
  assign(integrationId: string, person: {
    readonly tenant?: string | undefined;
    readonly user: string;
    /** Public id; null: nobody (any more). */
    readonly agent: string | null;
    readonly isIgnored?: boolean | undefined;
  }): Promise<PersonInTool | undefined>;
}

/** Opens the assigning of people. */
export function openPeopleInTools({ db, onChanged }: {
  readonly db: Kysely<Schema>;
  /** Called when stored objects have to be derived anew. */
  readonly onChanged: () => Promise<void>;
}): PeopleInTools {
  return {
    async list(integrationId, page) {
      const integration = await findIntegration(db, integrationId);
      if (!integration) return undefined;
      return (await listIdentities(db, integration, page)).map(toAnswer);
    },
    async assign(integrationId, { agent, isIgnored = false, ...place }) {
      const integration = await findIntegration(db, integrationId);
      if (!integration) return undefined;
      const user = normalizePersonInTool(integration.provider, place.user);
      if (user === "") throw invalidField("user", "has nothing in it that can be seen");
      const tenant = place.tenant ?? onlyTenant(integration);
      if (agent !== null && isIgnored) {
        throw invalidField("isIgnored", "cannot be true together with an agent");
      }
      const found = agent === null ? null : await findAgent(db, agent);
      if (found === undefined) throw unknownAgent(agent!);
      const { provider } = integration;
      const account = { provider, tenant };
      await retrying(() =>
        db.transaction().execute(async (trx) => {
          await noteTenant(trx, integrationId, tenant);
          await introduceIdentity(trx, account, user);
          await assignIdentity(trx, account, user, { agentRowId: found?.rowId ?? null, isIgnored });
          await flagPeople(trx, account, [user]);
        })
      );
      // Once more: a webhook that was being taken in may have looked who it is before, and stored
      // what it derived after the look above. (One that stores later looks again; see receive.ts.)
      await retrying(() => flagPeople(db, account, [user]));
      await onChanged();
      // Also of an account that is one too many to be listed.
      const [row] = await listIdentities(db, { ...integration, tenants: [tenant] }, {
        limit: 1,
        after: null,
        status: "all",
        only: { tenant, user },
      });
      return row && toAnswer(row);
    },
  };
}

/** Tools whose webhooks name no account: the integration stands for it. */
const WITHOUT_ACCOUNTS: readonly string[] = ["standard", "chatwoot", "aircall"];

/** The account that is meant when none is named. @throws {ProblemError} `validation_failed` */
function onlyTenant(
  { id, provider, tenants }: Pick<StoredIntegration, "id" | "provider" | "tenants">,
): string {
  if (tenants.length > 1) {
    throw invalidField("tenant", `must be one of the tool's accounts: ${tenants.join(", ")}`);
  }
  if (tenants[0] !== undefined) return tenants[0];
  if (WITHOUT_ACCOUNTS.includes(provider)) return id;
  throw invalidField("tenant", "must name the tool's account: nothing has come from it yet");
}

function toAnswer(row: PersonInTool<Date>): PersonInTool {
  return {
    ...row,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  };
}
