import { z } from "zod";
import { nameKey } from "./names.ts";

/** The meanings that a stage of a pipeline can have. */
export const STAGE_MEANINGS = ["new", "open", "qualified", "won", "lost"] as const;
export type StageMeaning = typeof STAGE_MEANINGS[number];

/** The meanings that a tag (disposition) of a call can have. */
export const TAG_MEANINGS = ["lead_qualified", "converted"] as const;
export type TagMeaning = typeof TAG_MEANINGS[number];

const name = z.string().trim().min(1).max(150).refine(
  (text) => !text.includes("\0") && text.isWellFormed(),
  "holds a NUL character or half of a surrogate pair",
).refine((text) => nameKey(text) !== "", "has no character that can be seen");
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like "09:00"');
const few = (record: Record<string, unknown>) => Object.keys(record).length <= 200;

/**
 * How an integration's facts become events. A change derives the events of all stored objects
 * again.
 */
export const integrationSettingsSchema = z.strictObject({
  /** The tool's stage names or ids with their meanings; stages without an entry mean `open`. */
  stages: z.record(name, z.enum(STAGE_MEANINGS)).refine(few, "has more than 200 entries")
    .default({}),
  /** Tags of calls with their meanings; other tags have no meaning. */
  tags: z.record(name, z.enum(TAG_MEANINGS)).refine(few, "has more than 200 entries").default({}),
  /** Fields that make a contact complete. */
  requiredFields: z.array(name).max(50).default([]),
  /** Whether customers' waits are measured around the clock or within working hours. */
  responseTime: z.strictObject({
    mode: z.enum(["around_the_clock", "working_hours"]).default("around_the_clock"),
    start: timeOfDay.default("09:00"),
    end: timeOfDay.default("17:00"),
  }).refine(({ start, end }) => start < end, { path: ["end"], message: "must be after the start" })
    .default({ mode: "around_the_clock", start: "09:00", end: "17:00" }),
  /** Which kinds of work pay although no person did it by hand. */
  pays: z.strictObject({
    bulkEdits: z.boolean().default(false),
    apiChanges: z.boolean().default(false),
    imports: z.boolean().default(false),
  }).default({ bulkEdits: false, apiChanges: false, imports: false }),
  /** The minimum talk time of a call that counts, in seconds. */
  minTalkTime: z.int().min(0).max(3_600).default(1),
  /**
   * Whether a person whose e-mail in the tool equals an agent's is mapped to that agent without
   * asking an admin.
   */
  matchByEmail: z.boolean().default(false),
  /**
   * Whether a person whom the tool mentions, and about whom no admin has decided, becomes a new
   * agent without asking an admin.
   */
  createAgents: z.boolean().default(false),
});

export type IntegrationSettings = z.infer<typeof integrationSettingsSchema>;
export type IntegrationSettingsInput = z.input<typeof integrationSettingsSchema>;
