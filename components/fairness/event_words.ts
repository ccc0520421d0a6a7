/** Writes a type of event as words: `Call completed`. */
export function eventTypeWords(type: string): string {
  const words = type.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
