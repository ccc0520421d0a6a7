import { DATA_FIELDS, type FieldKind, unitOf } from "@/core/events/fields.ts";
import { PRIZE_TYPES, RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import { PRIZE_DOMAIN, type TypeDefinition, type TypeField } from "./definitions.ts";

/** A type of event that Laurel brings along. */
export type BuiltInType = typeof SCORED_TYPES[number] | typeof RECORDED_TYPES[number];

/** Title, domain, icon and fields of each; what the fields can hold is in `DATA_FIELDS`. */
const DESCRIPTIONS: Readonly<
  Record<
    BuiltInType,
    readonly [
      title: string,
      domain: string,
      icon: string,
      fields: readonly (keyof typeof DATA_FIELDS)[],
    ]
  >
> = {
  message_response: ["Reply", "chat", "message", ["responseTime", "quality"]],
  message_received: ["Message received", "chat", "inbox", []],
  conversation_resolved: [
    "Conversation resolved",
    "chat",
    "check",
    ["resolutionTime", "firstContact"],
  ],
  csat_received: ["Rating received", "chat", "smile", ["score"]],
  lead_created: ["Lead created", "pipeline", "person-plus", []],
  lead_qualified: ["Lead qualified", "pipeline", "funnel", ["accuracy"]],
  deal_stage_changed: ["Deal stage changed", "pipeline", "columns", ["daysInStage"]],
  deal_won: ["Deal won", "pipeline", "handshake", ["value", "cycleDays"]],
  deal_lost: ["Deal lost", "pipeline", "flag", ["value"]],
  new_contact: ["New contact", "contacts", "contact", ["dataQuality", "vip"]],
  contact_updated: ["Contact updated", "contacts", "pencil", ["completeness", "completenessGain"]],
  contact_activity: ["Contact activity", "contacts", "activity", []],
  call_completed: ["Call completed", "dialer", "phone", ["talkTime", "satisfaction"]],
  inbound_handled: ["Inbound handled", "dialer", "phone-incoming", ["responseTime"]],
  outbound_success: ["Outbound success", "dialer", "phone-outgoing", ["converted", "efficiency"]],
  call_quality_scored: ["Call quality scored", "dialer", "star", ["quality"]],
  call_missed: ["Call missed", "dialer", "phone-missed", []],
  follow_up_due: ["Follow-up due", "dialer", "clock", []],
  follow_up_completed: ["Follow-up done", "dialer", "clock-check", ["onTime"]],
  session_started: ["Session started", "other", "monitor", []],
  feature_used: ["Feature used", "other", "sparkles", []],
};

/** The types that Laurel brings along, which integrations can send. */
export const BUILT_IN_TYPES: readonly TypeDefinition[] = [...SCORED_TYPES, ...RECORDED_TYPES]
  .map((type) => {
    const [title, domain, icon, fields] = DESCRIPTIONS[type];
    return { type, title, domain, icon, fields: [...fields, "objectId" as const].map(fieldOf) };
  });

/** What Laurel pays besides work; nobody sends these, but achievements can count them. */
export const PRIZE_DEFINITIONS: readonly TypeDefinition[] = PRIZE_TYPES.map((type) => ({
  type,
  title: { challenge_completed: "Challenge completed", spin_won: "Spin won" }[type],
  domain: PRIZE_DOMAIN,
  icon: { challenge_completed: "trophy", spin_won: "wheel" }[type],
  fields: [],
}));

function fieldOf(name: keyof typeof DATA_FIELDS): TypeField {
  const kind: FieldKind = DATA_FIELDS[name];
  if (kind.kind !== "number") return { name, kind: kind.kind === "flag" ? "boolean" : "text" };
  const unit = unitOf(name);
  const range = { minimum: kind.min, maximum: kind.max };
  return { name, kind: "number", ...range, ...(unit === "none" ? {} : { unit }) };
}
