import type { Mapped } from "@/integrations/adapter.ts";
import { ignore, readComment, type Reading, readMessage } from "./messages.ts";
import { parseZendesk, type ZendeskEvent } from "./payload.ts";
import { readMerge } from "./merge.ts";
import { beginning, readAssignment, readGroup, readRating, readStatus } from "./ticket.ts";

const READERS: Readonly<Record<string, (event: ZendeskEvent) => Reading>> = {
  "ticket.created": () => ({ facts: [], people: [], ignored: null }),
  "ticket.comment_added": readComment,
  "ticket.status_changed": readStatus,
  "ticket.agent_assignment_changed": readAssignment,
  "ticket.group_assignment_changed": readGroup,
  "ticket.merged": readMerge,
  "ticket.csat_received": readRating,
  "messaging_ticket.message_added": readMessage,
};

/**
 * Maps an event of Zendesk to facts.
 * @throws {Unparseable} when the payload has another shape
 */
export function mapZendesk(payload: unknown): Mapped {
  const event = parseZendesk(payload);
  const name = event.type.slice("zen:event-type:".length);
  const common = { tenant: event.account_id, name };
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  const ticket = ticketOf(event);
  const reading = !reader
    ? ignore(`Laurel does not use "${name.slice(0, 100)}".`)
    : ticket === null
    ? ignore("It does not say which ticket it is about.")
    : reader(event);
  const facts = reader ? [...beginning(event), ...reading.facts] : [];
  return {
    ...common,
    facts: ticket === null
      ? []
      : facts.map((fact) => ({ object: { kind: "conversation", id: ticket }, fact })),
    people: reading.people,
    ignored: reading.ignored ?? (facts.length === 0 ? "Laurel does not use anything in it." : null),
  };
}

/** Returns the ticket's id, from the detail or from a subject like `zen:ticket:5158`. */
function ticketOf({ detail, subject }: ZendeskEvent): string | null {
  return detail?.id ?? /^zen:\w*ticket:(\d{1,30})$/.exec(subject ?? "")?.[1] ?? null;
}
