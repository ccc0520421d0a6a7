import type { ComponentChildren, VNode } from "preact";
import type { Page } from "@/core/shapes.ts";
import { PageHead } from "./PageHead.tsx";
import { RemoteView } from "./RemoteView.tsx";
import type { Remote } from "./use_remote.ts";

/** A page that lists all entries of a kind, or explains what they are for when there are none. */
export function EntryList<Entry>(
  { title, remote, add, empty, children }: {
    title: string;
    remote: Remote<Page<Entry>>;
    /**
     * The button that adds an entry. It is not shown with an empty list, which has a button of its
     * own.
     */
    add: ComponentChildren;
    empty: ComponentChildren;
    /** Draws one entry, as a row with a key. */
    children: (entry: Entry) => VNode;
  },
) {
  const hasSome = remote.data !== null && remote.data.entries.length > 0;
  return (
    <>
      <PageHead title={title}>{hasSome && add}</PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {({ entries }) =>
            hasSome
              ? <ul class="group-rows" aria-label={title}>{entries.map(children)}</ul>
              : empty}
        </RemoteView>
      </div>
    </>
  );
}
