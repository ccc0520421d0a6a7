import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import type { Organization } from "@/core/organization/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { organizationWords } from "@/words/organization.ts";
import { EventsGroup } from "./EventsGroup.tsx";
import { InstallationGroups } from "./InstallationGroups.tsx";
import { NameForm } from "./NameForm.tsx";
import { SecurityGroup } from "./SecurityGroup.tsx";

/** The path of the API. */
export const ORGANIZATION_PATH = "/admin/organization";

const POLL_MILLISECONDS = 30_000;

/** The settings of the organization. To add one: core/organization/views.ts, then a group here. */
export function OrganizationPage({ initial }: { initial: Organization | null }) {
  const remote = useRemote<Organization>(ORGANIZATION_PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const onChanged = (organization: Organization) => remote.update(() => organization);
  return (
    <>
      <PageHead title={wordsOf(organizationWords).title} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {({ settings, installation }) => (
            <>
              <NameForm settings={settings} onChanged={onChanged} />
              <SecurityGroup settings={settings} onChanged={onChanged} />
              <EventsGroup settings={settings} onChanged={onChanged} />
              <InstallationGroups installation={installation} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}
