/** The permanent identity of an event. */
export interface EventIdentity {
  readonly source: string;
  readonly id: string;
}

/**
 * Returns the key of an identity for maps. NUL separates the parts, because neither can contain it.
 */
export function identityKey({ source, id }: EventIdentity): string {
  return `${source}\0${id}`;
}
