import type { ChartData } from "./chart_data.ts";

const DAY_MILLISECONDS = 86_400_000;
/** The first Monday of the epoch, so that weekly lines of the grid fall on Mondays. */
const FIRST_MONDAY = 4;

/** The distances of the lines of the grid, for days. */
export const DAY_STEPS: readonly number[] = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];

/** Returns the numbers at which a chart draws its places: days are counted. */
export function positionsOf(x: ChartData["x"]): number[] {
  return x.map((one) => typeof one === "number" ? one : dayNumber(one));
}

/** Returns the day at a number of {@link positionsOf}. */
export function dayAt(position: number): string {
  return new Date((Math.round(position) + FIRST_MONDAY) * DAY_MILLISECONDS)
    .toISOString().slice(0, 10);
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS - FIRST_MONDAY;
}

/** Returns the color of each series, 0 to 5; what is compared takes the color in front of it. */
export function colorIndexes(series: ChartData["series"]): number[] {
  let next = -1;
  return series.map(({ isCompared }) => {
    if (!isCompared || next < 0) next++;
    return next % 6;
  });
}
