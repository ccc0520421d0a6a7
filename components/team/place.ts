import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";

/** A place below `/team`. */
export type TeamPlace =
  | { readonly kind: "now"; readonly team: string | null }
  | {
    readonly kind: "boards";
    readonly team: string | null;
    readonly period: PeriodKind;
    /** A day in the period; null: the current one. */
    readonly at: string | null;
  }
  | { readonly kind: "person"; readonly team: string | null; readonly id: string };

const ROOT = "/team";

/** Returns the address of a place. A person's place remembers the team that leads back. */
export function teamHref(place: TeamPlace): string {
  const query = new URLSearchParams();
  if (place.kind === "boards") {
    query.set("view", "boards");
    query.set("period", place.period);
    if (place.at !== null) query.set("at", place.at);
  }
  if (place.team !== null) query.set("team", place.team);
  const path = place.kind === "person" ? addressUnder(ROOT, place.id) : ROOT;
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Returns the place at an address (path and query), or null when there is none. */
export function teamPlaceAt(address: string): TeamPlace | null {
  const { pathname, searchParams } = new URL(address, "http://laurel");
  const parts = partsUnder(ROOT, pathname);
  if (parts === null || parts.length > 1) return null;
  const team = searchParams.get("team") || null;
  const [id] = parts;
  if (id !== undefined) return { kind: "person", team, id };
  if (searchParams.get("view") !== "boards") return { kind: "now", team };
  const period = PERIOD_KINDS.find((kind) => kind === searchParams.get("period")) ?? "week";
  const at = /^\d{4}-\d\d-\d\d$/.exec(searchParams.get("at") ?? "")?.[0] ?? null;
  return { kind: "boards", team, period, at };
}

/** Returns the API path that a place is drawn from. */
export function teamApiPath(place: TeamPlace): string {
  const team = place.team === null ? "" : `team=${encodeURIComponent(place.team)}`;
  return place.kind === "person"
    ? `/team/agents/${encodeURIComponent(place.id)}`
    : team === ""
    ? "/team"
    : `/team?${team}`;
}
