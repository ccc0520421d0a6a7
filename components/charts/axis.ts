import type { ChartData } from "./chart_data.ts";
import { isMoment } from "./moment.ts";

const DAY_MILLISECONDS = 86_400_000;
/** The first Monday of the epoch, so that weekly lines of the grid fall on Mondays. */
const FIRST_MONDAY = 4;

/** The distances of the lines of the grid, for days. */
export const DAY_STEPS: readonly number[] = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];

/** Returns the numbers at which a chart draws its places: days are counted. */
export function positionsOf(x: ChartData["x"]): number[] {
  return x.map((one) => typeof one === "number" ? one : dayNumber(one));
}

/** The distances of the lines of the grid, for moments: from five minutes to four weeks, in days. */
export const MOMENT_STEPS: readonly number[] = [
  ...[5, 10, 30, 60, 180, 360, 720].map((minutes) => minutes / 1_440),
  ...DAY_STEPS.slice(0, 5),
];

/** Returns the day at a number of {@link positionsOf}. */
export function dayAt(position: number): string {
  return momentAt(Math.round(position)).slice(0, 10);
}

/** Returns the moment at a number of {@link positionsOf}. */
export function momentAt(position: number): string {
  return new Date(Math.round((position + FIRST_MONDAY) * DAY_MILLISECONDS)).toISOString();
}

function dayNumber(place: string): number {
  const time = Date.parse(isMoment(place) ? place : `${place}T00:00:00Z`);
  return time / DAY_MILLISECONDS - FIRST_MONDAY;
}

/** Returns the color of each series, 0 to 5; what is compared takes the color in front of it. */
export function colorIndexes(series: ChartData["series"]): number[] {
  let next = -1;
  return series.map(({ isCompared }) => {
    if (!isCompared || next < 0) next++;
    return next % 6;
  });
}
