import type { ReportPerson, WeeklyReport } from "@/core/reports/views.ts";
import { type TableColumn, tableCsv, tableJson } from "@/core/tables.ts";

/** Returns the people of a report after a place (the last one of the previous page). */
export type ReadPeople = (after: ReportPerson | null) => Promise<readonly ReportPerson[]>;

const COLUMNS: readonly TableColumn[] = [
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
export function reportCsv(read: ReadPeople): AsyncGenerator<string> {
  return tableCsv(COLUMNS, pages(read));
}

/** Yields a report with all people as JSON, page by page. */
export function reportJson(report: WeeklyReport, read: ReadPeople): AsyncGenerator<string> {
  return tableJson(pages(read), `{"report":${JSON.stringify(report)},"people":[`);
}

async function* pages(read: ReadPeople): AsyncGenerator<readonly ReportPerson[]> {
  for (let after: ReportPerson | null = null;;) {
    const page: readonly ReportPerson[] = await read(after);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!;
  }
}
