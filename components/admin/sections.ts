import type { Role } from "@/core/roles.ts";

/** The groups of the sidebar, and the roles that see them. */
const GROUPS: readonly SectionGroup[] = [
  {
    title: null,
    roles: ["agent", "manager", "admin"],
    sections: [
      { id: "profile", title: "Profile", href: "/settings/profile" },
      { id: "appearance", title: "Appearance", href: "/settings/appearance" },
      {
        id: "leave",
        title: "Working Days & Leave",
        href: "/settings/leave",
        words: "vacation holidays time off",
      },
      {
        id: "security",
        title: "Security",
        href: "/settings/security",
        words: "password two-factor sessions",
      },
      { id: "data", title: "Your Data", href: "/settings/data", words: "export measuring" },
      { id: "notes", title: "Notes About Your Work", href: "/settings/notes" },
    ],
  },
  {
    title: "Team",
    roles: ["manager", "admin"],
    sections: [
      { id: "team", title: "My Team", href: "/team" },
      {
        id: "requests",
        title: "Leave Requests",
        href: "/settings/requests",
        words: "vacation time off",
      },
      { id: "challenges", title: "Challenges", href: "/challenges", words: "competition race" },
    ],
  },
  {
    title: "Insights",
    roles: ["manager", "admin"],
    sections: [
      {
        id: "engagement",
        title: "Engagement",
        href: "/insights/engagement",
        words: "active people visits usage",
      },
      {
        id: "performance",
        title: "Performance",
        href: "/insights/performance",
        words: "baseline holdout statistics",
      },
      {
        id: "fairness",
        title: "Fairness Watch",
        href: "/insights/fairness",
        words: "cheating findings",
      },
      { id: "report", title: "Weekly Report", href: "/insights/report", words: "pdf slack mail" },
    ],
  },
  {
    title: "Rewards",
    roles: ["admin"],
    sections: [
      {
        id: "event-types",
        title: "Event Types",
        href: "/admin/event-types",
        words: "tickets fields",
      },
      { id: "rules", title: "Rules", href: "/admin/rules", words: "points recalculation versions" },
      {
        id: "achievements",
        title: "Achievements",
        href: "/admin/achievements",
        words: "badges medals",
      },
      { id: "boosts", title: "Boosts", href: "/admin/boosts", words: "happy hour multiplier" },
      { id: "wheel", title: "Wheel", href: "/admin/wheel", words: "spins prizes odds" },
      {
        id: "calendars",
        title: "Calendars",
        href: "/admin/calendars",
        words: "holidays ics working days",
      },
    ],
  },
  {
    title: "Administration",
    roles: ["admin"],
    sections: [
      { id: "start", title: "Getting Started", href: "/admin/start" },
      {
        id: "organization",
        title: "Organization",
        href: "/admin/organization",
        words: "time zone name sign-in",
      },
      { id: "people", title: "People", href: "/admin/people" },
      { id: "teams", title: "Teams", href: "/admin/teams" },
      { id: "accounts", title: "Accounts", href: "/admin/accounts", words: "users roles" },
      { id: "invitations", title: "Invitations", href: "/admin/invitations" },
      {
        id: "integrations",
        title: "Integrations",
        href: "/admin/integrations",
        words: "tools zendesk hubspot",
      },
      {
        id: "unassigned",
        title: "Unassigned People",
        href: "/admin/unassigned",
        words: "mapping aliases",
      },
      { id: "webhooks", title: "Webhooks", href: "/admin/webhooks" },
      { id: "keys", title: "Keys", href: "/admin/keys", words: "api tokens" },
      {
        id: "deliveries",
        title: "Failed Deliveries",
        href: "/admin/deliveries",
        words: "dead webhooks retry",
      },
      {
        id: "wall-links",
        title: "Wall Links",
        href: "/admin/wall-links",
        words: "tv screen wallboard",
      },
      { id: "privacy", title: "Privacy", href: "/admin/privacy", words: "erase export retention" },
      {
        id: "technical",
        title: "Technical",
        href: "/admin/technical",
        words: "health response time errors",
      },
      { id: "audit", title: "Audit Log", href: "/admin/audit", words: "history changes" },
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
  /** Other words that people search for. */
  readonly words?: string;
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

/** Returns the groups with the sections whose title or words contain a text. */
export function findSections(
  groups: readonly SectionGroup[],
  text: string,
): readonly SectionGroup[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return groups;
  return groups
    .map((group) => ({
      ...group,
      sections: group.sections.filter(({ title, words = "" }) =>
        `${title} ${words}`.toLowerCase().includes(wanted)
      ),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** Returns the section that a path belongs to, or null. */
export function sectionOf(pathname: string): SectionId | null {
  const sections = GROUPS.flatMap(({ sections }) => sections);
  const found = sections.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return found?.id ?? null;
}
