/** Returns text as it stands in a pattern of LIKE, where it matches only itself. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** Returns the pattern of LIKE for texts that contain this text as it is. */
export function containing(text: string): string {
  return `%${escapeLike(text)}%`;
}
