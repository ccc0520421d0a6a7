import { csvRow } from "@/core/csv.ts";
import type { ReportPerson, WeeklyReport } from "@/core/reports/views.ts";

/** Returns the people of a report after a place (the last one of the previous page). */
export type ReadPeople = (after: ReportPerson | null) => Promise<readonly ReportPerson[]>;

const COLUMNS: readonly (readonly [title: string, key: keyof ReportPerson])[] = [
  ["id", "id"],
  ["name", "name"],
  ["team", "team"],
  ["points", "points"],
  ["points before", "pointsBefore"],
  ["active days", "activeDays"],
  ["streak", "streak"],
  ["awards", "awards"],
];

/** Yields the people of a report as CSV, page by page. */
export async function* reportCsv(read: ReadPeople): AsyncGenerator<string> {
  yield "\uFEFF" + csvRow(COLUMNS.map(([title]) => title));
  for await (const page of pages(read)) {
    yield page.map((one) => csvRow(COLUMNS.map(([, key]) => one[key] ?? ""))).join("");
  }
}

/** Yields a report with all people as JSON, page by page. */
export async function* reportJson(
  report: WeeklyReport,
  read: ReadPeople,
): AsyncGenerator<string> {
  yield `{"report":${JSON.stringify(report)},"people":[`;
  let isFirst = true;
  for await (const page of pages(read)) {
    yield (isFirst ? "\n" : ",\n") + page.map((one) => JSON.stringify(one)).join(",\n");
    isFirst = false;
  }
  yield "\n]}\n";
}

async function* pages(read: ReadPeople): AsyncGenerator<readonly ReportPerson[]> {
  for (let after: ReportPerson | null = null;;) {
    const page: readonly ReportPerson[] = await read(after);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!;
  }
}
