import type { NotificationMessage } from "@/core/live/messages.ts";
import { changeWords } from "./correction.ts";

/** Returns the sentence that an agent reads when somebody changed an entry. */
export function notificationText(
  { kind, reason, by }: Pick<NotificationMessage, "kind" | "reason" | "by">,
): string {
  return changeWords(kind === "points_corrected" ? "Corrected" : "Taken back", { reason, by });
}
