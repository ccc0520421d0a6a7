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

/**
 * How long before its change a stage is assumed to have been entered; longer than Pipedrive's
 * clocks differ.
 */
const LEEWAY_MILLISECONDS = 60_000;

/** Maps a webhook about a deal to facts about it. */
export function dealFacts(message: Message): DealFact[] {
  // Work with a deal stays done when the deal is merged into another one.
  if (message.isMergedAway) return [];
  if (isTrashed(message)) return withPresence(message, []);
  const moves = [...stageFacts(message), ...outcomeFacts(message)];
  return withPresence<DealFact>(message, [
    ...createdFact(message),
    ...moves,
    ...sideFacts(message, message.action === "create" || moves.length > 0),
  ]);
}

/**
 * Every webhook contains when and by whom the deal was created, so losing the first one does no
 * harm.
 */
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
 * Returns the stage that a deal left, in case the webhook about it was lost or is older than the
 * integration. A webhook that reports the stage itself overrides this fact.
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
  // The reason of a loss is free text, which is not stored.
  const key = factKey("outcome", change);
  // Restoring a deal from the trash is not winning it.
  const by = isRestored(message)
    ? { person: null, origin: "automation" } as const
    : { person, origin };
  return [{ key, time, what: "outcome", outcome: status, ...by }];
}

/** Returns the owner and the value: when they changed, and when a paid event needs them. */
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

/**
 * Returns why a deal's value does not count, as a sentence; null when it counts, or when there is
 * none.
 */
export function valueProblem({ data }: Message): string | null {
  if (!isFilled(data.value) || numberFrom(data.value) !== null) return null;
  return "The deal's value is not a number that Laurel can read.";
}
