import type { Role } from "@/core/roles.ts";
import { addressUnder, partsUnder } from "@/components/admin/address.ts";

/** A pane of the personal settings. */
export type SettingsPlace =
  | "profile"
  | "appearance"
  | "leave"
  | "security"
  | "data"
  | "notes"
  | "requests";

/** The titles of the panes, in the order of the sidebar. */
export const SETTINGS_TITLES: Readonly<Record<SettingsPlace, string>> = {
  profile: "Profile",
  appearance: "Appearance",
  leave: "Working Days & Leave",
  security: "Security",
  data: "Your Data",
  notes: "Notes About Your Work",
  requests: "Leave Requests",
};

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
  return Object.hasOwn(SETTINGS_TITLES, part) ? part as SettingsPlace : null;
}
