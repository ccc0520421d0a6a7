/**
 * Generates requests with events in every form that the API accepts. The same random numbers give
 * the same requests.
 */
import { binaryEvent, csvOf, type Form, formOf } from "./event_forms.ts";
import { mutateJson, mutateOrder, type Next, pick } from "./mutations.ts";

/** Returns a valid event. There are few ids, so that repetitions and conflicts happen. */
function eventFrom(now: number, next: Next, agents: readonly string[]): string {
  const [id, other] = [`f-${Math.floor(next() * 9)}`, `f-${Math.floor(next() * 9)}`];
  const [type, data] = pick<[string, Record<string, unknown>]>([
    ["message_response", {
      responseTime: 45,
      quality: 0.9,
      conversationId: "c-1",
      text: "Thanks!",
    }],
    ["deal_won", { objectId: "d-1", value: 1250.5, cycleDays: 12 }],
    ["inbound_handled", { talkTime: 300, onTime: true, vip: false, objectId: 77 }],
    ["csat_received", { score: 0.8, objectId: "c-1", note: { by: ["x"] } }],
    ["ticket_solved", { minutes: 6, escalated: false, queue: "mail", objectId: "t-9" }],
    ["event_reversed", { reverses: { source: "/fuzz", id: other } }],
  ], next);
  const time = new Date(now - Math.floor(next() * 20 * 86_400_000)).toISOString();
  const subject = pick(agents, next);
  const source = "/fuzz";
  return JSON.stringify({
    specversion: "1.0",
    id,
    source,
    type,
    subject,
    time,
    datacontenttype: "application/json",
    data,
  });
}

const CLOUD = "application/cloudevents";

/** A request with events, and how many events it contains if that is certain. */
export interface EventRequest {
  readonly path: string;
  readonly form: Form;
  readonly count: number | null;
}

/** Makes a request with events in one of the forms, some of them odd. */
export function makeRequest(
  now: number,
  next: Next,
  agents: readonly string[],
): EventRequest {
  const many = Array.from(
    { length: 1 + Math.floor(next() * 5) },
    () =>
      mutateJson(eventFrom(now, next, agents), next, next() < 0.3 ? 0 : 1 + Math.floor(next() * 3)),
  );
  const events = mutateOrder(many, next);
  const one = many[0]!;
  const list = events.join(",");
  const count = events.every(isJson) ? events.length : null;
  return pick<() => EventRequest>([
    () => ({ path: "/events", form: formOf("application/json", one), count: null }),
    () => ({ path: "/events", form: formOf(`${CLOUD}+json`, one), count: null }),
    () => ({ path: "/events", form: binaryEvent(one, next), count: null }),
    () => ({
      path: "/events/batch",
      form: formOf("application/json", `{"events":[${list}]}`),
      count,
    }),
    () => ({ path: "/events/batch", form: formOf(`${CLOUD}-batch+json`, `[${list}]`), count }),
    () => ({
      path: "/import",
      form: formOf("application/x-ndjson", events.join("\n")),
      count: null,
    }),
    () => ({ path: "/import", form: formOf("text/csv", csvOf(events, next)), count: null }),
  ], next)();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // JSON.parse throws for nothing else.
    return false;
  }
}
