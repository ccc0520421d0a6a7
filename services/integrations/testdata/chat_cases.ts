/** Conversations as chat tools send them, with open questions about times and versions. */
import type { ChatCase } from "./chat_case.ts";
import { CHATWOOT, CHATWOOT_VERSIONS } from "./chatwoot_cases.ts";
import { INTERCOM } from "./intercom_cases.ts";
import { ZENDESK } from "./zendesk_cases.ts";

export const CHAT_CASES: readonly ChatCase[] = [
  ...[...CHATWOOT, ...CHATWOOT_VERSIONS].map((one) => ({ ...one, provider: "chatwoot" as const })),
  ...INTERCOM.map((one) => ({ ...one, provider: "intercom" as const })),
  ...ZENDESK.map((one) => ({ ...one, provider: "zendesk" as const })),
];
