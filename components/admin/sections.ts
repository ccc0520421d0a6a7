/** The sections of the administration, in the order of the sidebar. */
export const SECTIONS = [
  { id: "integrations", title: "Integrations", href: "/admin/integrations" },
  { id: "webhooks", title: "Webhooks", href: "/admin/webhooks" },
  { id: "keys", title: "Keys", href: "/admin/keys" },
] as const;
export type SectionId = typeof SECTIONS[number]["id"];

/** Returns the section that a path belongs to, or null. */
export function sectionOf(pathname: string): SectionId | null {
  const found = SECTIONS.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return found?.id ?? null;
}
