import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
/** A place of the weekly report's page. */
export type ReportPlace =
  | { readonly kind: "report"; readonly week: string | null; readonly team: string | null }
  | { readonly kind: "sending" }
  | { readonly kind: "new" }
  | { readonly kind: "schedule"; readonly id: number };

const BASE = "/insights/report";
const SENDING = `${BASE}/sending`;

/** The list of reports that are sent, for links back to it. */
export const SENDING_LIST = {
  href: SENDING,
  get label(): string {
    return wordsOf(reportWords).sendingList;
  },
};

/** Returns the place of an address with its query, or null. */
export function reportPlaceAt(address: string): ReportPlace | null {
  const [path, search = ""] = address.split("?") as [string, string?];
  if (path === BASE) {
    const query = new URLSearchParams(search);
    return { kind: "report", week: query.get("week") || null, team: query.get("team") || null };
  }
  if (path === SENDING) return { kind: "sending" };
  if (path === `${SENDING}/new`) return { kind: "new" };
  const id = new RegExp(`^${SENDING}/([1-9]\\d{0,9})$`).exec(path)?.[1];
  return id === undefined ? null : { kind: "schedule", id: Number(id) };
}

/** Returns the address of a place. */
export function reportHref(place: ReportPlace): string {
  switch (place.kind) {
    case "report":
      return BASE + queryOf(place);
    case "sending":
      return SENDING;
    case "new":
      return `${SENDING}/new`;
    case "schedule":
      return `${SENDING}/${place.id}`;
  }
}

/** Which report is shown. */
export type ReportChoice = Pick<Extract<ReportPlace, { kind: "report" }>, "week" | "team">;

/** Returns the API path of a report, below `/api/v1`. @param part such as `/people` or `.csv` */
export function reportApiPath(choice: ReportChoice, part = ""): string {
  return `/insights/report${part}${queryOf(choice)}`;
}

function queryOf({ week, team }: ReportChoice): string {
  const query = new URLSearchParams();
  if (week !== null) query.set("week", week);
  if (team !== null) query.set("team", team);
  return query.size === 0 ? "" : `?${query}`;
}
