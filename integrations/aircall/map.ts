import type { ContactFact, FactAbout } from "@/core/integrations/facts.ts";
import type { MapContext, Mapped } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { readShape } from "@/integrations/shared/json.ts";
import { callFacts, endOf, peopleOf } from "./call.ts";
import {
  type AircallContact,
  type AircallEvaluation,
  callSchema,
  contactSchema,
  contentSchema,
  envelopeSchema,
  evaluationSchema,
  kindOf,
} from "./payload.ts";

const EVALUATIONS = ["call_evaluation.created", "call_evaluation.updated"];

/**
 * Maps Aircall's webhooks about calls, contacts and evaluations of calls to facts.
 * @throws {Unparseable} when the payload has another shape
 */
export function mapAircall(payload: unknown, context: MapContext): Mapped {
  const what = "a webhook of Aircall";
  const { event } = readShape(envelopeSchema, payload, what);
  const kind = kindOf(payload);
  // Only the token identifies the account, and the token is not stored.
  const mapped = { tenant: context.integrationId, name: event, facts: [], people: [] };
  if (kind === null && !EVALUATIONS.includes(event)) {
    return { ...mapped, ignored: `Laurel makes nothing of "${event}".` };
  }
  const { timestamp, data } = readShape(contentSchema, payload, what);
  if (kind === "call") {
    const call = readShape(callSchema, data, "a call of Aircall");
    const isNobodys = endOf(call) !== null && !call.user;
    const reasons = [
      event === "call.commented" ? "Laurel does not use comments." : "",
      isNobodys ? "Aircall names no user for this call." : "",
    ].filter(Boolean);
    return {
      ...mapped,
      facts: callFacts(event, call, timestamp),
      people: peopleOf(call),
      ignored: reasons.join(" ") || null,
    };
  }
  if (kind === "contact") {
    return {
      ...mapped,
      facts: contactFacts(
        event,
        readShape(contactSchema, data, "a contact of Aircall"),
        timestamp,
      ),
      ignored: "Aircall does not report who worked on a contact, so it counts for nobody.",
    };
  }
  const evaluation = readShape(evaluationSchema, data, "an evaluation of Aircall");
  const fact = evaluationFact(evaluation, timestamp);
  return {
    ...mapped,
    facts: fact ? [fact] : [],
    ignored: fact ? null : "The evaluation names no call, or no score that Laurel can read: " +
      "score with max_score, or score_percentage.",
  };
}

function contactFacts(event: string, contact: AircallContact, time: number): FactAbout[] {
  const object = { kind: "contact", id: contact.id } as const;
  const nobody = { person: null, origin: "person" } as const;
  const facts: ContactFact[] = [];
  if (event === "contact.deleted") facts.push({ key: "deleted", time, what: "deleted" });
  else {
    const filled = {
      first_name: contact.first_name !== null,
      last_name: contact.last_name !== null,
      company_name: contact.company_name !== null,
      emails: contact.emails,
      phone_numbers: contact.phone_numbers,
    };
    facts.push({ key: `fields:${time}`, time, what: "fields", filled, ...nobody });
  }
  if (contact.created_at !== null) {
    facts.push({ key: "created", time: contact.created_at, what: "created", ...nobody });
  }
  return facts.map((fact) => ({ object, fact }));
}

/** The evaluation does not name the agent; the facts of the call do. */
function evaluationFact(evaluation: AircallEvaluation, time: number): FactAbout | null {
  const call = evaluation.call_id ?? evaluation.call?.id ?? null;
  const quality = qualityOf(evaluation);
  if (call === null || quality === null) return null;
  return {
    object: { kind: "call", id: call },
    fact: {
      key: factKey("quality", evaluation.id ?? ""),
      time,
      revision: Math.floor(time / 1000),
      what: "quality",
      quality,
      person: null,
    },
  };
}

/** Returns a quality from 0 to 1; a score without its maximum has no meaning. */
function qualityOf({ score, max_score, score_percentage }: AircallEvaluation): number | null {
  const most = score_percentage === null ? max_score : 100;
  const points = score_percentage ?? score;
  if (points === null || most === null || most <= 0) return null;
  const quality = points / most;
  return quality >= 0 && quality <= 1 ? Math.round(quality * 10_000) / 10_000 : null;
}
