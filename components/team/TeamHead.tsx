import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { ConnectionState } from "@/components/shared/ConnectionState.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Segments } from "@/components/shared/Segments.tsx";

const VIEWS = [["now", "Now"], ["boards", "Boards"]] as const;

/** The head of the pages of a team: what is shown, and the state of the live connection. */
export function TeamHead(
  { view, connection, onView }: {
    view: "now" | "boards";
    connection: ConnectionStatus;
    onView: (view: "now" | "boards") => void;
  },
) {
  return (
    <PageHead title="My Team">
      <ConnectionState status={connection} />
      <Segments name="team-view" label="View" options={VIEWS} value={view} on={onView} />
    </PageHead>
  );
}
