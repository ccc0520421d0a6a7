/**
 * The origins from which a request may change something, given who it says it comes from.
 *
 * With a public URL that is its origin. Without one it is the host the server was reached at, over
 * http or https, because a proxy in front may have ended TLS. The Host header may be compared so: a
 * page elsewhere can neither set it nor, under its own host name, send our cookies. Beyond that the
 * browser's own word counts: a page cannot forge `Sec-Fetch-Site`, so `same-origin` holds behind a
 * proxy that rewrites Host, too.
 */
export function trustedOrigins(request: Request, publicUrl: string | undefined): string[] {
  const trusted: string[] = [];
  if (publicUrl) {
    trusted.push(new URL(publicUrl).origin);
  } else {
    const host = (request.headers.get("host") ?? new URL(request.url).host).toLowerCase();
    trusted.push(`http://${host}`, `https://${host}`);
  }
  if (request.headers.get("sec-fetch-site") === "same-origin") {
    const origin = request.headers.get("origin");
    trusted.push(origin && origin !== "null" ? origin : new URL(request.url).origin);
  }
  return trusted;
}

/**
 * Whether another site's page made this request. Requests without any sign of a browser (curl) are
 * not cross-origin; those that only read never are.
 */
export function isCrossOrigin(request: Request, publicUrl: string | undefined): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return false;
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  if (origin === "null") return site !== "same-origin";
  return !trustedOrigins(request, publicUrl).includes(origin.toLowerCase());
}
