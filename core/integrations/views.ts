import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { eventRefSchema } from "@/core/explain/views.ts";
import { fieldsOf, listOf, momentText, shape, type WithMoments } from "@/core/shapes.ts";
import { OBJECT_KINDS } from "./facts.ts";
import { integrationSettingsSchema } from "./settings.ts";
import { DELIVERY_STATUSES } from "./statuses.ts";

/** Who makes an integration's secret: Laurel, or the tool, which shows it to the admin. */
const secretMakerSchema = z.enum(["laurel", "tool"]).describe("Who makes the secret");

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
  }).describe("Which settings mean something for this tool"),
  docs: z.string().describe("Path of its guide"),
  steps: listOf(z.string())
    .describe("What is done in the tool once its address in Laurel is known, in order"),
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
  tenants: listOf(z.string()).describe("The tool's accounts that were seen"),
  createdAt: momentText,
  lastDelivery: shape({
    receivedAt: momentText,
    name: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    reason: z.string().nullable(),
  }).nullable(),
  failing: shape({
    webhooks: z.int().describe("Also those whose objects could not be evaluated"),
    objects: z.int().describe("Conversations, deals, contacts and calls"),
    events: z.int().describe("Events that could not be scored"),
  }).describe("What Laurel failed at and tries again by itself"),
  waitingPeople: z.int().describe("People whose work waits to be assigned"),
  refused: shape({
    count: z.int(),
    lastAt: momentText.nullable(),
    reason: z.string().nullable(),
  }).describe("Webhooks that could not be authenticated"),
}).meta({ id: "Integration" });
export type IntegrationView = z.infer<typeof integrationViewSchema>;

/** A name that a tool sent and that no setting gives a meaning. */
const unmappedNameSchema = shape({
  name: z.string().meta({ example: "gagné" }),
  count: z.int().describe("How often it was sent; 1000 stands for that and more"),
  lastSeenAt: momentText.describe("When it was last said of something, by the tool's clock"),
});
export type UnmappedName = z.infer<typeof unmappedNameSchema>;

/** What a tool sent that no setting gives a meaning. */
export const unmappedNamesSchema = shape({
  stages: listOf(unmappedNameSchema).describe("They count as open; the 50 seen last"),
  tags: listOf(unmappedNameSchema).describe("Tags of calls; they mean nothing; the 50 seen last"),
}).meta({ id: "UnmappedNames" });
export type UnmappedNames = z.infer<typeof unmappedNamesSchema>;

/** An integration that was made. */
export const madeIntegrationSchema = shape({
  ...fieldsOf(integrationViewSchema),
  secret: z.string().optional().describe("Made by Laurel; shown this once"),
}).meta({ id: "CreatedIntegration" });
export type MadeIntegration = z.infer<typeof madeIntegrationSchema>;

/** A secret that was made anew. */
export const rotatedSecretSchema = shape({
  secret: z.string(),
  previousUntil: momentText.describe("Until when the one before is accepted"),
});
export type RotatedSecret = z.infer<typeof rotatedSecretSchema>;

const eventData = z.record(z.string(), z.unknown()).readonly();

/** The result of a test webhook. Nothing of it is stored, and nobody gets points. */
export const testResultSchema = shape({
  status: z.enum(["processed", "ignored", "unparseable", "refused"]),
  reason: z.string().nullable().describe("What is wrong or left out, as a sentence"),
  name: z.string().nullable(),
  events: listOf(shape({
    type: z.string(),
    person: z.string(),
    time: momentText,
    data: eventData,
    points: z.int().describe("What it would pay somebody whose day begins with it"),
  })),
  points: z.int().nullable().describe("Of all events together"),
}).meta({ id: "IntegrationTest" });
export type TestResult = z.infer<typeof testResultSchema>;

/** An object in a tool that webhooks report about. */
const objectRefSchema = shape({ kind: z.enum(OBJECT_KINDS), id: z.string() });

/** A received webhook with its result. */
export const deliveryViewSchema = shape({
  id: z.int(),
  receivedAt: momentText,
  lastReceivedAt: momentText,
  attempts: z.int().describe("How often it was received"),
  replayedAt: momentText.nullable(),
  name: z.string().describe("As the tool calls it"),
  status: z.enum(DELIVERY_STATUSES)
    .describe("failed: also while Laurel fails at an event that follows from it"),
  reason: z.string().nullable(),
  retryAt: momentText.nullable()
    .describe("When Laurel tries again by itself what it failed at; null: it did not fail"),
  objects: listOf(objectRefSchema).describe(
    "What it told something about, at most 50; none once other webhooks told the same later",
  ),
}).meta({ id: "WebhookDelivery" });
export type DeliveryView = z.infer<typeof deliveryViewSchema>;

/** An event that is derived from what is known of an object. */
const derivedEventViewSchema = shape({
  object: objectRefSchema,
  type: z.string(),
  event: eventRefSchema.describe("Its identity in the log, when it is there"),
  agent: agentRefSchema.nullable(),
  person: z.string().describe("The tool's id for whoever did it"),
  time: momentText,
  data: eventData,
  status: z.enum(["sent", "waiting", "reversed", "problem", "sending", "retrying"]),
  points: z.int().nullable().describe("What it paid; null while it is not in the log"),
  problem: z.string().nullable(),
});
export type DerivedEventView = z.infer<typeof derivedEventViewSchema>;

/** A webhook with the stored part of its body and the events that follow from its objects. */
export const deliveryDetailsSchema = shape({
  ...fieldsOf(deliveryViewSchema),
  payload: z.unknown().describe(
    "Without tokens and the text of messages; null when it could not be read",
  ),
  events: listOf(derivedEventViewSchema)
    .describe("What follows from all that is known of the objects, at most 500"),
  states: listOf(z.record(z.string(), z.unknown()).readonly())
    .describe("What is known of the objects now"),
}).meta({ id: "WebhookDeliveryDetails" });
export type DeliveryDetails = z.infer<typeof deliveryDetailsSchema>;

/** How far reading kept webhooks again has come. */
export const replayResultSchema = shape({
  replayed: z.int(),
  next: z.int().nullable().describe("Where to go on; null when all were read"),
});
export type ReplayResult = z.infer<typeof replayResultSchema>;

/** What a tool is answered that sent a webhook. */
export const receiptSchema = shape({
  status: z.enum(DELIVERY_STATUSES)
    .describe("failed: Laurel failed at it, keeps it, and tries again by itself"),
  reason: z.string().nullable().describe("Why parts of it mean nothing to Laurel"),
  repeated: z.boolean().describe("Whether the same webhook was received before"),
}).meta({ id: "WebhookReceipt" });

/** Somebody in a tool, and who that is to Laurel. */
export const personInToolSchema = shape({
  tenant: z.string().describe("The tool's account"),
  user: z.string().describe("The tool's id"),
  name: z.string().nullable(),
  email: z.string().nullable(),
  agent: agentRefSchema.nullable(),
  suggestion: agentRefSchema.nullable()
    .describe("The agent with the same e-mail; nobody is assigned without being asked"),
  isIgnored: z.boolean().describe("An admin said that this is nobody who earns points"),
  waitingEvents: z.int().describe("Events that wait to be assigned"),
  firstSeenAt: momentText,
  lastSeenAt: momentText,
}).meta({ id: "PersonInTool" });

/** Somebody in a tool, as admins see them or as the database has them. */
export type PersonInTool<Time = string> = WithMoments<
  z.infer<typeof personInToolSchema>,
  "firstSeenAt" | "lastSeenAt",
  Time
>;
