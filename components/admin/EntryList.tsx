import type { ComponentChildren, VNode } from "preact";
import type { Page } from "@/core/shapes.ts";
import { PageHead } from "./PageHead.tsx";
import { RemoteView } from "./RemoteView.tsx";
import type { Remote } from "./use_remote.ts";

/** A page that lists all there is of something, or says what it is good for. */
export function EntryList<Entry>(
  { title, remote, add, empty, children }: {
    title: string;
    remote: Remote<Page<Entry>>;
    /** Makes one more; what is shown while there is none has its own way to do so. */
    add: ComponentChildren;
    empty: ComponentChildren;
    /** Draws one, as a row with a key. */
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
