import type { AuditAction } from "@/core/audit.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { auditActionWords, auditKindWords } from "@/words/audit_actions.ts";

/** Returns what somebody did; of an action that has no words in the language, what the server says. */
export function actionInWords({ action, title }: Pick<AuditAction, "action" | "title">): string {
  return wordsOf(auditActionWords)[action] ?? title;
}

/** Returns what something is called that an act is about: `wall link`. */
export function kindInWords(kind: string): string {
  return wordsOf(auditKindWords)[kind] ?? kind.replaceAll("_", " ");
}
