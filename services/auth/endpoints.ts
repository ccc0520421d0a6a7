/**
 * What of better-auth can be reached. It brings many endpoints that only work when something is set
 * up that Laurel does not have, such as social sign-in or letters for forgotten passwords, and some
 * that change accounts, which is for admins. An address that is not here does not exist.
 */
const ENDPOINTS: ReadonlySet<string> = new Set([
  "/ok",
  "/get-session",
  "/sign-in/email",
  "/sign-in/demo",
  "/sign-out",
  "/verify-password",
  "/change-password",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
]);

/** Whether an address below /api/auth is one of Laurel's. */
export function isEndpoint(url: string): boolean {
  const path = new URL(url).pathname.replace(/\/+$/, "");
  return path.startsWith("/api/auth/") && ENDPOINTS.has(path.slice("/api/auth".length));
}
