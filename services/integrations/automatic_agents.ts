import type { Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { draftAgent, isLikelyBot } from "@/core/integrations/new_agent.ts";
import { insertAct } from "@/db/audit.ts";
import {
  areSomeUndecided,
  assignPeople,
  lockMadeAgents,
  readPeople,
  saveMadeAgents,
} from "@/db/integrations/new_people.ts";
import type { Account } from "@/db/integrations/identities.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { PersonSeen } from "@/integrations/adapter.ts";
import { createPlanned, planPeople, type SettledPerson } from "./new_agents.ts";
import type { OpenIntegration } from "./registry.ts";

/** The maximum number of people per day and integration who become agents automatically. */
export const MAX_AUTOMATIC_PER_DAY = 500;

/** Makes agents of the people in one webhook. */
export interface AutomaticAgents {
  /**
   * Makes agents of those people about whom nobody has decided, and assigns them.
   * @param undecided the tool's ids, after the people of the webhook were stored
   */
  make(undecided: readonly string[]): Promise<readonly SettledPerson[]>;
}

/**
 * Prepares to make agents of the people whom a webhook mentions. Call it before these people are
 * stored: it locks the integration, and everybody locks the integration before its people.
 * @returns undefined when nobody in the webhook can become an agent
 */
export async function openAutomaticAgents(
  trx: Transaction<Schema>,
  { id, provider, settings, stored }: Pick<
    OpenIntegration,
    "id" | "provider" | "settings" | "stored"
  >,
  { account, people, today, now }: {
    readonly account: Account;
    readonly people: readonly PersonSeen[];
    /** In the organization's time zone. */
    readonly today: Day;
    readonly now: number;
  },
): Promise<AutomaticAgents | undefined> {
  if (!settings.createAgents) return undefined;
  const usable = new Set(
    people.map(({ id: user, name = null, email = null }) => ({ user, name, email }))
      .filter((person) => !isLikelyBot(person) && draftAgent(provider, person) !== null)
      .map(({ user }) => user),
  );
  // Nearly every webhook mentions only known people, and needs no lock.
  if (!await areSomeUndecided(trx, account, [...usable])) return undefined;
  const made = await lockMadeAgents(trx, id, today);
  return {
    async make(undecided) {
      const places = undecided.filter((user) => usable.has(user))
        .map((user) => ({ tenant: account.tenant, user }));
      const options = { provider, skipsBots: true };
      const found = await readPeople(trx, provider, places, true);
      const plans = (await planPeople(trx, found, options))
        // Whether people with the e-mail of an agent are that agent is another setting.
        .filter(({ outcome }) => outcome === "create")
        .slice(0, Math.max(0, MAX_AUTOMATIC_PER_DAY - made));
      const { placed } = await createPlanned(trx, plans, options);
      const chosen = placed.filter(({ isNew }) => isNew || settings.matchByEmail);
      await assignPeople(trx, provider, chosen.map(toAssignment), false);
      const created = chosen.filter(({ isNew }) => isNew);
      if (created.length > 0) {
        await saveMadeAgents(trx, id, { day: today, made: made + created.length });
      }
      for (const { agent, person } of created) {
        await insertAct(trx, {
          at: new Date(now),
          actor: { kind: "system", id: null, name: stored.name },
          action: "agent.create",
          object: { kind: "agent", id: agent.id, name: agent.name },
          before: null,
          after: { ...agent, integration: id, tenant: person.tenant, user: person.user },
          outcome: "done",
          address: null,
          userAgent: null,
        });
      }
      return chosen;
    },
  };
}

function toAssignment({ person: { tenant, user }, agentRowId }: SettledPerson) {
  return { tenant, user, agentRowId };
}
