import type { Kysely } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import {
  BASELINE_COLUMNS,
  type BaselineImport,
  MAX_BASELINE_LINES,
} from "@/core/performance/baseline_file.ts";
import { type PartSums, partSums } from "@/core/performance/measures.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { findBaseline, type PerformanceDay, saveBaseline } from "@/db/performance/daily.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readTable } from "@/services/import/table.ts";
import { type BaselineCells, readBaselineCells } from "./baseline_cells.ts";

/** Brings days before Laurel in from CSV files. They are only compared with; they pay no points. */
export interface Baselines {
  /**
   * Stores the lines of a file. Lines with errors are reported and left out. The same person, day
   * and measure again replaces what was there. Days that Laurel measured itself win.
   * @throws {ProblemError} `csv_header_invalid`, `invalid_utf8`, `too_many_lines`
   */
  run(file: {
    readonly bytes: Uint8Array;
    readonly contentType: string;
  }, how: { readonly isPreview: boolean }): Promise<BaselineImport>;
}

const COLUMNS = {
  known: new Map<string, string | null>([
    ...BASELINE_COLUMNS.map((name) => [name, name] as const),
    ["id", "person"],
    ["metric", "measure"],
  ]),
  required: "person",
  maxRows: MAX_BASELINE_LINES,
};
const MAX_REPORTED = 200;
const STORED_AT_ONCE = 5_000;

/** Opens the import of days before Laurel. */
export function openBaselines({ db, clock, timeZone }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
}): Baselines {
  return {
    async run({ bytes, contentType }, { isPreview }) {
      const today = localDay(clock(), timeZone);
      const errors: BaselineImport["errors"][number][] = [];
      const failed = new Set<number>();
      const fault = (line: number, path: string, message: string) => {
        failed.add(line);
        errors.push({ line, path, message });
      };
      const read = readTable(bytes, contentType, COLUMNS).flatMap(({ line, cells, flaw }) => {
        if (flaw !== null) {
          fault(line, "", flaw);
          return [];
        }
        const found = readBaselineCells(cells, today);
        if ("values" in found) return [{ line, values: found.values }];
        for (const { path, message } of found.errors) fault(line, path, message);
        return [];
      });
      const people = [...new Set(read.map(({ values }) => values.person))];
      const rowIds = await findSubjects(db, people);
      const known = read.filter(({ line, values }) => {
        if (rowIds.has(values.person)) return true;
        fault(line, "person", `"${values.person}" is nobody's id, mail or alias`);
        return false;
      });
      const days = daysOf(known.map(({ values }) => values), rowIds);
      if (!isPreview) await store(db, days);
      const sorted = [...days.values()].map(({ day }) => day).sort();
      return {
        isPreview,
        lines: known.length,
        people: new Set([...days.values()].map(({ rowId }) => rowId)).size,
        days: days.size,
        from: sorted[0] ?? null,
        to: sorted.at(-1) ?? null,
        failed: failed.size,
        errors: errors.sort((a, b) => a.line - b.line).slice(0, MAX_REPORTED),
      };
    },
  };
}

/** A person's day with the measures that a file has of it. */
interface FileDay {
  readonly rowId: number;
  readonly day: string;
  readonly measures: Map<BaselineCells["measure"], BaselineCells>;
}

function daysOf(
  lines: readonly BaselineCells[],
  rowIds: ReadonlyMap<string, number>,
): Map<string, FileDay> {
  const days = new Map<string, FileDay>();
  for (const line of lines) {
    const rowId = rowIds.get(line.person)!;
    const key = `${rowId} ${line.day}`;
    let own = days.get(key);
    if (!own) days.set(key, own = { rowId, day: line.day, measures: new Map() });
    own.measures.set(line.measure, line);
  }
  return days;
}

async function store(db: Kysely<Schema>, days: ReadonlyMap<string, FileDay>): Promise<void> {
  const all = [...days.values()];
  for (let at = 0; at < all.length; at += STORED_AT_ONCE) {
    const some = all.slice(at, at + STORED_AT_ONCE);
    await db.transaction().execute(async (trx) => {
      const stored = new Map(
        (await findBaseline(trx, some)).map((one) => [`${one.rowId} ${one.day}`, one.sums]),
      );
      await saveBaseline(
        trx,
        some.map((one): PerformanceDay => ({
          rowId: one.rowId,
          day: one.day,
          sums: overlaid(stored.get(`${one.rowId} ${one.day}`), one.measures),
        })),
      );
    });
  }
}

/** Returns the stored sums with those of a file in their place. */
function overlaid(stored: PartSums | undefined, measures: FileDay["measures"]): PartSums {
  return partSums((key) => {
    const own = measures.get(key);
    if (own) return { numerator: own.numerator, denominator: own.denominator };
    return stored?.[key] ?? { numerator: 0, denominator: 0 };
  });
}
