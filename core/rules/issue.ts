/** A problem of a rule set that its author should know about. */
export interface RuleIssue {
  /**
   * An error prevents publishing; a warning means that the rules may not do what the author wants.
   */
  readonly severity: "error" | "warning";
  /** Dotted path, e.g. `actions.deal_won.bonuses.0.when`. */
  readonly path: string;
  readonly message: string;
}
