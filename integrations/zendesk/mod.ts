import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { hmac } from "@/integrations/shared/hmac.ts";
import { mapZendesk } from "./map.ts";
import { readZendesk, redactZendesk } from "./payload.ts";
import { verifyZendesk } from "./verify.ts";

/** The adapter of Zendesk Support and messaging, by event subscription. */
export const zendesk: Adapter = {
  provider: "zendesk",
  title: "Zendesk",
  secretFrom: "tool",
  defaults: {},
  // Zendesk pauses for a while when too many events are refused.
  unparseableStatus: 200,
  verify: verifyZendesk,
  read: readZendesk,
  redact: redactZendesk,
  map: mapZendesk,
  sample,
};

// Zendesk's ids of people are numbers; real ones are far larger.
const TEST_AGENT = "1";

function sample({ secret, now, id }: SampleInput) {
  const time = new Date(now).toISOString();
  const body = JSON.stringify({
    account_id: 0,
    detail: { id: `test-${id}`, status: "OPEN", created_at: time, updated_at: time },
    event: {
      comment: {
        id: `test-${id}`,
        body: "Hello! Thanks for your patience, your order is on its way to you.",
        is_public: true,
        author: { id: TEST_AGENT, is_staff: true, name: "Test from Laurel" },
      },
    },
    id: `test-${id}`,
    subject: "zen:ticket:0",
    time,
    type: "zen:event-type:ticket.comment_added",
    zendesk_event_version: "2022-11-06",
  });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-zendesk-webhook-signature-timestamp": time,
      "x-zendesk-webhook-signature": hmac("sha256", secret, time, body).toString("base64"),
    },
  };
}
