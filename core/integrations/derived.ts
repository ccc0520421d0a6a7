import type { IntegrationSettings } from "./settings.ts";

/** An event that was derived from an object's facts. */
export interface DerivedEvent {
  /**
   * Identifies the piece of work within the object; it stays the same when more facts arrive. At
   * most 100 characters.
   */
  readonly key: string;
  /** One of Laurel's types, or one that an admin defined. */
  readonly type: string;
  /** The person whose work it was, by the tool's id. */
  readonly person: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The settings and functions that deriving needs besides the facts. */
export interface DeriveContext {
  readonly settings: IntegrationSettings;
  /**
   * Returns the seconds that a customer waited for a person: around the clock, or within the
   * working hours of the person's team, as the settings say. Times are milliseconds since the
   * epoch.
   */
  readonly elapsed: (person: string | null, from: number, to: number) => number;
}

/** The events and the state that were derived from an object's facts. */
export interface Derived {
  /** The current state of the object, for display and for questions about it; plain JSON. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly events: readonly DerivedEvent[];
}
