import { useMemo, useState } from "preact/hooks";
import type { EventTypeView, UnknownTypeView } from "@/core/event_types/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Shapes } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { typeHref } from "./place.ts";
import { TypeRow } from "./TypeRow.tsx";
import { UnknownTypes } from "./UnknownTypes.tsx";
import { domainTitle, fits } from "./words.ts";

const POLL_MILLISECONDS = 15_000;
/** The path of the list: all types, since there are at most a few hundred. */
export const TYPE_LIST_PATH = "/admin/event-types?limit=200";
/** The path of the types that were received and nobody has defined. */
export const UNKNOWN_PATH = "/admin/unknown-event-types";

const KINDS = ["all", "own", "paid", "recorded"] as const;
type Kind = typeof KINDS[number];

interface Props {
  initial: Page<EventTypeView> | null;
  unknown: { readonly entries: readonly UnknownTypeView[] } | null;
}

/** All types of events by area, with those that were received and nobody has defined. */
export function TypeList({ initial, unknown }: Props) {
  const words = wordsOf(typeWords);
  const every = { everyMilliseconds: POLL_MILLISECONDS };
  const list = useRemote<Page<EventTypeView>>(TYPE_LIST_PATH, { ...every, initial });
  const received = useRemote<NonNullable<Props["unknown"]>>(UNKNOWN_PATH, {
    ...every,
    initial: unknown,
  });
  return (
    <>
      <PageHead title={words.all}>
        <AddLink href={typeHref({ kind: "new" })}>{words.add}</AddLink>
      </PageHead>
      <div class="page-body">
        <RemoteView remote={list}>
          {({ entries }) => (
            <>
              <p class="group-note">
                {words.note} <a class="docs-link" href="/docs/guides/send-events">{words.howTo}</a>
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
  const words = wordsOf(typeWords);
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
          label={words.search}
          placeholder={words.searchHint}
          value={text}
          onInput={setText}
        />
        <div class="filter-selects">
          <FilterSelect
            label={words.which}
            value={kind}
            isOn={kind !== "all"}
            options={KINDS.map((one) => [one, words.kinds[one]] as const)}
            onChange={setKind}
          />
        </div>
      </div>
      {found.length === 0 && (kind === "own" && !hasOwn
        ? (
          <Empty
            icon={Shapes}
            title={words.none}
            words={words.noneHint}
          >
            <AddLink href={typeHref({ kind: "new" })}>{words.add}</AddLink>
          </Empty>
        )
        : (
          <Empty
            icon={Shapes}
            title={words.noFit}
            words={words.noFitHint}
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
              {words.showAll}
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
