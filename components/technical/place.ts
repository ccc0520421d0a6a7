/** The ranges of the page, in hours. */
export const RANGES = [1, 24, 168, 720] as const;

const DEFAULT_HOURS = 24;

/** Returns the range that a query string chooses; a range that does not exist is the default. */
export function hoursOf(search: string): number {
  const asked = Number(new URLSearchParams(search).get("hours"));
  return RANGES.find((hours) => hours === asked) ?? DEFAULT_HOURS;
}

/** Returns the path of the API for a range. */
export function technicalPath(hours: number): string {
  return `/admin/technical?hours=${hours}`;
}
