import type { ProfileView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Download } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sectionWords } from "@/words/sections.ts";
import { settingsWords } from "@/words/settings.ts";
import { MeasuringGroup } from "./MeasuringGroup.tsx";

/** The export of what Laurel stores about the person. */
export function DataPane(
  { isAgent, initial }: { isAgent: boolean; initial: ProfileView | null },
) {
  const words = wordsOf(settingsWords).data;
  return (
    <>
      <PageHead title={wordsOf(sectionWords).titles.data} />
      <div class="page-body">
        <Group
          id="export"
          title={words.export}
          note={words.exportNote}
        >
          <Row
            label={words.all}
            hint={words.allHint}
          >
            <a class="button" href="/api/v1/me/export" download>
              <Download size={15} />
              {words.action}
            </a>
          </Row>
        </Group>
        <MeasuringGroup initial={initial} />
        <Group id="contents" title={words.contents}>
          {[...words.everybody, ...(isAgent ? words.agents : [])].map(([label, hint]) => (
            <Row key={label} label={label} hint={hint} />
          ))}
        </Group>
      </div>
    </>
  );
}
