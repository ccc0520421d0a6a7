import { Group, Row } from "@/components/admin/Group.tsx";
import { Download, UserRoundX } from "@/components/shared/icons.ts";
import { eraseHref, exportHref, type Subject } from "./subject.ts";

/** The rights of one person over what is stored about them, on their page. */
export function PersonalData({ who }: { who: Subject }) {
  return (
    <Group
      id="personal-data"
      title="Personal data"
      note="For somebody who asks what is stored about them, or wants to be forgotten."
    >
      <Row label="Export" hint="One JSON file with everything. The audit log knows of it.">
        <a class="button" href={exportHref(who)} download>
          <Download size={14} />
          Download
        </a>
      </Row>
      <Row label="Erase" hint="For good. The next page says what goes and what stays.">
        <a class="button button-danger-text" href={eraseHref(who)}>
          <UserRoundX size={14} />
          Erase…
        </a>
      </Row>
    </Group>
  );
}
