import { z } from "zod";
import { shape } from "./shapes.ts";

/** How far a new installation is. */
export const firstStepsSchema = shape({
  done: shape({
    people: z.boolean().describe("Whether there is an agent who is not a sample"),
    tool: z.boolean().describe("Whether a tool is connected or a key has sent an event"),
    points: z.boolean().describe("Whether an agent who is not a sample has points"),
    invite: z.boolean().describe("Whether there is a second account or an open invitation"),
  }),
  isDismissed: z.boolean().describe("Whether an admin has closed the list"),
  sample: z.enum(["none", "some"]).describe("Whether there is sample data"),
}).meta({ id: "FirstSteps" });
export type FirstSteps = z.infer<typeof firstStepsSchema>;
export type FirstStep = keyof FirstSteps["done"];

/** What was added as sample data, or removed. */
export const sampleDataSchema = shape({
  agents: z.int(),
  events: z.int(),
}).meta({ id: "SampleData" });
export type SampleData = z.infer<typeof sampleDataSchema>;
