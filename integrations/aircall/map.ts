import type { ContactFact, FactAbout } from "../../core/pairing/facts.ts";
import type { MapContext, Mapped } from "../adapter.ts";
import { factKey } from "../shared/fact_key.ts";
import { idOf, readShape } from "../shared/json.ts";
import { callFacts, peopleOf } from "./call.ts";
import {
  type AircallContact,
  type AircallEvaluation,
  callSchema,
  contactSchema,
  envelopeSchema,
  evaluationSchema,
} from "./payload.ts";

/**
 * Facts from Aircall's webhooks about calls, contacts and evaluations of calls.
 * @throws {Unparseable} when it is of another shape
 */
export function mapAircall(payload: unknown, context: MapContext): Mapped {
  const { resource, event, timestamp, data } = readShape(
    envelopeSchema,
    payload,
    "a webhook of Aircall",
  );
  // Its only sign of an account is the token, which is not kept.
  const mapped = { tenant: context.integrationId, name: event, facts: [], people: [] };
  if (resource === "call" && event.startsWith("call.")) {
    const call = readShape(callSchema, data, "a call of Aircall");
    const isNobodys = call.ended_at !== null && !call.user;
    const reasons = [
      event === "call.commented" ? "Comments mean nothing to Laurel." : "",
      isNobodys ? "Aircall names no user for this call." : "",
    ].filter(Boolean);
    return {
      ...mapped,
      facts: callFacts(event, call, timestamp),
      people: peopleOf(call),
      ignored: reasons.join(" ") || null,
    };
  }
  if (resource === "contact" && event.startsWith("contact.")) {
    return {
      ...mapped,
      facts: contactFacts(
        event,
        readShape(contactSchema, data, "a contact of Aircall"),
        timestamp,
      ),
      ignored: "Aircall does not tell whose work a contact is, so it counts for nobody.",
    };
  }
  if (event === "call_evaluation.created" || event === "call_evaluation.updated") {
    const evaluation = readShape(evaluationSchema, data, "an evaluation of Aircall");
    const fact = evaluationFact(evaluation, timestamp);
    return {
      ...mapped,
      facts: fact ? [fact] : [],
      ignored: fact ? null : "The evaluation names no call, or no score that Laurel can read: " +
        "score with max_score, or score_percentage.",
    };
  }
  return { ...mapped, ignored: `Laurel makes nothing of "${event}".` };
}

function contactFacts(event: string, contact: AircallContact, time: number): FactAbout[] {
  const object = { kind: "contact", id: contact.id } as const;
  const nobody = { person: null, origin: "person" } as const;
  const facts: ContactFact[] = [];
  if (event === "contact.deleted") facts.push({ key: "deleted", time, what: "deleted" });
  else {
    const filled = {
      first_name: Boolean(contact.first_name),
      last_name: Boolean(contact.last_name),
      company_name: Boolean(contact.company_name),
      emails: (contact.emails ?? []).length > 0,
      phone_numbers: (contact.phone_numbers ?? []).length > 0,
    };
    facts.push({ key: `fields:${time}`, time, what: "fields", filled, ...nobody });
  }
  if (contact.created_at !== null) {
    facts.push({ key: "created", time: contact.created_at, what: "created", ...nobody });
  }
  return facts.map((fact) => ({ object, fact }));
}

/** Whose call it was is known from the call. */
function evaluationFact(evaluation: AircallEvaluation, time: number): FactAbout | null {
  const call = idOf(evaluation.call_id) ?? idOf(evaluation.call?.id);
  const quality = qualityOf(evaluation);
  if (call === null || quality === null) return null;
  return {
    object: { kind: "call", id: call },
    fact: {
      key: factKey("quality", idOf(evaluation.id) ?? ""),
      time,
      revision: Math.floor(time / 1000),
      what: "quality",
      quality,
      person: null,
    },
  };
}

/** 0 to 1. A score without its scale says nothing. */
function qualityOf({ score, max_score, score_percentage }: AircallEvaluation): number | null {
  const most = score_percentage === null || score_percentage === undefined ? max_score : 100;
  const points = score_percentage ?? score;
  if (typeof points !== "number" || typeof most !== "number" || most <= 0) return null;
  const quality = points / most;
  return quality >= 0 && quality <= 1 ? Math.round(quality * 10_000) / 10_000 : null;
}
