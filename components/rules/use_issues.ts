import { useEffect, useState } from "preact/hooks";
import type { RuleIssue } from "@/core/rules/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import type { Rules } from "./rules_edit.ts";

const QUIET_MILLISECONDS = 250;

/** What the server says about a draft. */
export interface Checked {
  /** Null: no answer yet. */
  readonly issues: readonly RuleIssue[] | null;
  /** Whether the issues are those of the rules as they are now. */
  readonly isCurrent: boolean;
}

/** Checks rules a moment after each change. */
export function useIssues(rules: Rules): Checked {
  const [checked, setChecked] = useState<
    { readonly rules: Rules; readonly issues: readonly RuleIssue[] } | null
  >(null);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await ask<{ issues: readonly RuleIssue[] }>("POST", "/admin/rules/validate", {
        rules,
      });
      if (answer.ok && !isOver) setChecked({ rules, issues: answer.data.issues });
    }, checked === null ? 0 : QUIET_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [rules]);
  return { issues: checked?.issues ?? null, isCurrent: checked?.rules === rules };
}
