import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { hmac } from "@/integrations/shared/hmac.ts";
import { mapChatwoot } from "./map.ts";
import { readChatwoot, redactChatwoot } from "./payload.ts";
import { verifyChatwoot } from "./verify.ts";

/** The adapter of Chatwoot, in the cloud or self-hosted: conversations, ratings, contacts. */
export const chatwoot: Adapter = {
  provider: "chatwoot",
  title: "Chatwoot",
  secretFrom: "tool",
  defaults: {},
  // Chatwoot never sends a webhook again and shows the answer to nobody.
  unparseableStatus: 200,
  verify: verifyChatwoot,
  read: readChatwoot,
  redact: redactChatwoot,
  map: mapChatwoot,
  sample,
};

function sample({ secret, now, id }: SampleInput) {
  const seconds = Math.floor(now / 1000);
  const body = JSON.stringify({
    event: "message_created",
    id: `test-${id}`,
    content: "Hello! Thanks for your patience, your order is on its way to you.",
    created_at: new Date(now).toISOString(),
    message_type: "outgoing",
    content_type: "text",
    private: false,
    content_attributes: {},
    sender: { id: "laurel-test", name: "Test from Laurel", type: "user" },
    conversation: { id: `test-${id}`, status: "open", created_at: seconds - 60, messages: [] },
    account: { id: 0, name: "Test" },
  });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-chatwoot-delivery": id.replaceAll(/[^\w-]/g, "_"),
      "x-chatwoot-timestamp": String(seconds),
      "x-chatwoot-signature": "sha256=" +
        hmac("sha256", secret, `${seconds}.`, body).toString("hex"),
    },
  };
}
