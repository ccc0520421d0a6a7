import type { Adapter, SampleInput } from "@/integrations/adapter.ts";
import { readJson } from "@/integrations/shared/json.ts";
import { mapPipedrive } from "./map.ts";
import { redactPipedrive } from "./redact.ts";
import { basicAuthorization, verifyPipedrive } from "./verify.ts";

/** The adapter of Pipedrive: webhooks of version 2. */
export const pipedrive: Adapter = {
  provider: "pipedrive",
  title: "Pipedrive",
  secretFrom: "laurel",
  // Stages have numbers that differ between companies, so there is no default meaning.
  defaults: { requiredFields: ["name", "email", "phone", "organization"] },
  // After ten refusals Pipedrive pauses for half an hour, and after three days it disables the
  // webhook.
  unparseableStatus: 200,
  verify: verifyPipedrive,
  read: ({ body }) => readJson(body),
  redact: redactPipedrive,
  map: mapPipedrive,
  sample,
};

/** Builds a contact that a person entered. */
function sample({ secret, now, id }: SampleInput) {
  const time = new Date(now).toISOString();
  const body = JSON.stringify({
    data: {
      add_time: time,
      custom_fields: {},
      emails: [{ label: "work", value: "test@example.com", primary: true }],
      first_name: "Test",
      id,
      last_name: null,
      name: "Test",
      org_id: null,
      owner_id: 1,
      phones: [],
      update_time: time,
    },
    previous: null,
    meta: {
      action: "create",
      company_id: "1",
      correlation_id: id,
      entity_id: id,
      entity: "person",
      id,
      is_bulk_edit: false,
      timestamp: time,
      type: "general",
      user_id: "1",
      version: "2.0",
      webhook_id: "1",
      webhook_owner_id: "1",
      change_source: "app",
      attempt: 1,
    },
  });
  return {
    headers: { "content-type": "application/json", authorization: basicAuthorization(secret) },
    body,
  };
}
