import type { DayRange } from "@/core/insights/range.ts";

/** Returns the API path of the engagement of these days and this team. */
export function engagementPath({ from, to }: DayRange, team: string | null): string {
  return `/insights/engagement?${queryOf({ from, to }, team)}`;
}

/** Returns the API path of a table of the page as a file. */
export function exportPath(
  table: string,
  format: "csv" | "json",
  { range, team }: { readonly range: DayRange; readonly team: string | null },
): string {
  return `/insights/engagement/export?table=${table}&format=${format}&${queryOf(range, team)}`;
}

function queryOf({ from, to }: DayRange, team: string | null): string {
  const query = new URLSearchParams({ from, to });
  if (team !== null) query.set("team", team);
  return query.toString();
}
