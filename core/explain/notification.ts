import type { Language } from "@/core/language.ts";
import { type ChangeByHand, changeWords, type Deed } from "./correction.ts";

/** Returns the sentence that an agent reads when somebody changed an entry, or looked at work. */
export function notificationText(
  { kind, ...change }: ChangeByHand & { readonly kind: Deed },
  language: Language = "en",
): string {
  return changeWords(kind, change, language);
}
