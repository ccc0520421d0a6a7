/**
 * Returns a text without leading byte order marks, which some programs add. The embedded database
 * drops them when it reads a text, so two different ids would otherwise become equal.
 */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF+/, "");
}
