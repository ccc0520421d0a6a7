import { z } from "zod";
import { listOf, shape } from "@/core/shapes.ts";
import { FIELD_KINDS } from "./definitions.ts";

/** A field of a type's events. */
export const typeFieldSchema = shape({
  name: z.string(),
  kind: z.enum(FIELD_KINDS),
  minimum: z.number().optional()
    .describe("The smallest number; of a text: the smallest number of characters"),
  maximum: z.number().optional()
    .describe("The largest number; of a text: the largest number of characters"),
  isRequired: z.boolean().optional().describe("Whether an event without it is refused"),
  title: z.string().optional().describe("What people call it"),
  unit: z.string().optional().describe("What the number counts, such as seconds"),
}).meta({ id: "EventTypeField" });

/** A type of event, as lists show it. */
export const eventTypeSchema = shape({
  type: z.string().describe("The `type` of such events"),
  title: z.string(),
  domain: z.string().describe("The area of work: chat, pipeline, contacts, dialer, other …"),
  icon: z.string(),
  fields: listOf(typeFieldSchema).describe("What `data` holds"),
  isBuiltIn: z.boolean().describe("Whether Laurel brought it along; it then cannot be changed"),
  isSendable: z.boolean()
    .describe("Whether events of the type come from outside; Laurel makes the others"),
  isPaid: z.boolean().describe("Whether such events pay points now"),
}).meta({ id: "EventType" });
export type EventTypeView = z.infer<typeof eventTypeSchema>;
