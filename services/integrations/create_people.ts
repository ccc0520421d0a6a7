import type { Kysely } from "kysely";
import { normalizePersonInTool } from "@/core/identity.ts";
import type { NewPeopleInTool, SkipReason } from "@/core/integrations/views.ts";
import { listIdentities } from "@/db/integrations/identities.ts";
import type { StoredIntegration } from "@/db/integrations/integrations.ts";
import {
  assignPeople,
  type PlaceInTool,
  placeKey,
  readPeople,
  type StoredPerson,
} from "@/db/integrations/new_people.ts";
import { flagPeople } from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { createPlanned, type PersonPlan, planPeople } from "./new_agents.ts";
import { onlyTenant } from "./only_tenant.ts";
import { withRetries } from "./with_retries.ts";

/** A person who is to become an agent. */
export interface WantedPerson {
  readonly tenant?: string | undefined;
  readonly user: string;
  /** Normalized. Left out: what the tool reported. */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** Who is to become an agent. */
export interface WantedPeople {
  /** Left out: a page of everybody who waits. */
  readonly people?: readonly WantedPerson[] | undefined;
  readonly limit: number;
  readonly after: PlaceInTool | null;
  readonly isPreview: boolean;
  /** Whether nothing happens when somebody would be skipped. */
  readonly isAllOrNothing: boolean;
}

/** The result; the place is where the next page starts. */
export type CreatedPeople = Omit<NewPeopleInTool, "nextCursor"> & {
  readonly next: PlaceInTool | null;
};

/** Makes agents of an integration's people, or says what would become of them. */
export async function createPeople(
  db: Kysely<Schema>,
  integration: StoredIntegration,
  wanted: WantedPeople,
): Promise<CreatedPeople> {
  const { provider } = integration;
  const { places, next, given } = wanted.people
    ? readWanted(integration, wanted.people)
    : { ...await nextWaiting(db, integration, wanted), given: new Map<string, WantedPerson>() };
  // Somebody whom an admin names is no bot.
  const options = { provider, skipsBots: wanted.people === undefined };
  const read = async (on: Kysely<Schema>, lock: boolean) => {
    const known = await readPeople(on, provider, places, lock);
    return known.map((person) => withGiven(person, given.get(placeKey(person))));
  };
  let plans: readonly PersonPlan[];
  if (wanted.isPreview) {
    plans = await planPeople(db, await read(db, false), options);
  } else {
    plans = await withRetries(() =>
      db.transaction().execute(async (trx) => {
        const planned = await planPeople(trx, await read(trx, true), options);
        const { plans, placed } = await createPlanned(trx, planned, options);
        if (wanted.isAllOrNothing) refuseSkipped(inOrder(places, plans));
        const assigned = placed.map(({ person: { tenant, user }, agentRowId }) => ({
          tenant,
          user,
          agentRowId,
        }));
        await assignPeople(trx, provider, assigned, true);
        await flagAll(trx, provider, assigned);
        return plans;
      })
    );
    // A second time, as in people.ts: a webhook that was being processed may have missed it.
    const settled = plans.filter(({ outcome }) => outcome !== "skip");
    await withRetries(() => flagAll(db, provider, settled.map(({ person }) => person)));
  }
  const entries = inOrder(places, plans);
  const count = (outcome: PersonPlan["outcome"]) =>
    entries.filter((entry) => entry.outcome === outcome).length;
  return {
    entries,
    created: count("create"),
    matched: count("match"),
    skipped: count("skip"),
    isPreview: wanted.isPreview,
    next,
  };
}

/** Returns the people that a request names, each once. */
function readWanted(integration: StoredIntegration, people: readonly WantedPerson[]) {
  const given = new Map<string, WantedPerson>();
  const places = new Map<string, PlaceInTool>();
  for (const [index, person] of people.entries()) {
    const user = normalizePersonInTool(integration.provider, person.user);
    if (user === "") {
      throw invalidField(`people.${index}.user`, "has nothing in it that can be seen");
    }
    const place = { tenant: person.tenant ?? onlyTenant(integration), user };
    places.set(placeKey(place), place);
    given.set(placeKey(place), person);
  }
  return { places: [...places.values()], given, next: null };
}

/** Returns the next people who wait, and where the page after them starts. */
async function nextWaiting(
  db: Kysely<Schema>,
  integration: StoredIntegration,
  { limit, after }: Pick<WantedPeople, "after" | "limit">,
): Promise<{ places: PlaceInTool[]; next: PlaceInTool | null }> {
  const page = { limit: limit + 1, after, status: "waiting" as const };
  const found = await listIdentities(db, integration, page);
  const places = found.slice(0, limit).map(({ tenant, user }) => ({ tenant, user }));
  return { places, next: found.length > limit ? places.at(-1)! : null };
}

function withGiven(person: StoredPerson, given: WantedPerson | undefined): StoredPerson {
  return {
    ...person,
    name: given?.name ?? person.name,
    email: given?.email ?? person.email,
  };
}

async function flagAll(
  db: Kysely<Schema>,
  provider: string,
  people: readonly PlaceInTool[],
): Promise<void> {
  for (const [tenant, own] of Map.groupBy(people, ({ tenant }) => tenant)) {
    await flagPeople(db, { provider, tenant }, own.map(({ user }) => user));
  }
}

/** Returns an entry for every person asked for, in their order. */
function inOrder(
  places: readonly PlaceInTool[],
  plans: readonly PersonPlan[],
): NewPeopleInTool["entries"] {
  const byPlace = new Map(plans.map((plan) => [placeKey(plan.person), plan]));
  return places.map(({ tenant, user }) => {
    const plan = byPlace.get(placeKey({ tenant, user }));
    const { name = null, email = null } = plan?.person ?? {};
    const reason = plan === undefined ? "unknown" : plan.outcome === "skip" ? plan.reason : null;
    const outcome = plan?.outcome ?? "skip";
    return { tenant, user, name, email, outcome, agent: plan?.agent ?? null, reason };
  });
}

/** Why somebody is skipped; continues a sentence. */
const REASONS: Readonly<Record<SkipReason, string>> = {
  bot: "looks like a bot",
  nameless: "has neither a name nor an e-mail address",
  assigned: "is assigned to an agent already",
  ignored: "is ignored",
  same_mail: "has the same e-mail address as somebody before them in the list",
  unknown: "was never mentioned by the tool",
  no_free_id: "has an id that a thousand agents have",
};

/** @throws {ProblemError} `people_skipped` when somebody is skipped */
function refuseSkipped(entries: NewPeopleInTool["entries"]): void {
  const errors = entries.flatMap(({ reason }, index) =>
    reason === null ? [] : [{ path: `people.${index}`, message: REASONS[reason] }]
  );
  if (errors.length === 0) return;
  throw new ProblemError({
    status: 409,
    code: "people_skipped",
    title: "Not everybody can become an agent",
    detail: `${errors.length} of ${entries.length} people cannot become agents, so nobody did. ` +
      'Leave them out, or ask without "isAllOrNothing".',
    errors,
  });
}
