import { formatNumber } from "@/components/shared/format.ts";
import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import type { NewPeopleInTool, PersonInTool } from "@/core/integrations/views.ts";
import { integrationPeopleWords } from "@/words/integration_people.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { CreationErrors, GivenPerson } from "./CreateAgent.tsx";
import type { Decision } from "./decision.ts";
import { calledOf } from "./words.ts";

/** What an admin can do about people of tools. */
export interface PersonActions<Person> {
  /** Error messages by the key of the person. */
  readonly errors: Readonly<Record<string, string>>;
  /** Says who a person is. @returns whether it was done */
  decide(person: Person, decision: Decision): Promise<boolean>;
  /** Makes an agent of a person. @returns error messages by field */
  create(person: Person, given: GivenPerson): Promise<CreationErrors>;
}

/**
 * Sends what an admin decides about people of tools.
 * @param pathOf the API path of the person's integration
 * @param onSettled called after it was decided, with what to announce
 */
export function usePersonActions<Person extends PersonInTool>({ keyOf, pathOf, onSettled }: {
  keyOf: (person: Person) => string;
  pathOf: (person: Person) => string;
  onSettled: (person: Person, words: string) => void;
}): PersonActions<Person> {
  const words = wordsOf(integrationPeopleWords);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  async function decide(person: Person, { agent, isIgnored }: Decision): Promise<boolean> {
    const key = keyOf(person);
    const { tenant, user } = person;
    const answer = await ask<PersonInTool>("PUT", `${pathOf(person)}/people`, {
      tenant,
      user,
      agent: agent?.id ?? null,
      isIgnored,
    });
    setErrors(({ [key]: _, ...rest }) => answer.ok ? rest : { ...rest, [key]: answer.message });
    if (!answer.ok) return false;
    onSettled(
      person,
      agent
        ? words.done.is(calledOf(person), agent.name, waitingOf(person))
        : (isIgnored ? words.done.ignored : words.done.waiting)(calledOf(person)),
    );
    return true;
  }

  async function create(person: Person, given: GivenPerson): Promise<CreationErrors> {
    const key = keyOf(person);
    const { tenant, user } = person;
    const answer = await ask<NewPeopleInTool>("POST", `${pathOf(person)}/people/create`, {
      people: [{ tenant, user, ...given }],
    });
    if (!answer.ok) {
      const fields = Object.entries(answer.fields)
        .map(([path, message]) => [path.replace(/^people\.0\./, ""), message]);
      if (fields.length === 0) setErrors((all) => ({ ...all, [key]: answer.message }));
      return Object.fromEntries(fields);
    }
    const [made] = answer.data.entries;
    // Somebody else decided it at the same moment: the list shows what they decided.
    const isSettled = !made?.reason || ["assigned", "ignored"].includes(made.reason);
    const why = isSettled ? {} : { [key]: `${calledOf(person)} ${words.skip[made.reason!]}.` };
    setErrors(({ [key]: _, ...rest }) => ({ ...rest, ...why }));
    if (!isSettled) return {};
    const name = made?.agent?.name ?? calledOf(person);
    onSettled(
      person,
      made?.outcome === "create"
        ? words.done.created(name, waitingOf(person))
        : words.done.is(calledOf(person), name, waitingOf(person)),
    );
    return {};
  }

  return { errors, decide, create };
}

/** Whether an agent can be made of a person without asking for a name. */
export function isNamed(provider: string, { name, email }: PersonInTool): boolean {
  return name !== null || email !== null || provider === "standard";
}

function waitingOf({ waitingEvents }: PersonInTool): string {
  const words = wordsOf(integrationPeopleWords);
  return waitingEvents > 0
    ? `; ${words.done.counts(waitingEvents, formatNumber(waitingEvents))}`
    : "";
}
