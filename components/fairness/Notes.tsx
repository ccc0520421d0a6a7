import { DECISION_TITLES, KIND_TITLES } from "@/core/fairness/kinds.ts";
import type { WorkNote } from "@/core/fairness/views.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { formatMoment } from "@/components/shared/format.ts";
import { MessageCircle } from "@/components/shared/icons.ts";

const POLL_MILLISECONDS = 30_000;
const ORDER = {
  keyOf: ({ id }: WorkNote) => String(id),
  compare: (a: WorkNote, b: WorkNote) => b.id - a.id,
};

/** What managers decided about the person's own work, with their reasons. */
export function Notes() {
  const { timeZone } = usePage();
  const list = useList<WorkNote>("/me/notes?limit=50", ORDER, POLL_MILLISECONDS);
  return (
    <>
      <PageHead title="Notes About Your Work" />
      <div class="page-body">
        <p class="group-note">
          When your work looked unlike that of others, somebody looked at it and wrote down why it
          is as it is. Nothing else follows from such a note.
        </p>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? (
                <Empty
                  icon={MessageCircle}
                  title="There are no notes"
                  words="Nobody had to look at your work. If somebody does, you read here who, what and why."
                />
              )
              : (
                <ol class="group-rows" aria-label="Notes, newest first">
                  {list.entries.map((one) => (
                    <li key={one.id} class="group-row">
                      <div class="group-label">
                        <strong>{KIND_TITLES[one.kind]}: {DECISION_TITLES[one.decision]}</strong>
                        <span>
                          <bdi>{one.reason}</bdi>
                        </span>
                        <span class="group-hint">
                          By <bdi>{one.by}</bdi>, <Ago time={one.at} /> · {one.sentence} Work of
                          {" "}
                          {formatMoment(Date.parse(one.from), timeZone)}
                        </span>
                      </div>
                    </li>
                  ))}
                </ol>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}
