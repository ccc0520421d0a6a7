/** The ranges of the page, in hours, with their names. */
export const RANGES: readonly (readonly [hours: number, name: string])[] = [
  [1, "Last hour"],
  [24, "Last 24 hours"],
  [168, "Last 7 days"],
  [720, "Last 30 days"],
];

const DEFAULT_HOURS = 24;

/** Returns the range that a query string chooses; a range that does not exist is the default. */
export function hoursOf(search: string): number {
  const asked = Number(new URLSearchParams(search).get("hours"));
  return RANGES.some(([hours]) => hours === asked) ? asked : DEFAULT_HOURS;
}

/** Returns the path of the API for a range. */
export function technicalPath(hours: number): string {
  return `/admin/technical?hours=${hours}`;
}
