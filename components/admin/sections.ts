import type { Role } from "@/core/roles.ts";

/** The groups of the sidebar, and the roles that see them. */
const GROUPS: readonly SectionGroup[] = [
  { title: null, roles: ["agent", "manager", "admin"], sections: [] },
  {
    title: "Team",
    roles: ["manager", "admin"],
    sections: [{ id: "team", title: "My Team", href: "/team" }],
  },
  {
    title: "Administration",
    roles: ["admin"],
    sections: [
      { id: "integrations", title: "Integrations", href: "/admin/integrations" },
      { id: "webhooks", title: "Webhooks", href: "/admin/webhooks" },
      { id: "keys", title: "Keys", href: "/admin/keys" },
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

export type SectionId = "team" | "integrations" | "webhooks" | "keys";

/** Returns the groups that people with this role see, in the order of the sidebar. */
export function sectionGroups(role: Role): readonly SectionGroup[] {
  return GROUPS.filter(({ roles, sections }) => roles.includes(role) && sections.length > 0);
}

/** Returns the section that a path belongs to, or null. */
export function sectionOf(pathname: string): SectionId | null {
  const sections = GROUPS.flatMap(({ sections }) => sections);
  const found = sections.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return found?.id ?? null;
}
