import type { RuleIssue } from "@/core/rules/views.ts";
import { CircleAlert, TriangleAlert } from "@/components/shared/page_icons.ts";

/** What is wrong at a place of the rules, or may be. */
export function IssueNote({ id, issue }: { id: string; issue: RuleIssue | undefined }) {
  if (!issue) return null;
  const { severity, message } = issue;
  const isError = severity === "error";
  return (
    <span id={id} class={isError ? "form-error" : "form-error rule-warning"}>
      {isError ? <CircleAlert size={14} /> : <TriangleAlert size={14} />}
      {sentence(message)}
    </span>
  );
}

/** Returns a message with a capital letter at its begin. */
export function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
