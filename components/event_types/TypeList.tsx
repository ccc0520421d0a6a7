import { useMemo, useState } from "preact/hooks";
import type { EventTypeView, UnknownTypeView } from "@/core/event_types/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Shapes } from "@/components/shared/icons.ts";
import { typeHref } from "./place.ts";
import { TypeRow } from "./TypeRow.tsx";
import { UnknownTypes } from "./UnknownTypes.tsx";
import { domainTitle, fits } from "./words.ts";

const POLL_MILLISECONDS = 15_000;
/** The path of the list: all types, since there are at most a few hundred. */
export const TYPE_LIST_PATH = "/admin/event-types?limit=200";
/** The path of the types that were received and nobody has defined. */
export const UNKNOWN_PATH = "/admin/unknown-event-types";

const KINDS = [
  ["all", "All types"],
  ["own", "Your own"],
  ["paid", "Paid"],
  ["recorded", "Recorded only"],
] as const;
type Kind = typeof KINDS[number][0];

interface Props {
  initial: Page<EventTypeView> | null;
  unknown: { readonly entries: readonly UnknownTypeView[] } | null;
}

/** All types of events by area, with those that were received and nobody has defined. */
export function TypeList({ initial, unknown }: Props) {
  const every = { everyMilliseconds: POLL_MILLISECONDS };
  const list = useRemote<Page<EventTypeView>>(TYPE_LIST_PATH, { ...every, initial });
  const received = useRemote<NonNullable<Props["unknown"]>>(UNKNOWN_PATH, {
    ...every,
    initial: unknown,
  });
  return (
    <>
      <PageHead title="Event Types">
        <AddLink href={typeHref({ kind: "new" })}>Define a Type</AddLink>
      </PageHead>
      <div class="page-body">
        <RemoteView remote={list}>
          {({ entries }) => (
            <>
              <p class="group-note">
                A type says what a tool can send, and what it pays. Define your own, and any tool -
                tickets, a quiz, a shop - can be connected.{" "}
                <a class="docs-link" href="/docs/guides/send-events">How to send events</a>
              </p>
              <UnknownTypes entries={received.data?.entries ?? []} />
              <Found entries={entries} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

/** The types that fit the search and the filter, by area. */
function Found({ entries }: { entries: readonly EventTypeView[] }) {
  const [text, setText] = useState("");
  const [kind, setKind] = useState<Kind>("all");
  const found = entries.filter((one) => fits(one, text) && isOfKind(one, kind));
  const domains = useMemo(() => [...Map.groupBy(found, ({ domain }) => domain)], [found]);
  const hasOwn = entries.some(({ isBuiltIn }) => !isBuiltIn);
  return (
    <>
      <div class="list-filters type-filters" role="search">
        <SearchInput
          id="type-search"
          label="Search event types"
          placeholder="Search by name or area"
          value={text}
          onInput={setText}
        />
        <div class="filter-selects">
          <FilterSelect
            label="Which types"
            value={kind}
            isOn={kind !== "all"}
            options={KINDS}
            onChange={setKind}
          />
        </div>
      </div>
      {found.length === 0 && (kind === "own" && !hasOwn
        ? (
          <Empty
            icon={Shapes}
            title="You have defined no type yet"
            words="Laurel knows chats, deals, contacts and calls. Define a type for anything else your people do, and send it with one request."
          >
            <AddLink href={typeHref({ kind: "new" })}>Define a Type</AddLink>
          </Empty>
        )
        : (
          <Empty
            icon={Shapes}
            title="No event type fits"
            words="Search for another name, or show all types."
          >
            <button
              type="button"
              class="button"
              onClick={() => {
                setText("");
                setKind("all");
                document.getElementById("type-search")?.focus();
              }}
            >
              Show All
            </button>
          </Empty>
        ))}
      {domains.map(([domain, types]) => (
        <section key={domain} class="group-section" aria-label={domainTitle(domain)}>
          <h2 class="group-title">
            <bdi>{domainTitle(domain)}</bdi>
          </h2>
          <ul class="group-rows" aria-label={domainTitle(domain)}>
            {types.map((one) => <TypeRow key={one.type} one={one} />)}
          </ul>
        </section>
      ))}
    </>
  );
}

function isOfKind({ isBuiltIn, isPaid }: EventTypeView, kind: Kind): boolean {
  switch (kind) {
    case "all":
      return true;
    case "own":
      return !isBuiltIn;
    case "paid":
      return isPaid;
    case "recorded":
      return !isPaid;
  }
}
