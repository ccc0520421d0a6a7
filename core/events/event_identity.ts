/** What identifies an event for ever. */
export interface EventIdentity {
  readonly source: string;
  readonly id: string;
}

/** The key of an identity in maps. NUL cannot occur in either part. */
export function identityKey({ source, id }: EventIdentity): string {
  return `${source}\0${id}`;
}
