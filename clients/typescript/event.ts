import type { LaurelError } from "./error.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

/** The data of an event. docs/scoring.md lists the fields that Laurel knows. */
export type EventData = Readonly<Record<string, unknown>>;

/** An event as callers pass it to the client. */
export interface EventInput {
  /** For example `message_response`. */
  readonly type: string;
  /** The agent: an id or an e-mail. */
  readonly subject: string;
  /** The sender's own id of the event. Default: a random UUID, the same for all attempts. */
  readonly id?: string;
  /** Default: the client's `source`, or else the name of the key. */
  readonly source?: string;
  /** When the work was done. Default: now. */
  readonly time?: string | Date;
  readonly data?: EventData;
}

/** An event as it is sent. It can be sent again unchanged. */
export type SentEvent = Pick<Schemas["Event"], "id" | "type" | "subject"> & {
  readonly source?: string;
  readonly time: string;
  readonly data?: EventData;
};

/** What an event changed. */
export type EventAnswer = Schemas["EventAnswer"];

/** The result of one event of a batch. */
export type EventResult =
  | EventAnswer
  | {
    readonly id: string;
    readonly status: "rejected";
    readonly error: LaurelError;
    readonly event: SentEvent;
  };

/** Adds the id and the time that make it safe to send the event again. */
export function stamp({ time, ...event }: EventInput, source: string | undefined): SentEvent {
  const from = event.source ?? source;
  return {
    ...event,
    ...(from === undefined ? {} : { source: from }),
    id: event.id ?? crypto.randomUUID(),
    time: time instanceof Date ? time.toISOString() : time ?? new Date().toISOString(),
  };
}
