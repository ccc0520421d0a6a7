import type { FactAbout } from "@/core/integrations/facts.ts";
import type { MapContext, Mapped, PersonSeen } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { idOf } from "@/integrations/shared/json.ts";
import { readText } from "@/integrations/shared/text.ts";
import { withoutTexts } from "./redact.ts";
import { type SentEvent, sentEvents } from "./sent.ts";
import { EVENT_TYPES } from "./types.ts";

/** Fields of `data` that name the person; they are not passed on. */
const PERSON_NAMES = ["agentId", "agent_id", "agentEmail", "agent_email"];

/**
 * Maps events in Laurel's own terms. Messages that name their conversation and have no response
 * time become facts about that conversation, so that Laurel pairs question and answer.
 * @throws {Unparseable} when the payload has another shape
 */
export function mapStandard(payload: unknown, context: MapContext): Mapped {
  const events = sentEvents(payload, context.readInstant);
  const mapped = events.map((event) => mapEvent(event, context));
  const names = [...new Set(events.map(({ type }) => type))];
  const ignored = [...new Set(mapped.flatMap((one) => one.ignored ?? []))];
  return {
    tenant: context.integrationId,
    name: names.join(", ").slice(0, 200) || "nothing",
    facts: mapped.flatMap(({ fact }) => fact ?? []),
    people: mapped.flatMap(({ person }) => person ?? []),
    ignored: events.length === 0 ? "The batch is empty." : ignored.join(" ") || null,
  };
}

interface MappedEvent {
  readonly fact?: FactAbout;
  readonly person?: PersonSeen;
  readonly ignored?: string;
}

function mapEvent(event: SentEvent, { takesType }: Pick<MapContext, "takesType">): MappedEvent {
  const { type } = event;
  if (!EVENT_TYPES.includes(type) && !takesType(type)) {
    return {
      ignored: `Laurel has no event type "${type}". An admin can define it under Event Types; ` +
        "then replay this webhook.",
    };
  }
  if (type === "event_reversed") {
    return {
      ignored: "Laurel takes event_reversed by its API alone, not from webhooks: " +
        "DELETE /api/v1/events/{source}/{id}.",
    };
  }
  const person = personOf(event);
  const message = messageOf(event, person?.id ?? null);
  if (message) return { fact: message, ...(person ? { person } : {}) };
  if (!person) {
    return {
      ignored: `This ${type} names no agent: send data.agentId, data.agentEmail or subject.`,
    };
  }
  return {
    person,
    fact: {
      object: { kind: "event", id: event.id },
      fact: {
        key: "event",
        time: event.time,
        revision: event.revision,
        what: "event",
        type,
        person: person.id,
        data: dataOf(event),
      },
    },
  };
}

/** Returns the person whose work it was. */
function personOf({ subject, data }: SentEvent): PersonSeen | undefined {
  const email = idOf(data["agentEmail"]) ?? idOf(data["agent_email"]);
  const id = subject.first ?? idOf(data["agentId"]) ?? idOf(data["agent_id"]) ?? email ??
    subject.last;
  return id ? { id, ...(email ? { email } : {}) } : undefined;
}

/**
 * Returns the fact of a message that is paired with others of its conversation; undefined for other
 * events.
 */
function messageOf(event: SentEvent, person: string | null): FactAbout | undefined {
  const { type, data } = event;
  if (type !== "message_received" && type !== "message_response") return undefined;
  const conversation = idOf(data["conversationId"]);
  if (conversation === null || (data["responseTime"] ?? null) !== null) return undefined;
  const isByAgent = type === "message_response";
  return {
    object: { kind: "conversation", id: conversation },
    fact: {
      key: factKey("message", idOf(data["messageId"]) ?? event.id),
      time: event.time,
      revision: event.revision,
      what: "message",
      by: isByAgent ? "agent" : "customer",
      person: isByAgent ? person : null,
      quality: isByAgent ? qualityOf(event) : null,
    },
  };
}

/**
 * Returns the data that is passed on: without the person, and with a quality instead of the text.
 */
function dataOf(event: SentEvent): Record<string, unknown> {
  const left = Object.entries(event.data)
    .filter(([name]) => name !== "text" && !PERSON_NAMES.includes(name));
  const data = withoutTexts(Object.fromEntries(left)) as Record<string, unknown>;
  if (event.type !== "message_response") return data;
  const quality = qualityOf(event);
  return quality === null ? data : { ...data, quality };
}

/** Returns the quality that was sent, else the quality of the text. */
function qualityOf({ data }: SentEvent): number | null {
  const given = data["quality"] ?? null;
  if (given === null) return readText(data["text"])?.quality ?? null;
  return typeof given === "number" && given >= 0 && given <= 1 ? given : null;
}
