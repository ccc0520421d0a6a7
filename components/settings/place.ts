import type { Role } from "@/core/roles.ts";
import { addressUnder, partsUnder } from "@/components/admin/address.ts";

/** The panes of the personal settings, in the order of the sidebar. */
const PLACES = [
  "profile",
  "appearance",
  "notifications",
  "leave",
  "security",
  "data",
  "notes",
  "requests",
] as const;
export type SettingsPlace = typeof PLACES[number];

const ROOT = "/settings";

/** Returns the address of a pane. */
export function settingsHref(place: SettingsPlace): string {
  return addressUnder(ROOT, place);
}

/** Whether people with this role may open a pane: managers and admins decide about leave. */
export function maySeePane(place: SettingsPlace, role: Role): boolean {
  return place !== "requests" || role !== "agent";
}

/** Returns the pane at a path, or null when there is none. */
export function settingsPlaceAt(path: string): SettingsPlace | null {
  const [part, ...others] = partsUnder(ROOT, path) ?? [];
  if (part === undefined || others.length > 0) return null;
  return PLACES.find((one) => one === part) ?? null;
}
