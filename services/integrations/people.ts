import type { Kysely } from "kysely";
import { normalizePersonInTool } from "@/core/identity.ts";
import type { PersonInTool, UnassignedPerson } from "@/core/integrations/views.ts";
import type { PeopleFilter } from "@/core/integrations/statuses.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { assignIdentity, introduceIdentity, listIdentities } from "@/db/integrations/identities.ts";
import { listUnassigned, type UnassignedPage } from "@/db/integrations/unassigned.ts";
import { findIntegration, noteTenant } from "@/db/integrations/integrations.ts";
import { flagPeople } from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField, unknownAgent } from "@/services/problems/admin.ts";
import { type CreatedPeople, createPeople, type WantedPeople } from "./create_people.ts";
import { onlyTenant } from "./only_tenant.ts";
import { withRetries } from "./with_retries.ts";

/** Lists and assigns the people of a tool. */
export interface PeopleInTools {
  /** Lists people by account and id. @returns undefined when there is no such integration */
  list(integrationId: string, page: {
    readonly limit: number;
    readonly after: { readonly tenant: string; readonly user: string } | null;
    readonly status: PeopleFilter;
  }): Promise<PersonInTool[] | undefined>;
  /** Lists people of all tools who are nobody's yet, or who are ignored; newest first. */
  unassigned(page: UnassignedPage): Promise<UnassignedPerson[]>;
  /**
   * Assigns an agent to a person, also before the first webhook about them. Their stored work is
   * then scored, at the time when it was done, and work that was scored for another agent moves.
   * @returns undefined when there is no such integration
   * @throws {ProblemError} `unknown_agent`, `validation_failed`
   */
  assign(integrationId: string, person: {
    readonly tenant?: string | undefined;
    readonly user: string;
    /** Public id; null when nobody is (still) assigned. */
    readonly agent: string | null;
    readonly isIgnored?: boolean | undefined;
  }): Promise<PersonInTool | undefined>;
  /**
   * Makes agents of people, or says what would become of them. Whoever has the e-mail of an agent
   * is assigned to that agent. Their stored work is then scored as by {@link assign}. Doing it again
   * changes nothing, also when two admins do it at once.
   * @returns undefined when there is no such integration
   * @throws {ProblemError} `people_skipped`, `validation_failed`
   */
  create(integrationId: string, wanted: WantedPeople): Promise<CreatedPeople | undefined>;
}

/** Opens the assignment of people. */
export function openPeopleInTools({ db, onChanged }: {
  readonly db: Kysely<Schema>;
  /** Called when stored objects have to be derived again. */
  readonly onChanged: () => Promise<void>;
}): PeopleInTools {
  return {
    async list(integrationId, page) {
      const integration = await findIntegration(db, integrationId);
      if (!integration) return undefined;
      return (await listIdentities(db, integration, page)).map(toAnswer);
    },
    unassigned: async (page) =>
      (await listUnassigned(db, page)).map((row) => ({
        ...row,
        firstSeenAt: row.firstSeenAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
      })),
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
      await withRetries(() =>
        db.transaction().execute(async (trx) => {
          await noteTenant(trx, integrationId, tenant);
          await introduceIdentity(trx, account, user);
          await assignIdentity(trx, account, user, { agentRowId: found?.rowId ?? null, isIgnored });
          await flagPeople(trx, account, [user]);
        })
      );
      // A second time: a webhook that was being processed may have looked up the person before the
      // assignment and stored its events after the transaction above. (A webhook that stores its
      // events even later checks again itself; see receive.ts.)
      await withRetries(() => flagPeople(db, account, [user]));
      await onChanged();
      // Works also for an account that is not listed because there are too many.
      const [row] = await listIdentities(db, { ...integration, tenants: [tenant] }, {
        limit: 1,
        after: null,
        status: "all",
        only: { tenant, user },
      });
      return row && toAnswer(row);
    },
    async create(integrationId, wanted) {
      const integration = await findIntegration(db, integrationId);
      if (!integration) return undefined;
      const result = await createPeople(db, integration, wanted);
      if (!wanted.isPreview && result.created + result.matched > 0) await onChanged();
      return result;
    },
  };
}

function toAnswer(row: PersonInTool<Date>): PersonInTool {
  return {
    ...row,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  };
}
