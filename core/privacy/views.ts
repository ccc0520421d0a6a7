import { z } from "zod";
import { listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { revisionShape } from "@/core/revisions.ts";

/** How long a kind of data is kept. */
export const retentionSchema = shape({
  kind: z.string().meta({ example: "received_webhooks" }),
  title: z.string(),
  about: z.string().describe("What is removed, and what stays"),
  days: z.int().nullable().describe("After how many days it is removed; null: never"),
  defaultDays: z.int().nullable(),
  minDays: z.int(),
  maxDays: z.int().nullable().describe("The most that can be chosen; null: forever as well"),
  revision: revisionShape,
  lastRunAt: momentText.nullable().describe("When it was last looked for old data"),
  lastRemoved: z.int().describe("How much was removed then"),
  removed: z.int().describe("How much was removed in all"),
}).meta({ id: "RetentionPeriod" });
export type RetentionView = z.infer<typeof retentionSchema>;

/** What a period would remove. */
export const retentionPreviewSchema = shape({
  count: z.int().describe("How much would be removed now; at most 10,001, which means more"),
  oldest: momentText.nullable().describe("The oldest of them"),
}).meta({ id: "RetentionPreview" });
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** A part of what is stored about a person. */
const storedPartSchema = shape({
  what: z.string().meta({ example: "Sessions and ways to sign in" }),
  count: z.int().nullable().describe("Null: it is not counted"),
});

/** What would become of what is stored about a person who is erased. */
export const erasurePreviewSchema = shape({
  name: z.string().describe("The name to type as a confirmation"),
  email: z.string().nullable(),
  hasAccount: z.boolean(),
  goes: listOf(storedPartSchema).describe("What is deleted or made unrecognizable"),
  stays: listOf(storedPartSchema).describe("What stays, under a new id that says nothing"),
}).meta({ id: "ErasurePreview" });
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** A person who was erased. */
export const erasureSchema = shape({
  id: z.int(),
  label: z.string().nullable().describe("The id since then; null: only an account was erased"),
  erasedAt: momentText,
  finishedAt: orNull(momentText).describe(
    "When copies that were still on their way were cleaned, too; null: within a minute",
  ),
}).meta({ id: "Erasure" });
export type ErasureView = z.infer<typeof erasureSchema>;

/** Everything that is stored about a person, for an admin. */
export const storedPersonSchema = z.record(z.string(), z.unknown());
