/**
 * Text without the byte order marks that some programs leave at its beginning. They are no part of it:
 * the embedded database leaves them out when it reads, so that two ids would become one.
 */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF+/, "");
}
