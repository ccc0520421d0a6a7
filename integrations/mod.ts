import type { Adapter, Provider } from "./adapter.ts";
import { aircall } from "./aircall/mod.ts";
import { chatwoot } from "./chatwoot/mod.ts";
import { hubspot } from "./hubspot/mod.ts";
import { intercom } from "./intercom/mod.ts";
import { pipedrive } from "./pipedrive/mod.ts";
import { standard } from "./standard/mod.ts";
import { twilio } from "./twilio/mod.ts";
import { zendesk } from "./zendesk/mod.ts";

/** The adapters of all tools, by the tool's name in addresses. */
export const ADAPTERS: Readonly<Record<Provider, Adapter>> = {
  aircall,
  chatwoot,
  hubspot,
  intercom,
  pipedrive,
  standard,
  twilio,
  zendesk,
};
