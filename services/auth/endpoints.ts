/**
 * The endpoints of better-auth that can be reached. better-auth has many more: some need a setup
 * that Laurel does not have, such as social sign-in or e-mails for forgotten passwords, some
 * change accounts, which only admins may do, and those for sessions and the own password tell session
 * tokens to the page: Laurel has its own below `/api/v1/me`. Every other address gets a 404. Each has
 * a row in `api/access.ts`.
 */
export const AUTH_ENDPOINTS: ReadonlySet<string> = new Set([
  "/ok",
  "/get-session",
  "/sign-in/email",
  "/sign-in/demo",
  "/sign-out",
]);

/** Whether an address below /api/auth is one of the endpoints above. */
export function isEndpoint(url: string): boolean {
  const path = new URL(url).pathname.replace(/\/+$/, "");
  return path.startsWith("/api/auth/") && AUTH_ENDPOINTS.has(path.slice("/api/auth".length));
}
