import type { ProfileView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Download } from "@/components/shared/icons.ts";
import { MeasuringGroup } from "./MeasuringGroup.tsx";
import { SETTINGS_TITLES } from "./place.ts";

/** The export of what Laurel stores about the person. */
export function DataPane(
  { isAgent, initial }: { isAgent: boolean; initial: ProfileView | null },
) {
  return (
    <>
      <PageHead title={SETTINGS_TITLES.data} />
      <div class="page-body">
        <Group
          id="export"
          title="Export your data"
          note="Everything that Laurel stores about you, in one file that people and programs can read."
        >
          <Row
            label="All of your data"
            hint="A JSON file. Passwords and other secrets are left out, and so is what belongs to others."
          >
            <a class="button" href="/api/v1/me/export" download>
              <Download size={15} />
              Export
            </a>
          </Row>
        </Group>
        <MeasuringGroup initial={initial} />
        <Group id="contents" title="What is in it">
          <Row label="Account" hint="Name, e-mail address, role, picture and preferences" />
          <Row label="Visits" hint="When you were here, how long, and which parts you used" />
          <Row label="Sign-ins" hint="Your sessions, with device and address" />
          {isAgent && (
            <>
              <Row label="Work" hint="Every event, as your tools sent it" />
              <Row label="Points" hint="Every ledger entry with its arithmetic, also corrections" />
              <Row label="Rewards" hint="Achievements, challenges and spins" />
              <Row label="Notes" hint="What managers decided about your work, with their reasons" />
              <Row label="Metrics" hint="What was measured on each day" />
              <Row label="Leave" hint="Requests, decisions and days off" />
              <Row label="In your tools" hint="The accounts and ids by which Laurel knows you" />
            </>
          )}
        </Group>
      </div>
    </>
  );
}
