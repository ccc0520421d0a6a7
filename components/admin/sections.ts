import type { Role } from "@/core/roles.ts";

/** The groups of the sidebar, and the roles that see them. */
const GROUPS: readonly SectionGroup[] = [
  {
    title: null,
    roles: ["agent", "manager", "admin"],
    sections: [
      { id: "profile", title: "Profile", href: "/settings/profile" },
      { id: "appearance", title: "Appearance", href: "/settings/appearance" },
      { id: "leave", title: "Working Days & Leave", href: "/settings/leave" },
      { id: "security", title: "Security", href: "/settings/security" },
      { id: "data", title: "Your Data", href: "/settings/data" },
      { id: "notes", title: "Notes About Your Work", href: "/settings/notes" },
    ],
  },
  {
    title: "Team",
    roles: ["manager", "admin"],
    sections: [
      { id: "team", title: "My Team", href: "/team" },
      { id: "requests", title: "Leave Requests", href: "/settings/requests" },
      { id: "challenges", title: "Challenges", href: "/challenges" },
    ],
  },
  {
    title: "Insights",
    roles: ["manager", "admin"],
    sections: [
      { id: "engagement", title: "Engagement", href: "/insights/engagement" },
      { id: "performance", title: "Performance", href: "/insights/performance" },
      { id: "fairness", title: "Fairness Watch", href: "/insights/fairness" },
      { id: "report", title: "Weekly Report", href: "/insights/report" },
    ],
  },
  {
    title: "Rewards",
    roles: ["admin"],
    sections: [
      { id: "event-types", title: "Event Types", href: "/admin/event-types" },
      { id: "rules", title: "Rules", href: "/admin/rules" },
      { id: "achievements", title: "Achievements", href: "/admin/achievements" },
      { id: "boosts", title: "Boosts", href: "/admin/boosts" },
      { id: "wheel", title: "Wheel", href: "/admin/wheel" },
      { id: "calendars", title: "Calendars", href: "/admin/calendars" },
    ],
  },
  {
    title: "Administration",
    roles: ["admin"],
    sections: [
      { id: "start", title: "Getting Started", href: "/admin/start" },
      { id: "organization", title: "Organization", href: "/admin/organization" },
      { id: "people", title: "People", href: "/admin/people" },
      { id: "teams", title: "Teams", href: "/admin/teams" },
      { id: "accounts", title: "Accounts", href: "/admin/accounts" },
      { id: "invitations", title: "Invitations", href: "/admin/invitations" },
      { id: "integrations", title: "Integrations", href: "/admin/integrations" },
      { id: "unassigned", title: "Unassigned People", href: "/admin/unassigned" },
      { id: "webhooks", title: "Webhooks", href: "/admin/webhooks" },
      { id: "keys", title: "Keys", href: "/admin/keys" },
      { id: "deliveries", title: "Failed Deliveries", href: "/admin/deliveries" },
      { id: "wall-links", title: "Wall Links", href: "/admin/wall-links" },
      { id: "privacy", title: "Privacy", href: "/admin/privacy" },
      { id: "technical", title: "Technical", href: "/admin/technical" },
      { id: "audit", title: "Audit Log", href: "/admin/audit" },
    ],
  },
];

/** A group of the sidebar of the settings window. */
export interface SectionGroup {
  readonly title: string | null;
  readonly roles: readonly Role[];
  readonly sections: readonly Section[];
}

/** A place of the settings window that the sidebar leads to. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly href: string;
}

export type SectionId =
  | "profile"
  | "appearance"
  | "leave"
  | "security"
  | "data"
  | "notes"
  | "team"
  | "requests"
  | "start"
  | "integrations"
  | "webhooks"
  | "keys"
  | "audit"
  | "organization"
  | "people"
  | "teams"
  | "accounts"
  | "invitations"
  | "challenges"
  | "engagement"
  | "performance"
  | "fairness"
  | "report"
  | "event-types"
  | "rules"
  | "achievements"
  | "boosts"
  | "wheel"
  | "calendars"
  | "unassigned"
  | "deliveries"
  | "wall-links"
  | "privacy"
  | "technical";

/**
 * Returns the groups that people with this role see, in the order of the sidebar.
 * @param hidden sections that are left out for now
 */
export function sectionGroups(
  role: Role,
  hidden: readonly SectionId[] = [],
): readonly SectionGroup[] {
  return GROUPS.filter(({ roles }) => roles.includes(role))
    .map((group) => ({
      ...group,
      sections: group.sections.filter(({ id }) => !hidden.includes(id)),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** Returns the section that a path belongs to, or null. */
export function sectionOf(pathname: string): SectionId | null {
  const sections = GROUPS.flatMap(({ sections }) => sections);
  const found = sections.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return found?.id ?? null;
}
