import { z } from "zod";
import { momentText, shape } from "@/core/shapes.ts";
import { challengeSchema } from "./challenges.ts";
import { CHALLENGE_STATES } from "./kinds.ts";

/** A challenge as admins defined it. */
export const challengeDefinitionSchema = shape({
  ...challengeSchema.shape,
  id: z.string().describe("The key"),
  state: z.enum(CHALLENGE_STATES).describe("grace: over, but late events still count"),
  settledAt: momentText.nullable().describe("When winners were first paid"),
  canceledAt: momentText.nullable(),
}).meta({ id: "ChallengeDefinition" });
export type ChallengeDefinition = z.infer<typeof challengeDefinitionSchema>;
