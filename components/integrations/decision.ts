/** A decision about a person of a tool: which agent they are, or that they do not count. */
export interface Decision {
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly isIgnored: boolean;
}
