import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { hmac } from "@/integrations/shared/hmac.ts";
import { mapIntercom } from "./map.ts";
import { readIntercom, redactIntercom } from "./payload.ts";
import { verifyIntercom } from "./verify.ts";

/** The adapter of Intercom: conversations and their ratings. */
export const intercom: Adapter = {
  provider: "intercom",
  title: "Intercom",
  secretFrom: "tool",
  defaults: {},
  // Intercom disables a webhook that keeps failing.
  unparseableStatus: 200,
  verify: verifyIntercom,
  read: readIntercom,
  redact: redactIntercom,
  map: mapIntercom,
  sample,
};

function sample({ secret, now, id }: SampleInput) {
  const seconds = Math.floor(now / 1000);
  const customer = { type: "user", id: "laurel-test-customer" };
  const body = JSON.stringify({
    type: "notification_event",
    app_id: "laurel-test",
    id: `notif_${id}`,
    topic: "conversation.admin.replied",
    created_at: seconds,
    data: {
      type: "notification_event_data",
      item: {
        type: "conversation",
        id: `test-${id}`,
        created_at: seconds - 60,
        updated_at: seconds,
        open: true,
        state: "open",
        source: {
          type: "conversation",
          id: `first-${id}`,
          author: customer,
          body: "<p>Hello?</p>",
        },
        conversation_parts: {
          type: "conversation_part.list",
          total_count: 1,
          conversation_parts: [{
            type: "conversation_part",
            id: `part-${id}`,
            part_type: "comment",
            body: "<p>Hello! Thanks for your patience, your order is on its way to you.</p>",
            created_at: seconds,
            author: { type: "admin", id: "laurel-test", name: "Test from Laurel" },
            attachments: [],
          }],
        },
      },
    },
  });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-hub-signature": "sha1=" + hmac("sha1", secret, body).toString("hex"),
    },
  };
}
