import type { EventType } from "../events.ts";
import { deriveCall } from "./call.ts";
import { deriveContact } from "./contact.ts";
import { deriveConversation } from "./conversation.ts";
import { deriveDeal } from "./deal.ts";
import { deriveEvent } from "./event.ts";
import type {
  CallFact,
  ContactFact,
  ConversationFact,
  DealFact,
  EventFact,
  Fact,
  ObjectRef,
  TaskFact,
} from "./facts.ts";
import type { IntegrationSettings } from "./settings.ts";
import { withStatus } from "./status_stage.ts";
import { deriveTask } from "./task.ts";

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

/**
 * What an object has earned, from everything known about it. A function of the set of facts alone:
 * their order does not matter, and two facts never share a key (see {@link mergeFacts}).
 */
export function derive(ref: ObjectRef, facts: readonly Fact[], context: DeriveContext): Derived {
  switch (ref.kind) {
    case "conversation":
      return deriveConversation(
        ref.id,
        withStatus(facts as ConversationFact[], context.settings),
        context,
      );
    case "deal":
      return deriveDeal(ref.id, facts as DealFact[], context);
    case "contact":
      return deriveContact(ref.id, facts as ContactFact[], context);
    case "call":
      return deriveCall(ref.id, facts as CallFact[], context);
    case "task":
      return deriveTask(ref.id, facts as TaskFact[], context);
    case "event":
      return deriveEvent(ref.id, facts as EventFact[]);
  }
}
