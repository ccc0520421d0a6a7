/** Whether a path is a page (and not the API or a health endpoint). */
export function isPage(pathname: string): boolean {
  return !/^\/(api|_fresh|_frsh)\//.test(pathname) &&
    !/^\/(healthz|readyz|metrics)$/.test(pathname);
}

/**
 * Tells whether the time of an answer says how fast Laurel answers: not of health checks, and not
 * of imports, which last as long as their file.
 */
export function isMeasured(pathname: string): boolean {
  return !/^(\/api(\/v1)?)?\/(healthz|readyz|metrics|import)$/.test(pathname);
}

/** Returns a path for the log: without the token of an address that opens something by itself. */
export function pathForLog(pathname: string): string {
  return pathname.replace(/^\/+(invitations|reset-password|wall)\/.+$/s, "/$1/…");
}

/**
 * Returns Laurel's address for links in mails that anybody can ask for, without a slash at the end.
 * Only LAUREL_PUBLIC_URL can be trusted: whoever asks chooses the Host header, and would get links
 * with the address of their own site mailed to others. The same machine is harmless.
 * @returns null when no safe address is known
 */
export function safeBase(request: Request, publicUrl: string | undefined): string | null {
  if (publicUrl) return publicUrl;
  const { origin, hostname } = new URL(request.url);
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) ? origin : null;
}

/** Whether the browser reached Laurel over https, also when a proxy in front ended TLS. */
export function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === "https:" ||
    request.headers.get("x-forwarded-proto") === "https";
}

/**
 * Sets the headers that every answer carries. The content policy is stricter than Fresh's default:
 * no inline code without a nonce. It does not upgrade to https when Laurel is reached over plain
 * http in a local network, because that would break every file.
 * @param isSecure whether the request came over https. Find out before it is answered: a request
 * that became a WebSocket cannot be read any more.
 */
export function secureHeaders(response: Response, isSecure: boolean): Response {
  const { headers } = response;
  const policy = headers.get("content-security-policy");
  if (policy) {
    const directives = policy.split(";").map((part) =>
      part.replaceAll(" 'unsafe-inline'", "").trim()
    );
    headers.set(
      "content-security-policy",
      directives.filter((part) => isSecure || part !== "upgrade-insecure-requests").join("; "),
    );
  }
  headers.set("x-content-type-options", "nosniff");
  // A page may say something stricter.
  if (!headers.has("referrer-policy")) headers.set("referrer-policy", "same-origin");
  headers.set("x-frame-options", "DENY");
  return response;
}
