/**
 * Returns the origins from which a request may change something.
 *
 * With a public URL it is that URL's origin. Without one it is the host in the Host header, over
 * http or https, because a proxy in front may have ended TLS. Comparing with the Host header is
 * safe: a page of another site can neither set it nor send Laurel's cookies to its own host name.
 * `Sec-Fetch-Site: same-origin` is accepted too, because a page cannot forge it; it also works
 * behind a proxy that rewrites Host.
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
 * Whether a page of another site made this request. Requests without any header of a browser (curl)
 * are not cross-origin, and requests that only read never are.
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
