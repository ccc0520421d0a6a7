import { Group, Row } from "@/components/admin/Group.tsx";
import { Download, UserRoundX } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { personalDataWords } from "@/words/personal_data.ts";
import { eraseHref, exportHref, type Subject } from "./subject.ts";

/** The rights of one person over what is stored about them, on their page. */
export function PersonalData({ who }: { who: Subject }) {
  const words = wordsOf(personalDataWords);
  return (
    <Group
      id="personal-data"
      title={words.title}
      note={words.note}
    >
      <Row label={words.export} hint={words.exportHint}>
        <a class="button" href={exportHref(who)} download>
          <Download size={14} />
          {words.download}
        </a>
      </Row>
      <Row label={words.erase} hint={words.eraseHint}>
        <a class="button button-danger-text" href={eraseHref(who)}>
          <UserRoundX size={14} />
          {words.eraseAction}
        </a>
      </Row>
    </Group>
  );
}
