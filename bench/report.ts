/** The results of a run: the content of `bench/results/latest.json`, and a table for people. */
import { relativeSpread, type Spread, spreadOf } from "./stats.ts";

/** A value to reach. */
export type Target = { readonly atLeast: number } | { readonly below: number };

/** One measured number. */
export interface Measure extends Spread {
  /** `benchmark.what`, the same in every run. */
  readonly name: string;
  readonly unit: string;
  /** The value of each round, in the order of measurement. */
  readonly rounds: readonly number[];
  readonly target: Target | null;
  /** Whether the median reaches the target; null without a target. */
  readonly met: boolean | null;
  readonly note: string | null;
}

/** The machine and the program versions of a run. */
export interface Setting {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly os: string;
  /** Load average of one minute before the run: whether the machine was busy with other work. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly deno: string;
  readonly v8: string;
  readonly postgres: string;
}

export interface Report {
  /** The version of this format. */
  readonly format: 1;
  /** ISO 8601. */
  readonly date: string;
  readonly commit: string;
  /** Whether files differed from the commit. */
  readonly isDirty: boolean;
  readonly options: Readonly<Record<string, string | number | boolean | null>>;
  readonly seconds: number;
  readonly setting: Setting;
  readonly measures: readonly Measure[];
}

/** Collects values during the measurements. */
export interface Recorder {
  /** Adds the value of a round. Unit, target and note come from the first call. */
  add(name: string, unit: string, value: number, about?: About): void;
  measures(): Measure[];
}

export interface About {
  readonly target?: Target;
  readonly note?: string;
}

/** Creates an empty recorder. */
export function createRecorder(): Recorder {
  const found = new Map<string, { unit: string; about: About; rounds: number[] }>();
  return {
    add(name, unit, value, about = {}) {
      if (!Number.isFinite(value)) throw new RangeError(`${name} came out as ${value}`);
      let entry = found.get(name);
      if (!entry) found.set(name, entry = { unit, about, rounds: [] });
      entry.rounds.push(value);
    },
    measures: () =>
      [...found].map(([name, { unit, about, rounds }]) => {
        const spread = spreadOf(rounds);
        const target = about.target ?? null;
        const met = target && reaches(target, spread.median);
        return { name, unit, ...spread, rounds, target, met, note: about.note ?? null };
      }),
  };
}

function reaches(target: Target, value: number): boolean {
  return "atLeast" in target ? value >= target.atLeast : value < target.below;
}

/** Formats a number with as many digits as are meaningful. */
export function formatNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function formatTarget(target: Target | null): string {
  if (!target) return "";
  return "atLeast" in target
    ? `>= ${formatNumber(target.atLeast)}`
    : `< ${formatNumber(target.below)}`;
}

const COLUMNS = ["", "median", "unit", "min", "max", "spread", "target", "met"] as const;
const LEFT = new Set([0, 2, 7]);

/** Formats the results as a table, with a line about the machine above and the notes below. */
export function formatTable(report: Report): string {
  const rows = report.measures.map((measure) => [
    measure.name,
    formatNumber(measure.median),
    measure.unit,
    formatNumber(measure.min),
    formatNumber(measure.max),
    measure.rounds.length > 1 ? `${Math.round(relativeSpread(measure) * 100)}%` : "",
    formatTarget(measure.target),
    measure.met === null ? "" : measure.met ? "yes" : "NO",
  ]);
  const widths = COLUMNS.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]!.length))
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => LEFT.has(i) ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))
      .join("  ").trimEnd();
  const { setting } = report;
  const notes = report.measures.filter(({ note }) => note)
    .map(({ name, note }) => `${name}: ${note}`);
  return [
    `${setting.cpu}, ${setting.cores} cores, load ${setting.loadBefore} to ${setting.loadAfter}; ` +
    `Deno ${setting.deno}, PostgreSQL ${setting.postgres}; ${report.commit.slice(0, 10)}` +
    `${report.isDirty ? " with changes" : ""}; ${Math.round(report.seconds)} s`,
    "",
    line(COLUMNS),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map(line),
    ...(notes.length > 0 ? ["", ...notes] : []),
    "",
  ].join("\n");
}

/** Writes the report as JSON. Creates the folder when it does not exist. */
export async function writeReport(path: string, report: Report): Promise<void> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(path, `${JSON.stringify(report, null, 2)}\n`);
}
