import { redactFields, remove } from "@/integrations/shared/redact.ts";

/**
 * Fields with the content of calls, and the addresses of recordings. Webhooks of Twilio contain no
 * auth tokens.
 */
const RULES = {
  speechresult: remove,
  transcriptiontext: remove,
  body: remove,
  recordingurl: remove,
  transcriptionurl: remove,
  stirpassporttoken: remove,
};

/** Returns the storable parts of a status callback. */
export function redactTwilio(payload: unknown): unknown {
  return redactFields(payload, RULES);
}
