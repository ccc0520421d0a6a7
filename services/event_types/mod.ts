import { BUILT_IN_TYPES, PRIZE_DEFINITIONS } from "@/core/event_types/built_in.ts";
import { compareDomains, type TypeDefinition } from "@/core/event_types/definitions.ts";
import type { EventTypeView } from "@/core/event_types/views.ts";
import type { Clock } from "@/core/clock.ts";
import { ruleVersionAt } from "@/core/rules/rules.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/** Reads the types of events. */
export interface EventTypes {
  /** Lists the types, by domain and then by title. */
  list(): Promise<readonly EventTypeView[]>;
}

export interface EventTypesOptions {
  readonly rewards: Pick<Rewards, "config">;
  readonly clock: Clock;
}

/** Opens the use cases of event types. */
export function openEventTypes({ rewards, clock }: EventTypesOptions): EventTypes {
  return {
    async list() {
      const { versions } = await rewards.config.get();
      const { actions } = ruleVersionAt(versions, clock()).rules;
      const isPaid = (type: string) => Object.hasOwn(actions, type);
      const views = [
        ...BUILT_IN_TYPES.map((one) => viewOf(one, { isSendable: true, isPaid: isPaid(one.type) })),
        ...PRIZE_DEFINITIONS.map((one) => viewOf(one, { isSendable: false, isPaid: true })),
      ];
      return views.sort((a, b) =>
        compareDomains(a.domain, b.domain) || a.title.localeCompare(b.title, "en")
      );
    },
  };
}

function viewOf(
  definition: TypeDefinition,
  more: Pick<EventTypeView, "isSendable" | "isPaid">,
): EventTypeView {
  return { ...definition, isBuiltIn: true, ...more };
}
