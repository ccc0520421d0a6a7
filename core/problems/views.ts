import { z } from "zod";
import { listOf, shape } from "@/core/shapes.ts";

/** The body of every refusal (RFC 9457). */
export const problemSchema = shape({
  type: z.string().meta({ example: "/docs#validation_failed" }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({
    description: "A stable code for programs",
    example: "validation_failed",
  }),
  errors: listOf(shape({ path: z.string(), message: z.string() })).optional()
    .describe("The faults, one per field"),
}).meta({ id: "Problem" });
export type ProblemBody = z.infer<typeof problemSchema>;
