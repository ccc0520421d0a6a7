/** Something about a rule set that a person should know. */
export interface RuleIssue {
  /** With an error it cannot be published; a warning says that it may not do what was meant. */
  readonly severity: "error" | "warning";
  /** Dotted path, e.g. `actions.deal_won.bonuses.0.when`. */
  readonly path: string;
  readonly message: string;
}
