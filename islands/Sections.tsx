import { SectionNav } from "@/components/admin/SectionNav.tsx";
import type { SectionId } from "@/components/admin/sections.ts";
import type { Role } from "@/core/roles.ts";

/** The props from the server. */
export interface SectionsProps {
  readonly role: Role;
  readonly hidden: readonly SectionId[];
  readonly active: SectionId | null;
  readonly desk: { readonly href: string; readonly title: string };
}

/** The sections of the settings window, with their search. */
export default function Sections(props: SectionsProps) {
  return <SectionNav {...props} />;
}
