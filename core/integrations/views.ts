import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { eventRefSchema } from "@/core/explain/views.ts";
import { fieldsOf, listOf, momentText, shape, type WithMoments } from "@/core/shapes.ts";
import { OBJECT_KINDS } from "./facts.ts";
import { integrationSettingsSchema } from "./settings.ts";
import { DELIVERY_STATUSES } from "./statuses.ts";

/** Who generates an integration's secret: Laurel, or the tool, which shows it to the admin. */
const secretMakerSchema = z.enum(["laurel", "tool"]).describe("Who generates the secret");

const settingsSchema = integrationSettingsSchema.meta({ id: "IntegrationSettings" });

/** A tool for which an admin can set up an integration. */
export const toolViewSchema = shape({
  provider: z.string(),
  title: z.string(),
  secretFrom: secretMakerSchema,
  defaults: settingsSchema,
  uses: shape({
    stages: z.boolean(),
    tags: z.boolean(),
    requiredFields: z.boolean(),
    responseTime: z.boolean(),
  }).describe("The settings that this tool supports"),
  docs: z.string().describe("Path of its guide"),
  steps: listOf(z.string())
    .describe("The steps to do in the tool, in order, once the address in Laurel is known"),
}).meta({ id: "IntegrationProvider" });
export type ToolView = z.infer<typeof toolViewSchema>;

/** An integration as admins see it. */
export const integrationViewSchema = shape({
  id: z.string(),
  provider: z.string().meta({ example: "chatwoot" }),
  title: z.string(),
  name: z.string(),
  url: z.string().describe("Where the tool sends its webhooks"),
  isEnabled: z.boolean(),
  hasSecret: z.boolean(),
  secretFrom: secretMakerSchema,
  settings: settingsSchema,
  tenants: listOf(z.string()).describe("The tool's accounts that have sent webhooks"),
  createdAt: momentText,
  lastDelivery: shape({
    receivedAt: momentText,
    name: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    reason: z.string().nullable(),
  }).nullable(),
  failing: shape({
    webhooks: z.int().describe("Webhooks, including those whose objects could not be evaluated"),
    objects: z.int().describe("Conversations, deals, contacts and calls"),
    events: z.int().describe("Events that could not be scored"),
  }).describe("What Laurel failed to process and retries automatically"),
  waitingPeople: z.int().describe("People whose events wait to be assigned to an agent"),
  madeAgents: shape({
    today: z.int(),
    dailyLimit: z.int(),
  }).describe(
    "How many people became agents automatically since midnight (in the organization's time " +
      "zone), and how many may; the others wait",
  ),
  refused: shape({
    count: z.int(),
    lastAt: momentText.nullable(),
    reason: z.string().nullable(),
  }).describe("Webhooks that could not be authenticated"),
}).meta({ id: "Integration" });
export type IntegrationView = z.infer<typeof integrationViewSchema>;

/** A name that a tool sent and that no setting maps to a meaning. */
const unmappedNameSchema = shape({
  name: z.string().meta({ example: "gagné" }),
  count: z.int().describe("How many times it was sent; 1000 means 1000 or more"),
  lastSeenAt: momentText.describe("When the tool last used it, by the tool's clock"),
});
export type UnmappedName = z.infer<typeof unmappedNameSchema>;

/** The names that a tool sent and that no setting maps to a meaning. */
export const unmappedNamesSchema = shape({
  stages: listOf(unmappedNameSchema).describe(
    "Stages, which count as open; the 50 that were seen last",
  ),
  tags: listOf(unmappedNameSchema).describe(
    "Tags of calls, which have no effect; the 50 that were seen last",
  ),
}).meta({ id: "UnmappedNames" });
export type UnmappedNames = z.infer<typeof unmappedNamesSchema>;

/** An integration that was just created. */
export const madeIntegrationSchema = shape({
  ...fieldsOf(integrationViewSchema),
  secret: z.string().optional().describe(
    "The secret, when Laurel generates it; no later answer shows it",
  ),
}).meta({ id: "CreatedIntegration" });
export type MadeIntegration = z.infer<typeof madeIntegrationSchema>;

/** A new secret that replaces the previous one. */
export const rotatedSecretSchema = shape({
  secret: z.string(),
  previousUntil: momentText.describe("The previous secret is accepted until this time"),
});
export type RotatedSecret = z.infer<typeof rotatedSecretSchema>;

const typeTitle = z.string().optional().describe("What admins called the type, when it is theirs");

const eventData = z.record(z.string(), z.unknown()).readonly();

/** The result of a test webhook. Nothing of it is stored, and nobody gets points. */
export const testResultSchema = shape({
  status: z.enum(["processed", "ignored", "unparseable", "refused"]),
  reason: z.string().nullable().describe("A sentence that says what is wrong or was left out"),
  name: z.string().nullable(),
  events: listOf(shape({
    type: z.string(),
    typeTitle,
    person: z.string(),
    time: momentText,
    data: eventData,
    points: z.int().describe("The points it would pay as an agent's first event of the day"),
  })),
  points: z.int().nullable().describe("The points of all events together"),
}).meta({ id: "IntegrationTest" });
export type TestResult = z.infer<typeof testResultSchema>;

/** An object in a tool, about which webhooks report. */
const objectRefSchema = shape({ kind: z.enum(OBJECT_KINDS), id: z.string() });

/** A received webhook with its result. */
export const deliveryViewSchema = shape({
  id: z.int(),
  receivedAt: momentText,
  lastReceivedAt: momentText,
  attempts: z.int().describe("How many times it was received"),
  replayedAt: momentText.nullable(),
  name: z.string().describe("The tool's name for this kind of webhook"),
  status: z.enum(DELIVERY_STATUSES)
    .describe("failed: Laurel failed to process it, or an event that follows from it"),
  reason: z.string().nullable(),
  retryAt: momentText.nullable()
    .describe("When Laurel retries automatically; null: it did not fail"),
  objects: listOf(objectRefSchema).describe(
    "The objects that it reports about, at most 50; empty when later webhooks reported the same",
  ),
}).meta({ id: "WebhookDelivery" });
export type DeliveryView = z.infer<typeof deliveryViewSchema>;

/** An event that is derived from what is known of an object. */
const derivedEventViewSchema = shape({
  object: objectRefSchema,
  type: z.string(),
  typeTitle,
  event: eventRefSchema.describe("Its identity in the log, once it is stored there"),
  agent: agentRefSchema.nullable(),
  person: z.string().describe("The tool's id of the person who did the work"),
  time: momentText,
  data: eventData,
  status: z.enum(["sent", "waiting", "reversed", "problem", "sending", "retrying"]),
  points: z.int().nullable().describe("The points that it paid; null while it is not in the log"),
  problem: z.string().nullable(),
});
export type DerivedEventView = z.infer<typeof derivedEventViewSchema>;

/** A webhook with the stored part of its body and the events that follow from its objects. */
export const deliveryDetailsSchema = shape({
  ...fieldsOf(deliveryViewSchema),
  payload: z.unknown().describe(
    "The body without tokens and the texts of messages; null when it could not be read",
  ),
  events: listOf(derivedEventViewSchema)
    .describe("The events that follow from everything known about the objects, at most 500"),
  states: listOf(z.record(z.string(), z.unknown()).readonly())
    .describe("What Laurel knows about the objects now"),
}).meta({ id: "WebhookDeliveryDetails" });
export type DeliveryDetails = z.infer<typeof deliveryDetailsSchema>;

/** The progress of reading stored webhooks again. */
export const replayResultSchema = shape({
  replayed: z.int(),
  next: z.int().nullable().describe("Where the next call continues; null when all were read"),
});
export type ReplayResult = z.infer<typeof replayResultSchema>;

/** The answer to a tool that sent a webhook. */
export const receiptSchema = shape({
  status: z.enum(DELIVERY_STATUSES)
    .describe("failed: Laurel stored it, failed to process it, and retries automatically"),
  reason: z.string().nullable().describe("Why Laurel does not understand parts of it"),
  repeated: z.boolean().describe("Whether the same webhook was received before"),
}).meta({ id: "WebhookReceipt" });

/** A person in a tool, and the agent that the person is assigned to. */
export const personInToolSchema = shape({
  tenant: z.string().describe("The tool's account"),
  user: z.string().describe("The tool's id"),
  name: z.string().nullable(),
  email: z.string().nullable(),
  agent: agentRefSchema.nullable(),
  suggestion: agentRefSchema.nullable()
    .describe("The agent with the same e-mail address; an admin has to confirm the assignment"),
  isIgnored: z.boolean().describe("Whether an admin has decided that this person earns no points"),
  waitingEvents: z.int().describe("Number of events that wait until the person is assigned"),
  firstSeenAt: momentText,
  lastSeenAt: momentText,
}).meta({ id: "PersonInTool" });

/** A person in a tool, as admins see it or as the database stores it. */
export type PersonInTool<Time = string> = WithMoments<
  z.infer<typeof personInToolSchema>,
  "firstSeenAt" | "lastSeenAt",
  Time
>;

/** Why an agent is suggested for a person of a tool. */
const SUGGESTION_REASONS = ["email", "name"] as const;

/** A person of any tool who is no agent's yet, or who is ignored. */
export const unassignedPersonSchema = shape({
  ...fieldsOf(personInToolSchema),
  integration: shape({ id: z.string(), name: z.string(), provider: z.string() }),
  suggestedBy: z.enum(SUGGESTION_REASONS).nullable()
    .describe("What the person has in common with the suggested agent"),
}).meta({ id: "UnassignedPerson" });
export type UnassignedPerson = z.infer<typeof unassignedPersonSchema>;

/** What becomes of a person of a tool when agents are made. */
const PERSON_OUTCOMES = ["create", "match", "skip"] as const;

/**
 * Why a person of a tool does not become an agent. `bot`: the name or mailbox looks like a
 * program's. `nameless`: neither a name nor an e-mail is known. `same_mail`: an earlier person of
 * the list has the same e-mail. `no_free_id`: a thousand agents have ids like the person's.
 */
const SKIP_REASONS = [
  "bot",
  "nameless",
  "assigned",
  "ignored",
  "same_mail",
  "unknown",
  "no_free_id",
] as const;
export type SkipReason = typeof SKIP_REASONS[number];

/** What becomes of one person of a tool. */
const newPersonSchema = shape({
  tenant: z.string().describe("The tool's account"),
  user: z.string().describe("The tool's id"),
  name: z.string().nullable().describe("The name in the tool"),
  email: z.string().nullable().describe("The e-mail address in the tool"),
  outcome: z.enum(PERSON_OUTCOMES).describe(
    "create: a new agent. match: assigned to the agent with this e-mail or alias. skip: nothing",
  ),
  agent: shape({ id: z.string(), name: z.string(), email: z.string().nullable() }).nullable()
    .describe("The new agent, or the one that exists; null when the person is skipped"),
  reason: z.enum(SKIP_REASONS).nullable().describe(
    "Why the person is skipped. bot: the name or mailbox looks like a program's. nameless: neither " +
      "a name nor an e-mail is known. assigned, ignored: it was decided before. same_mail: an " +
      "earlier person of the list has the same e-mail. unknown: the tool has not mentioned them. " +
      "no_free_id: a thousand agents have ids like the person's",
  ),
}).meta({ id: "NewPersonInTool" });
export type NewPersonInTool = z.infer<typeof newPersonSchema>;

/** The result of making agents of a tool's people, or a preview of it. */
export const newPeopleSchema = shape({
  entries: listOf(newPersonSchema),
  created: z.int().describe("How many agents are new"),
  matched: z.int().describe("How many people were assigned to agents that exist"),
  skipped: z.int(),
  isPreview: z.boolean().describe("Whether nothing was changed"),
  nextCursor: z.string().nullable().describe("Where the next call continues; null: at the end"),
}).meta({ id: "NewPeopleInTool" });
export type NewPeopleInTool = z.infer<typeof newPeopleSchema>;
