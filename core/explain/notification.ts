import { type ChangeByHand, changeWords } from "./correction.ts";

/** Returns the sentence that an agent reads when somebody changed an entry. */
export function notificationText(
  { kind, ...change }: ChangeByHand & { readonly kind: "points_corrected" | "event_reversed" },
): string {
  return changeWords(kind === "points_corrected" ? "Corrected" : "Taken back", change);
}
