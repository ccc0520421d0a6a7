import { type ChangeByHand, changeWords } from "./correction.ts";

const VERBS = {
  points_corrected: "Corrected",
  event_reversed: "Taken back",
  work_noted: "Looked at",
} as const;

/** Returns the sentence that an agent reads when somebody changed an entry, or looked at work. */
export function notificationText(
  { kind, ...change }: ChangeByHand & { readonly kind: keyof typeof VERBS },
): string {
  return changeWords(VERBS[kind], change);
}
