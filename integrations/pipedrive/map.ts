import type { FactAbout } from "@/core/integrations/facts.ts";
import type { Mapped, PersonSeen } from "@/integrations/adapter.ts";
import { activityFacts } from "./activity.ts";
import { dealFacts, valueProblem } from "./deal.ts";
import { type Message, readMessage } from "./payload.ts";
import { personFacts } from "./person.ts";
import { idFrom } from "@/integrations/shared/optional.ts";

/** Why webhooks about these objects have no meaning for Laurel. */
const UNUSED: Readonly<Record<string, string>> = {
  lead: "A lead counts when it becomes a deal; otherwise it would count twice.",
  user: "It is about a user; that is not work.",
};

/** Maps a webhook to facts. @throws {Unparseable} when it is not a webhook of version 2 */
export function mapPipedrive(payload: unknown): Mapped {
  const message = readMessage(payload);
  const facts = factsOf(message);
  return {
    tenant: message.company,
    name: `${message.action}.${message.entity}`,
    facts,
    people: peopleIn(message, facts),
    ignored: facts.length === 0
      ? whyIgnored(message)
      : message.entity === "deal"
      ? valueProblem(message)
      : null,
  };
}

function factsOf(message: Message): FactAbout[] {
  const { action, entity, id } = message;
  if (!["create", "change", "delete"].includes(action)) return [];
  switch (entity) {
    case "deal":
      return dealFacts(message).map((fact) => ({ object: { kind: "deal", id }, fact }));
    case "person":
      return personFacts(message).map((fact) => ({ object: { kind: "contact", id }, fact }));
    case "activity":
      return activityFacts(message);
    default:
      return [];
  }
}

function whyIgnored({ action, entity, isMergedAway }: Message): string {
  if (entity === "deal" && isMergedAway) {
    return "The deal was merged into another one; what it has earned stays.";
  }
  if (Object.hasOwn(UNUSED, entity)) return UNUSED[entity]!;
  return ["deal", "person", "activity"].includes(entity)
    ? `"${action}.${entity}" changed nothing that Laurel follows.`
    : `Laurel follows deals, persons and activities, not "${entity}".`;
}

function peopleIn(message: Message, facts: readonly FactAbout[]): PersonSeen[] {
  const people = new Map<string, PersonSeen>();
  const see = (id: string | null) => {
    if (id !== null) people.set(id, { id });
  };
  // Only people with known work are reported.
  if (facts.length > 0) see(message.person);
  for (const { fact } of facts) if ("person" in fact) see(fact.person);
  if (message.entity === "user" && message.action !== "delete") {
    const { data } = message;
    const id = idFrom(data.id) ?? message.id;
    people.set(id, { id, ...text("name", data.name), ...text("email", data.email) });
  }
  return [...people.values()];
}

function text<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  const trimmed = typeof value === "string" ? value.trim().slice(0, 200).toWellFormed() : "";
  return trimmed === "" ? {} : { [key]: trimmed } as { [P in K]?: string };
}
