import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { hmac } from "@/integrations/shared/hmac.ts";
import { mapTwilio } from "./map.ts";
import { readTwilio } from "./read.ts";
import { redactTwilio } from "./redact.ts";
import { verifyTwilio } from "./verify.ts";

/** The adapter of Twilio Voice: its status callbacks. */
export const twilio: Adapter = {
  provider: "twilio",
  title: "Twilio Voice",
  secretFrom: "tool",
  defaults: {},
  // Twilio shows a refusal in its debugger and repeats a webhook only when it is configured to.
  unparseableStatus: 400,
  verify: verifyTwilio,
  read: readTwilio,
  redact: redactTwilio,
  map: mapTwilio,
  sample,
};

function sample({ url, secret, now, id }: SampleInput) {
  const fields: [string, string][] = [
    ["AccountSid", "ACtest"],
    ["CallDuration", "90"],
    ["CallSid", `CA${id}`.slice(0, 50)],
    ["CallStatus", "completed"],
    ["Direction", "inbound"],
    ["From", "+15550100"],
    ["SequenceNumber", "0"],
    ["Timestamp", new Date(now).toUTCString().replace("GMT", "+0000")],
    ["To", "client:laurel-test"],
  ];
  const signed = fields.flat().join("");
  return {
    body: new URLSearchParams(fields).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": hmac("sha1", secret, url, signed).toString("base64"),
    },
  };
}
