import { DeriveContext, Derived } from "./derived.ts";

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

import { withStatus } from "./status_stage.ts";
import { deriveTask } from "./task.ts";

/**
 * Derives everything that an object has earned from all known facts about it. The result depends
 * only on the set of facts: their order does not matter, and two facts never share a key (see
 * {@link mergeFacts}).
 * @example
 * derive({ kind: "deal", id: "17" }, facts, context).events; // [{ key: "won", type: "deal_won",
 * ... }]
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
