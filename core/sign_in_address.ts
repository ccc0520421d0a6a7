/**
 * Returns the address of the sign-in page that leads back to a place.
 * @param next the path and query to return to
 * @param isExpired whether a session ended, so that the page says why it asks
 */
export function signInAddress(next: string, isExpired: boolean): string {
  const query = new URLSearchParams();
  if (next !== "/") query.set("next", next);
  if (isExpired) query.set("reason", "expired");
  return query.size === 0 ? "/sign-in" : `/sign-in?${query}`;
}
