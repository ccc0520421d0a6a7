import type { LaurelError } from "./error.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

/** What an event is about; see docs/scoring.md for the fields that Laurel knows. */
export type EventData = Readonly<Record<string, unknown>>;

/** An event as it is given to the client. */
export interface EventInput {
  /** For example `message_response`. */
  readonly type: string;
  /** The agent: an id or an e-mail. */
  readonly subject: string;
  /** The sender's own id of the event. Default: a random UUID, kept over all tries. */
  readonly id?: string;
  /** Default: the client's `source`, and without one the name of the key. */
  readonly source?: string;
  /** When the work was done. Default: now. */
  readonly time?: string | Date;
  readonly data?: EventData;
}

/** An event as it is sent: it can be sent again and is still the same. */
export type SentEvent = Pick<Schemas["Event"], "id" | "type" | "subject"> & {
  readonly source?: string;
  readonly time: string;
  readonly data?: EventData;
};

/** What an event changed. */
export type EventAnswer = Schemas["EventAnswer"];

/** What became of one event of several. */
export type EventResult =
  | EventAnswer
  | {
    readonly id: string;
    readonly status: "rejected";
    readonly error: LaurelError;
    readonly event: SentEvent;
  };

/** Gives an event what makes it safe to send again. */
export function stamp({ time, ...event }: EventInput, source: string | undefined): SentEvent {
  const from = event.source ?? source;
  return {
    ...event,
    ...(from === undefined ? {} : { source: from }),
    id: event.id ?? crypto.randomUUID(),
    time: time instanceof Date ? time.toISOString() : time ?? new Date().toISOString(),
  };
}
