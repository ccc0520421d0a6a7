/** What is said about somebody: whom they are, or that they do not count. */
export interface Decision {
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly isIgnored: boolean;
}
