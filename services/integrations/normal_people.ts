import { normalizeEmail, normalizeName, normalizePersonInTool } from "@/core/identity.ts";
import type { Fact, FactAbout } from "@/core/integrations/facts.ts";
import type { Mapped, PersonSeen } from "@/integrations/adapter.ts";

/**
 * Normalizes all people in a webhook's facts as `core/identity.ts` defines. An event in Laurel's
 * own format whose subject is then empty is left out.
 */
export function withNormalPeople(provider: string, mapped: Mapped): Mapped {
  const facts = mapped.facts.map((one) =>
    ({ ...one, fact: withNormalPerson(provider, one.fact) }) as FactAbout
  );
  const nameless = facts.find(({ fact }) => fact.what === "event" && fact.person === null);
  const why = nameless && "It names no agent: nothing in the id can be seen.";
  return {
    ...mapped,
    facts: facts.filter(({ fact }) => fact.what !== "event" || fact.person !== null),
    people: mapped.people.flatMap((person) => normalPerson(provider, person) ?? []),
    ignored: [mapped.ignored, why].filter(Boolean).join(" ") || null,
  };
}

/**
 * Returns a fact with its person normalized; the person is null when the id has no visible
 * character.
 */
export function withNormalPerson(provider: string, fact: Fact): Fact {
  if (!("person" in fact) || fact.person === null) return fact;
  return { ...fact, person: normalizePersonInTool(provider, fact.person) || null } as Fact;
}

function normalPerson(provider: string, person: PersonSeen): PersonSeen | undefined {
  const id = normalizePersonInTool(provider, person.id);
  if (id === "") return undefined;
  const name = normalizeName(person.name ?? "");
  const email = normalizeEmail(person.email ?? "");
  return { id, ...(name === "" ? {} : { name }), ...(email === "" ? {} : { email }) };
}
