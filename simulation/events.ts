import type { StoryStep } from "./stories.ts";

/** An event in the form that a tool sends to `POST /api/v1/events`. */
export interface SentEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The agent's id. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event and the time of its arrival. */
export interface SimulatedEvent {
  readonly event: SentEvent;
  /** When the work was done, milliseconds since the epoch. */
  readonly time: number;
  /** When the event arrives, milliseconds since the epoch. A few events are late. */
  readonly deliveredAt: number;
}

/** Converts a step of a story into an event. `id` must be new for every event of a source. */
export function toEvent(step: StoryStep, id: string, subject: string, time: number): SentEvent {
  const { source, type, data } = step;
  return {
    specversion: "1.0",
    id,
    source,
    type,
    subject,
    time: new Date(time).toISOString(),
    data,
  };
}
