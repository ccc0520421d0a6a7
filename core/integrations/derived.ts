import type { EventType } from "@/core/events/events.ts";
import type { IntegrationSettings } from "./settings.ts";

/** An event that follows from an object's facts. */
export interface DerivedEvent {
  /** The same for the same piece of work, whatever else becomes known; at most 100 characters. */
  readonly key: string;
  readonly type: EventType;
  /** Whose work it was, by the tool's id. */
  readonly person: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What deriving needs besides the facts. */
export interface DeriveContext {
  readonly settings: IntegrationSettings;
  /**
   * Seconds that a customer waited for somebody: around the clock, or within the working hours of
   * that person's team, as the settings say.
   */
  readonly elapsed: (person: string | null, from: number, to: number) => number;
}

/** What an object's facts come to. */
export interface Derived {
  /** What is known of the object now, for people and for questions about it; plain JSON. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly events: readonly DerivedEvent[];
}
