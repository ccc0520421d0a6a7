/** Finds the slowest test modules, to help make the run shorter. */

/** Returns the `count` modules that took longest, the longest first, with their milliseconds. */
export function slowest(
  durations: ReadonlyMap<string, number>,
  count: number,
): (readonly [module: string, milliseconds: number])[] {
  return [...durations].sort(([, a], [, b]) => b - a).slice(0, count);
}

/** Formats durations as a headline and a line for each; an empty text when there are none. */
export function formatDurations(durations: ReturnType<typeof slowest>): string {
  if (durations.length === 0) return "";
  const lines = durations.map(([module, milliseconds]) =>
    `${(milliseconds / 1_000).toFixed(1).padStart(7)} s  ${module}\n`
  );
  return `slowest modules and groups:\n${lines.join("")}`;
}
