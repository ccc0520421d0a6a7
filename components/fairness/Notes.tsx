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
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";

const POLL_MILLISECONDS = 30_000;
const ORDER = {
  keyOf: ({ id }: WorkNote) => String(id),
  compare: (a: WorkNote, b: WorkNote) => b.id - a.id,
};

/** What managers decided about the person's own work, with their reasons. */
export function Notes() {
  const words = wordsOf(fairnessWords);
  const { timeZone } = usePage();
  const list = useList<WorkNote>("/me/notes?limit=50", ORDER, POLL_MILLISECONDS);
  return (
    <>
      <PageHead title={words.notes.title} />
      <div class="page-body">
        <p class="group-note">{words.notes.about}</p>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? (
                <Empty
                  icon={MessageCircle}
                  title={words.notes.none}
                  words={words.notes.noneHint}
                />
              )
              : (
                <ol class="group-rows" aria-label={words.notes.list}>
                  {list.entries.map((one) => (
                    <li key={one.id} class="group-row">
                      <div class="group-label">
                        <strong>{words.kinds[one.kind]}: {words.decisions[one.decision]}</strong>
                        <span>
                          <bdi>{one.reason}</bdi>
                        </span>
                        <span class="group-hint">
                          <Sentence
                            text={words.decided.by}
                            parts={{ name: <bdi>{one.by}</bdi>, time: <Ago time={one.at} /> }}
                          />{" "}
                          · {one.sentence}{" "}
                          {words.notes.workOf(formatMoment(Date.parse(one.from), timeZone))}
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
