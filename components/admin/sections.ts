import type { Role } from "@/core/roles.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sectionWords } from "@/words/sections.ts";

export type SectionId = keyof typeof sectionWords.en.titles;

/** The groups of the sidebar, and the roles that see them. */
const GROUPS: readonly {
  readonly id: keyof typeof sectionWords.en.groups | null;
  readonly roles: readonly Role[];
  readonly sections: readonly { readonly id: SectionId; readonly href: string }[];
}[] = [
  {
    id: null,
    roles: ["agent", "manager", "admin"],
    sections: [
      { id: "profile", href: "/settings/profile" },
      { id: "appearance", href: "/settings/appearance" },
      { id: "notifications", href: "/settings/notifications" },
      { id: "leave", href: "/settings/leave" },
      { id: "security", href: "/settings/security" },
      { id: "data", href: "/settings/data" },
      { id: "notes", href: "/settings/notes" },
    ],
  },
  {
    id: "team",
    roles: ["manager", "admin"],
    sections: [
      { id: "team", href: "/team" },
      { id: "requests", href: "/settings/requests" },
      { id: "challenges", href: "/challenges" },
    ],
  },
  {
    id: "insights",
    roles: ["manager", "admin"],
    sections: [
      { id: "engagement", href: "/insights/engagement" },
      { id: "performance", href: "/insights/performance" },
      { id: "fairness", href: "/insights/fairness" },
      { id: "report", href: "/insights/report" },
    ],
  },
  {
    id: "rewards",
    roles: ["admin"],
    sections: [
      { id: "event-types", href: "/admin/event-types" },
      { id: "rules", href: "/admin/rules" },
      { id: "achievements", href: "/admin/achievements" },
      { id: "boosts", href: "/admin/boosts" },
      { id: "wheel", href: "/admin/wheel" },
      { id: "calendars", href: "/admin/calendars" },
    ],
  },
  {
    id: "administration",
    roles: ["admin"],
    sections: [
      { id: "start", href: "/admin/start" },
      { id: "organization", href: "/admin/organization" },
      { id: "people", href: "/admin/people" },
      { id: "teams", href: "/admin/teams" },
      { id: "accounts", href: "/admin/accounts" },
      { id: "invitations", href: "/admin/invitations" },
      { id: "integrations", href: "/admin/integrations" },
      { id: "unassigned", href: "/admin/unassigned" },
      { id: "webhooks", href: "/admin/webhooks" },
      { id: "keys", href: "/admin/keys" },
      { id: "deliveries", href: "/admin/deliveries" },
      { id: "wall-links", href: "/admin/wall-links" },
      { id: "privacy", href: "/admin/privacy" },
      { id: "technical", href: "/admin/technical" },
      { id: "audit", href: "/admin/audit" },
    ],
  },
];

/** A group of the sidebar of the settings window. */
export interface SectionGroup {
  readonly title: string | null;
  readonly sections: readonly Section[];
}

/** A place of the settings window that the sidebar leads to. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly href: string;
  /** Other words that people search for. */
  readonly words: string;
}

/**
 * Returns the groups that people with this role see, in the order of the sidebar.
 * @param hidden sections that are left out for now
 */
export function sectionGroups(
  role: Role,
  hidden: readonly SectionId[] = [],
): readonly SectionGroup[] {
  const { groups, titles, also } = wordsOf(sectionWords);
  return GROUPS.filter(({ roles }) => roles.includes(role))
    .map((group) => ({
      title: group.id && groups[group.id],
      sections: group.sections.filter(({ id }) => !hidden.includes(id))
        .map(({ id, href }) => ({ id, href, title: titles[id], words: also[id] })),
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
      sections: group.sections.filter(({ title, words }) =>
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
