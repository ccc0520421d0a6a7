import type { WheelAnswer } from "@/core/spins/wheel.ts";
import type { Page } from "@/core/shapes.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { formatTime } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wheelWords } from "@/words/wheel.ts";
import { wheelDifferences } from "./differences.ts";
import { DifferenceList } from "./DifferenceList.tsx";
import { draftOfWheel } from "./draft.ts";
import { WHEEL_HOME } from "./place.ts";
import { WHEEL_DRAFT } from "./WheelEditor.tsx";

const POLL_MILLISECONDS = 30_000;
/** The path of the list's first page, below `/api/v1`. */
export const WHEEL_VERSIONS_PATH = "/admin/wheel/versions?limit=20";
const ORDER = {
  keyOf: ({ version }: WheelAnswer) => String(version),
  compare: (a: WheelAnswer, b: WheelAnswer) => b.version - a.version,
};

/** The wheels that were published, each with what it changed. */
export function WheelHistory({ initial }: { initial: Page<WheelAnswer> | null }) {
  const words = wordsOf(wheelWords).history;
  const { go, timeZone, announce } = usePage();
  const list = useList<WheelAnswer>(WHEEL_VERSIONS_PATH, ORDER, POLL_MILLISECONDS, initial);
  const draft = useDraft(WHEEL_DRAFT, { version: 0, prizes: draftOfWheel(NONE).prizes });
  const { entries } = list;
  const current = entries[0]?.version ?? 0;
  return (
    <>
      <PageHead title={words.title} back={{ ...WHEEL_HOME, onClick: follow(go) }} />
      <div class="page-body">
        <RemoteView remote={list.remote}>
          {() => (
            <ul class="group-rows" aria-label={words.list}>
              {entries.map((wheel, index) => {
                const before = entries[index + 1];
                return (
                  <li key={wheel.version} class="group-row wheel-version">
                    <span class="group-label">
                      <strong>{words.version(wheel.version)}</strong>
                      <span class="group-hint">
                        {formatTime(Date.parse(wheel.publishedAt), timeZone)} ·{" "}
                        {words.prizes(wheel.prizes.length)}
                      </span>
                      {before && (
                        <DifferenceList lines={wheelDifferences(before.prizes, wheel.prizes)} />
                      )}
                    </span>
                    {index === 0
                      ? <span class="badge" data-tone="good">{words.inForce}</span>
                      : (
                        <button
                          type="button"
                          class="button"
                          aria-label={words.copyOf(wheel.version)}
                          onClick={() => {
                            draft.change({ ...draftOfWheel(wheel), version: current });
                            announce(words.copied(wheel.version));
                            go(WHEEL_HOME.href);
                          }}
                        >
                          {words.copy}
                        </button>
                      )}
                  </li>
                );
              })}
            </ul>
          )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

const NONE = { version: 0, prizes: [] };
