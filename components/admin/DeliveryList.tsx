import type { ComponentChildren, VNode } from "preact";
import { Hourglass } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { Empty } from "./Empty.tsx";
import { FilterSelect } from "./ListFilters.tsx";
import { MoreButton } from "./MoreButton.tsx";
import { RemoteView } from "./RemoteView.tsx";
import type { DeliveriesState } from "./use_deliveries.ts";

/** A list of deliveries with a filter by state and a button for older ones. */
export function DeliveryList<Entry, State extends string>(
  { deliveries: { list, filter, setFilter }, states, words, controls, empty, children }: {
    deliveries: DeliveriesState<Entry, State>;
    states: readonly State[];
    /** The words for each state; the first of each pair is its name. */
    words: Readonly<Record<State, readonly [string, string]>>;
    /** Content next to the filter. */
    controls: ComponentChildren;
    /** Shown when there are no deliveries yet: a title, and what to do about it. */
    empty: readonly [title: string, words: string];
    /** Draws one delivery, as a row with a key. */
    children: (entry: Entry) => VNode;
  },
) {
  const texts = wordsOf(adminWords).deliveries;
  const [title, hint] = filter === "all" ? empty : [texts.none, texts.noneHint];
  return (
    <>
      <div class="list-bar">
        <FilterSelect<State | "all">
          label={texts.show}
          value={filter}
          isOn={filter !== "all"}
          options={[
            ["all", texts.all],
            ...states.map((state) => [state, words[state][0]] as const),
          ]}
          onChange={setFilter}
        />
        {controls}
      </div>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <Empty icon={Hourglass} title={title} words={hint} />
            : (
              <ul class="group-rows" aria-label={texts.label}>
                {list.entries.map(children)}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </>
  );
}
