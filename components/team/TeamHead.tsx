import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { ConnectionState } from "@/components/shared/ConnectionState.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";

const VIEWS = ["now", "boards"] as const;

/** The head of the pages of a team: what is shown, and the state of the live connection. */
export function TeamHead(
  { view, connection, onView }: {
    view: "now" | "boards";
    connection: ConnectionStatus;
    onView: (view: "now" | "boards") => void;
  },
) {
  const words = wordsOf(teamWords);
  return (
    <PageHead title={words.title}>
      <ConnectionState status={connection} />
      <Segments
        name="team-view"
        label={words.view}
        options={VIEWS.map((one) => [one, words.views[one]] as const)}
        value={view}
        on={onView}
      />
    </PageHead>
  );
}
