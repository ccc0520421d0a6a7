import { type Achievement, achievementSchema } from "./achievements.ts";

/** The achievements that a new installation begins with. */
export const DEFAULT_ACHIEVEMENTS: readonly Achievement[] = [{
  key: "first_reply",
  family: "replies",
  title: "First words",
  description: "Answer your first message.",
  category: "chat",
  icon: "message-circle",
  tier: 1,
  points: 10,
  metric: { events: ["message_response"], measure: { kind: "count" } },
  target: 1,
}].map((one) => achievementSchema.parse(one));
