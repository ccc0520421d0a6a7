import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import type { Organization, OrganizationSettings } from "@/core/organization/views.ts";

/** What every group of settings gets. */
export interface SettingsGroupProps {
  readonly settings: OrganizationSettings;
  readonly onChanged: (organization: Organization) => void;
}

/** Changes some settings; the others stay. */
export function changeOrganization(
  changes: Partial<OrganizationSettings>,
): Promise<AdminAnswer<Organization>> {
  return ask<Organization>("PATCH", "/admin/organization", changes);
}
