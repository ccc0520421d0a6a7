import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { readJson } from "@/integrations/shared/json.ts";
import { mapHubspot } from "./map.ts";
import { redactHubspot } from "./redact.ts";
import { SIGNATURE_HEADER, signHubspot, TIMESTAMP_HEADER, verifyHubspot } from "./verify.ts";

/** The adapter of HubSpot: webhooks of a private app. */
export const hubspot: Adapter = {
  provider: "hubspot",
  title: "HubSpot",
  secretFrom: "tool",
  defaults: {
    // The stages of the default pipeline; those of other pipelines have numbers.
    stages: {
      appointmentscheduled: "new",
      qualifiedtobuy: "qualified",
      presentationscheduled: "open",
      decisionmakerboughtin: "open",
      contractsent: "open",
      closedwon: "won",
      closedlost: "lost",
      "ticket:1": "new",
      "ticket:2": "open",
      "ticket:3": "open",
      "ticket:4": "won",
    },
    requiredFields: ["firstname", "lastname", "email", "phone", "company"],
  },
  // HubSpot repeats a webhook ten times if the answer is not 2xx.
  unparseableStatus: 200,
  verify: verifyHubspot,
  read: ({ body }) => readJson(body),
  redact: redactHubspot,
  map: mapHubspot,
  sample,
};

/** Builds a deal that a person created and qualified. */
function sample({ url, secret, now, id }: SampleInput) {
  const event = {
    subscriptionId: 1,
    portalId: 1,
    appId: 1,
    attemptNumber: 0,
    objectId: id,
    changeSource: "CRM_UI",
    sourceId: "userId:1",
  };
  const body = JSON.stringify([
    {
      ...event,
      eventId: 1,
      occurredAt: now - 1000,
      subscriptionType: "deal.creation",
      changeFlag: "CREATED",
    },
    {
      ...event,
      eventId: 2,
      occurredAt: now,
      subscriptionType: "deal.propertyChange",
      propertyName: "dealstage",
      propertyValue: "qualifiedtobuy",
    },
  ]);
  const timestamp = String(now);
  const signed = { method: "POST", url, body: new TextEncoder().encode(body) };
  const signature = signHubspot(secret, signed, timestamp).toString("base64");
  return {
    headers: {
      "content-type": "application/json",
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: signature,
    },
    body,
  };
}
