import { LaurelError, toError } from "./error.ts";
import type { EventAnswer, EventResult, SentEvent } from "./event.ts";
import { delay, type Pause, type Request } from "./request.ts";

/**
 * The maximum events of a request and bytes of its body. The server allows 1 MiB; this is less, for
 * safety.
 */
const MAX_EVENTS = 1_000;
const MAX_BYTES = 900 * 1024;

interface BatchAnswer {
  readonly results: readonly (
    | EventAnswer
    | {
      readonly id: string | null;
      readonly status: "rejected";
      readonly error: { readonly status: number };
    }
  )[];
}

/**
 * Sends any number of events in requests within the server's limits. Answers are in the order of
 * the events. When the server is too busy for some events, only these are sent again.
 * @throws {LaurelError} when a request fails as a whole; the events before it may be stored
 */
export async function sendAll(
  events: readonly SentEvent[],
  request: Request,
  pause: Pause,
  signal?: AbortSignal,
): Promise<EventResult[]> {
  const results = new Map<SentEvent, EventResult>();
  let open = events;
  for (let tries = 1; open.length > 0; tries++) {
    for (const part of cut(open)) {
      const answer = await request<BatchAnswer>("/events/batch", {
        body: { events: part },
        signal,
      });
      part.forEach((event, index) => results.set(event, toResult(answer.results[index], event)));
    }
    const busy = open.map((event) => results.get(event)!).filter(isBusy);
    if (busy.length === 0) break;
    const wait = pause(busy[0]!.error, tries);
    if (wait === null) break;
    await delay(wait, signal);
    open = busy.map(({ event }) => event);
  }
  return events.map((event) => results.get(event)!);
}

function toResult(
  answer: BatchAnswer["results"][number] | undefined,
  event: SentEvent,
): EventResult {
  if (answer && answer.status !== "rejected") return answer as EventAnswer;
  const problem = answer as { error?: { status?: number } } | undefined;
  const error = toError(problem?.error?.status ?? 0, JSON.stringify(problem?.error ?? {}), null);
  return { id: event.id, status: "rejected", error, event };
}

function isBusy(result: EventResult): result is EventResult & { status: "rejected" } {
  return result.status === "rejected" && result.error instanceof LaurelError &&
    result.error.isRetryable;
}

/**
 * Divides events into request bodies of at most the allowed size. An event that is too large gets a
 * body of its own.
 */
function cut(events: readonly SentEvent[]): SentEvent[][] {
  const parts: SentEvent[][] = [];
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const event of events) {
    const size = encoder.encode(JSON.stringify(event)).length + 1;
    const part = parts.at(-1);
    if (part && part.length < MAX_EVENTS && bytes + size <= MAX_BYTES) {
      part.push(event);
      bytes += size;
    } else {
      parts.push([event]);
      bytes = size;
    }
  }
  return parts;
}
