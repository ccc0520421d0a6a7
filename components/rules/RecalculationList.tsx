import type { RecalculationView } from "@/core/recalculations.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { RefreshCw } from "@/components/shared/icons.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { recalculationWords } from "@/words/recalculations.ts";
import { Moment } from "./Moment.tsx";
import { RULE_LIST, ruleHref } from "./place.ts";

const POLL_MILLISECONDS = 5_000;
/** The path of the list's first page, below `/api/v1`. */
export const RECALCULATIONS_PATH = "/admin/recalculations?limit=50";
const ORDER = {
  keyOf: ({ id }: RecalculationView) => String(id),
  compare: (a: RecalculationView, b: RecalculationView) => b.id - a.id,
};

/** All recalculations, the newest first. */
export function RecalculationList({ initial }: { initial: Page<RecalculationView> | null }) {
  const words = wordsOf(recalculationWords);
  const { go } = usePage();
  const list = useList<RecalculationView>(
    RECALCULATIONS_PATH,
    ORDER,
    POLL_MILLISECONDS,
    initial,
  );
  const add = <AddLink href={ruleHref({ kind: "recalculate" })}>{words.add}</AddLink>;
  return (
    <>
      <PageHead title={words.all} back={{ ...RULE_LIST, onClick: follow(go) }}>
        {list.entries.length > 0 && add}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? (
                <Empty
                  icon={RefreshCw}
                  title={words.none}
                  words={words.noneHint}
                >
                  {add}
                </Empty>
              )
              : (
                <ul class="group-rows" aria-label={words.all}>
                  {list.entries.map((one) => <RecalculationRow key={one.id} one={one} />)}
                </ul>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function RecalculationRow({ one }: { one: RecalculationView }) {
  const words = wordsOf(recalculationWords);
  const { go } = usePage();
  const by = one.appliedBy ?? one.createdBy;
  return (
    <li>
      <a
        class="group-row link-row"
        href={ruleHref({ kind: "recalculation", id: one.id })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong>
            <Moment time={one.from} /> – <Moment time={one.to} />
          </strong>
          <span class="group-hint">
            <Sentence
              text={(by === null ? words.under : words.underBy)(one.ruleVersion)}
              parts={{
                time: <Ago time={one.appliedAt ?? one.createdAt} />,
                person: <bdi>{by?.name}</bdi>,
              }}
            />
            {one.note !== "" && (
              <>
                {" · "}
                <bdi>{one.note}</bdi>
              </>
            )}
          </span>
        </span>
        <span
          class="badge"
          data-tone={one.status === "done"
            ? "good"
            : one.status === "running"
            ? "warning"
            : undefined}
        >
          {words.states[one.status]}
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
