import { redactFields, remove } from "@/integrations/shared/redact.ts";

/** What was said, and where it can be heard. Auth tokens are in no webhook of Twilio. */
const RULES = {
  speechresult: remove,
  transcriptiontext: remove,
  body: remove,
  recordingurl: remove,
  transcriptionurl: remove,
  stirpassporttoken: remove,
};

/** What may be kept of a status callback. */
export function redactTwilio(payload: unknown): unknown {
  return redactFields(payload, RULES);
}
