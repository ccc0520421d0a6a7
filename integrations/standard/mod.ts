import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { mapStandard } from "./map.ts";
import { readStandard } from "./read.ts";
import { withoutTexts } from "./redact.ts";
import { signStandard } from "./sign.ts";
import { verifyStandard } from "./verify.ts";

/**
 * The adapter of any tool or script that signs by Standard Webhooks and sends Laurel's own events.
 */
export const standard: Adapter = {
  provider: "standard",
  title: "Standard Webhooks",
  secretFrom: "laurel",
  defaults: {},
  // The senders are programmers, who want to see what is wrong.
  unparseableStatus: 400,
  verify: verifyStandard,
  read: readStandard,
  redact: withoutTexts,
  map: mapStandard,
  sample,
};

function sample({ secret, now, id }: SampleInput) {
  const seconds = Math.floor(now / 1000);
  const name = `msg_${id.replaceAll(/[^\w-]/g, "_")}`;
  const body = JSON.stringify({
    type: "message_response",
    timestamp: new Date(now).toISOString(),
    data: { agentId: "laurel-test", objectId: `test-${id}`, responseTime: 30, quality: 0.9 },
  });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": name,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signStandard(name, seconds, body, [secret]),
    },
  };
}
