import type { Kysely, Transaction } from "kysely";
import { normalizeSubject } from "@/core/identity.ts";
import {
  type AgentDraft,
  draftAgent,
  ID_ROUNDS,
  idCandidates,
  isLikelyBot,
} from "@/core/integrations/new_agent.ts";
import type { SkipReason } from "@/core/integrations/views.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import type { NewAgent } from "@/db/agents/new_agents.ts";
import { createAgents, findAgentsByRow } from "@/db/agents/new_agents.ts";
import { placeKey, type StoredPerson } from "@/db/integrations/new_people.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** What becomes of a person of a tool. */
export type PersonPlan =
  & { readonly person: StoredPerson }
  & (
    | { readonly outcome: "create"; readonly agent: NewAgent }
    | { readonly outcome: "match"; readonly agent: NewAgent; readonly agentRowId: number }
    | { readonly outcome: "skip"; readonly agent: NewAgent | null; readonly reason: SkipReason }
  );

/** A person who is assigned, and whether their agent is new. */
export interface SettledPerson {
  readonly person: StoredPerson;
  readonly agent: NewAgent;
  readonly agentRowId: number;
  readonly isNew: boolean;
}

interface PlanOptions {
  readonly provider: string;
  /** Whether people who look like bots are left out. */
  readonly skipsBots: boolean;
}

/** How often people are planned again whose agents another transaction created at this moment. */
const MAX_ATTEMPTS = 4;

/**
 * Plans what becomes of people of a tool, in their order: a new agent, the agent who has their
 * e-mail, or nothing. It changes nothing.
 */
export async function planPeople(
  db: Kysely<Schema>,
  people: readonly StoredPerson[],
  { provider, skipsBots }: PlanOptions,
): Promise<PersonPlan[]> {
  const drafts = new Map(people.map((person) => [person, draftAgent(provider, person)]));
  // The generic webhook names agents by their ids in Laurel.
  const subjectsOf = (person: StoredPerson) =>
    [
      provider === "standard" ? normalizeSubject(person.user) : null,
      drafts.get(person)?.email ?? null,
    ].filter((one) => one !== null);
  const rowIds = await findSubjects(db, [...new Set(people.flatMap(subjectsOf))]);
  const names = await findAgentsByRow(db, [...rowIds.values()]);
  const emails = new Set<string>();
  const plans = people.map((person): PersonPlan | AgentDraft => {
    const skip = (reason: SkipReason) =>
      ({ person, outcome: "skip", agent: person.agent, reason }) as const;
    if (person.agent !== null) return skip("assigned");
    if (person.isIgnored) return skip("ignored");
    if (skipsBots && isLikelyBot(person)) return skip("bot");
    const subject = subjectsOf(person).find((one) => rowIds.has(one));
    if (subject !== undefined) {
      const agentRowId = rowIds.get(subject)!;
      return { person, outcome: "match", agent: names.get(agentRowId)!, agentRowId };
    }
    const draft = drafts.get(person);
    if (!draft) return skip("nameless");
    if (draft.email !== null) {
      if (emails.has(draft.email)) return skip("same_mail");
      emails.add(draft.email);
    }
    return draft;
  });
  const ids = await pickIds(db, plans.filter(isDraft));
  return plans.map((plan, index) => {
    if (!isDraft(plan)) return plan;
    const person = people[index]!;
    const id = ids.get(plan);
    if (id === undefined) return { person, outcome: "skip", agent: null, reason: "no_free_id" };
    return { person, outcome: "create", agent: { id, name: plan.name, email: plan.email } };
  });
}

function isDraft(plan: PersonPlan | AgentDraft): plan is AgentDraft {
  return "baseId" in plan;
}

/** Returns an id for each draft that names nobody yet. */
async function pickIds(
  db: Kysely<Schema>,
  drafts: readonly AgentDraft[],
): Promise<Map<AgentDraft, string>> {
  const picked = new Map<AgentDraft, string>();
  const used = new Set<string>();
  for (let round = 0; round < ID_ROUNDS && picked.size < drafts.length; round++) {
    const open = drafts.filter((draft) => !picked.has(draft));
    const bases = [...new Set(open.map(({ baseId }) => baseId))];
    const candidates = new Map(bases.map((baseId) => [baseId, idCandidates(baseId, round)]));
    const taken = await findSubjects(db, [...new Set([...candidates.values()].flat())]);
    for (const draft of open) {
      const id = candidates.get(draft.baseId)!.find((one) => !taken.has(one) && !used.has(one));
      if (id === undefined) continue;
      used.add(id);
      picked.set(draft, id);
    }
  }
  return picked;
}

/**
 * Creates the planned agents. Where another transaction took an id or an e-mail since the plan was
 * made, the person is planned again.
 * @returns the final plans, and everybody who is to be assigned
 */
export async function createPlanned(
  trx: Transaction<Schema>,
  plans: readonly PersonPlan[],
  options: PlanOptions,
): Promise<{ readonly plans: readonly PersonPlan[]; readonly placed: readonly SettledPerson[] }> {
  const placed = new Map<string, SettledPerson>();
  let current = plans;
  for (let attempt = 1;; attempt++) {
    const missing = await placeAll(trx, current, placed);
    if (missing.length === 0) return { plans: current, placed: [...placed.values()] };
    if (attempt === MAX_ATTEMPTS) {
      throw new Error(`the ids of ${missing.length} new agents were taken again and again`);
    }
    const again = await planPeople(trx, missing, options);
    const replanned = new Map(again.map((plan) => [placeKey(plan.person), plan]));
    current = current.map((plan) => replanned.get(placeKey(plan.person)) ?? plan);
  }
}

/** Returns the people whose agents could not be created. */
async function placeAll(
  trx: Transaction<Schema>,
  plans: readonly PersonPlan[],
  placed: Map<string, SettledPerson>,
): Promise<StoredPerson[]> {
  const open = plans.filter((plan) => !placed.has(placeKey(plan.person)));
  const toCreate = open.filter((plan) => plan.outcome === "create");
  const made = await createAgents(trx, toCreate.map(({ agent }) => agent));
  for (const plan of open) {
    const { person, outcome, agent } = plan;
    if (outcome === "skip" || agent === null) continue;
    const agentRowId = outcome === "match" ? plan.agentRowId : made.get(agent.id);
    if (agentRowId === undefined) continue;
    placed.set(placeKey(person), { person, agent, agentRowId, isNew: outcome === "create" });
  }
  return toCreate.flatMap(({ person }) => placed.has(placeKey(person)) ? [] : [person]);
}
