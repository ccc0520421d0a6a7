import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { readJson } from "@/integrations/shared/json.ts";
import { mapAircall } from "./map.ts";
import { redactAircall } from "./redact.ts";
import { verifyAircall } from "./verify.ts";

/** The adapter of Aircall, the cloud telephone system. */
export const aircall: Adapter = {
  provider: "aircall",
  title: "Aircall",
  secretFrom: "tool",
  defaults: {},
  // Aircall disables a webhook after several answers that are not 2xx.
  unparseableStatus: 200,
  verify: verifyAircall,
  read: ({ body }) => readJson(body),
  redact: redactAircall,
  map: mapAircall,
  sample,
};

function sample({ secret, now, id }: SampleInput) {
  const seconds = Math.floor(now / 1000);
  const user = { id: "laurel-test", name: "Laurel test", email: "test@laurel.example" };
  const body = {
    resource: "call",
    event: "call.ended",
    timestamp: seconds,
    token: secret,
    data: {
      id: `test-${id}`,
      direction: "inbound",
      status: "done",
      missed_call_reason: null,
      started_at: seconds - 100,
      answered_at: seconds - 90,
      ended_at: seconds,
      duration: 100,
      user,
      tags: [],
      comments: [],
    },
  };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
