/**
 * Returns where to go after the sign-in: a path of this site, or `/`. Refuses anything that a
 * browser could interpret as the address of another site, such as `//evil.example` and
 * `/\evil.example`.
 */
export function safePath(next: string | null): string {
  const base = "http://here.invalid";
  if (!next?.startsWith("/") || !URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}
