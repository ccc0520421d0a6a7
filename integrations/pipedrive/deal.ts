import type { DealFact, Origin } from "@/core/integrations/facts.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { idFrom, linkedId, numberFrom, textFrom } from "@/integrations/shared/optional.ts";
import { fromIso } from "@/integrations/shared/time.ts";
import {
  earlierFirst,
  isChanged,
  isFilled,
  isRestored,
  isTrashed,
  type Message,
  withPresence,
} from "./payload.ts";

/** How long before a stage is known to have been entered; more than Pipedrive's clocks differ by. */
const LEEWAY_MILLISECONDS = 60_000;

/** What a webhook about a deal says of it. */
export function dealFacts(message: Message): DealFact[] {
  // What was done with a deal stays done when it becomes part of another one.
  if (message.isMergedAway) return [];
  if (isTrashed(message)) return withPresence(message, []);
  const moves = [...stageFacts(message), ...outcomeFacts(message)];
  return withPresence<DealFact>(message, [
    ...createdFact(message),
    ...moves,
    ...sideFacts(message, message.action === "create" || moves.length > 0),
  ]);
}

/** Every webhook says when the deal was made and by whom, so that nothing is lost with the first. */
function createdFact(message: Message): DealFact[] {
  const { action, time, person, origin, data } = message;
  const addedAt = fromIso(data.add_time);
  const madeBy = originOfDeal(data.origin);
  if (action === "create") {
    const isForeign = madeBy === "api" || madeBy === "import";
    return [{
      key: "created",
      revision: earlierFirst(message),
      time: addedAt ?? time,
      what: "created",
      person,
      origin: origin === "person" && isForeign ? madeBy : origin,
    }];
  }
  if (addedAt === null) return [];
  const creator = linkedId(data.creator_user_id);
  return [{ key: "created", time: addedAt, what: "created", person: creator, origin: madeBy }];
}

function originOfDeal(origin: unknown): Origin {
  if (typeof origin !== "string") return "automation";
  if (origin === "ManuallyCreated") return "person";
  if (/api/i.test(origin)) return "api";
  return /import/i.test(origin) ? "import" : "automation";
}

function stageFacts(message: Message): DealFact[] {
  const { action, change, time, person, origin, data } = message;
  const stage = idFrom(data.stage_id);
  if (stage === null || !(action === "create" || isChanged(message, "stage_id"))) return [];
  return [
    ...stageBefore(message),
    { key: factKey("stage", change), time, what: "stage", stage, person, origin },
  ];
}

/**
 * The stage that a deal left, for when the webhook that told of it was lost or is older than the
 * integration. It comes after the one that told of it, so that this one counts where it is known.
 */
function stageBefore(message: Message): DealFact[] {
  const { change, time, data, previous } = message;
  const stage = idFrom(previous.stage_id);
  if (stage === null || !isChanged(message, "stage_change_time")) return [];
  const since = fromIso(previous.stage_change_time ?? data.add_time);
  if (since === null || since >= time) return [];
  return [{
    key: factKey("was", change),
    time: Math.min(since + LEEWAY_MILLISECONDS, time - 1),
    what: "stage",
    stage,
    person: null,
    origin: "automation",
  }];
}

function outcomeFacts(message: Message): DealFact[] {
  const { action, change, time, person, origin, data } = message;
  const status = textFrom(data.status)?.toLowerCase();
  if (status !== "open" && status !== "won" && status !== "lost") return [];
  const isStated = action === "create" ? status !== "open" : isChanged(message, "status");
  if (!isStated) return [];
  // The reason of a loss is free text, which is not kept.
  const key = factKey("outcome", change);
  // Who takes a deal out of the trash has not won it.
  const by = isRestored(message)
    ? { person: null, origin: "automation" } as const
    : { person, origin };
  return [{ key, time, what: "outcome", outcome: status, ...by }];
}

/** Whose the deal is and what it is worth: when that changed, and when something paid asks for it. */
function sideFacts(message: Message, isAlways: boolean): DealFact[] {
  const { change, time, data } = message;
  const facts: DealFact[] = [];
  if ("owner_id" in data && (isAlways || isChanged(message, "owner_id"))) {
    facts.push({
      key: factKey("owner", change),
      time,
      what: "owner",
      person: linkedId(data.owner_id),
    });
  }
  if ("value" in data && (isAlways || isChanged(message, "value"))) {
    facts.push({
      key: factKey("value", change),
      time,
      what: "value",
      value: numberFrom(data.value),
    });
  }
  return facts;
}

/** Why a deal's value counts for nothing, as a sentence; null: it counts, or there is none. */
export function valueProblem({ data }: Message): string | null {
  if (!isFilled(data.value) || numberFrom(data.value) !== null) return null;
  return "The deal's value is no number that Laurel can read.";
}
