import { z } from "zod";
import { changedBySchema } from "@/core/events/corrections.ts";
import { expectedRevision, revisionShape } from "@/core/revisions.ts";
import { fieldsOf, momentText, shape } from "@/core/shapes.ts";

const draftFields = {
  id: z.int(),
  name: z.string(),
  note: z.string().describe("What is changed, and why; it becomes the note of the version"),
  basedOn: z.int().nullable().describe("The version from which it was made"),
  revision: revisionShape,
  createdBy: changedBySchema,
  changedBy: changedBySchema,
  createdAt: momentText,
  changedAt: momentText,
};

/** A draft of rules without the rules. */
export const ruleDraftInfoSchema = shape(draftFields).meta({ id: "RuleDraftInfo" });
export type RuleDraftInfoView = z.infer<typeof ruleDraftInfoSchema>;

/** A draft of rules. */
export const ruleDraftSchema = shape({
  ...fieldsOf(ruleDraftInfoSchema),
  rules: z.record(z.string(), z.unknown()).readonly().meta({
    description:
      "As they were saved, so also incomplete or wrong; see `POST /admin/rules/validate`",
  }),
}).meta({ id: "RuleDraft" });
export type RuleDraftView = z.infer<typeof ruleDraftSchema>;

/** The draft that a publication ends. */
export const publishedDraft = z.strictObject({ id: z.int32().min(1), revision: expectedRevision });
