/** Returns the API path of the teams that a text names. */
export function teamsPath(search: string): string {
  return `/team/teams?limit=20&search=${encodeURIComponent(search)}`;
}
