import type { RuleIssue } from "@/core/rules/views.ts";
import { controlId, type RulePath } from "./rules_edit.ts";

/** What is wrong with a draft, by the path of its fields. */
export interface Issues {
  readonly all: readonly RuleIssue[];
  /** What is wrong at a path, or below it when there is no control of its own. */
  at(path: RulePath, isWithParts?: boolean): RuleIssue | undefined;
  /** How many errors and warnings there are at a path and below it. */
  count(path: RulePath): { readonly errors: number; readonly warnings: number };
}

/** Returns what is wrong with a draft. */
export function issuesOf(all: readonly RuleIssue[]): Issues {
  const within = (path: string) =>
    all.filter((one) => one.path === path || one.path.startsWith(`${path}.`));
  return {
    all,
    at(path, isWithParts = false) {
      const text = path.join(".");
      const found = isWithParts ? within(text) : all.filter((one) => one.path === text);
      return found.find(({ severity }) => severity === "error") ?? found[0];
    },
    count(path) {
      const found = within(path.join("."));
      const errors = found.filter(({ severity }) => severity === "error").length;
      return { errors, warnings: found.length - errors };
    },
  };
}

/** Opens what hides the control of an issue, and moves the focus to it. */
export function showIssue({ path }: Pick<RuleIssue, "path">): void {
  const steps = path.split(".");
  for (let length = steps.length; length > 0; length--) {
    const element = document.getElementById(controlId(steps.slice(0, length)));
    if (!element) continue;
    const around = element.closest("details");
    if (around) around.open = true;
    element.scrollIntoView({ block: "center" });
    element.focus();
    return;
  }
}
