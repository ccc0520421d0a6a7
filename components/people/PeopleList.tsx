import { useRef } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { PersonView } from "@/core/agents/directory.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { Loading } from "@/components/shared/Loading.tsx";
import { CloudOff } from "@/components/shared/icons.ts";
import { Download, Search, Upload, UsersRound } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { peopleWords } from "@/words/people.ts";
import { FilterBar } from "./FilterBar.tsx";
import { fileHref, isFiltered, type ListFilter, listPath } from "./list_filter.ts";
import { PersonRow } from "./PersonRow.tsx";
import { peopleHref } from "./place.ts";
import { useFilter } from "./use_filter.ts";
import { useTeams } from "./use_teams.ts";

const POLL_MILLISECONDS = 15_000;
const ORDER = { keyOf: ({ id }: PersonView) => id };

/** All people, with search and filters. */
export function PeopleList(
  { search, initial }: {
    /** The query of the page's address. */
    search: string;
    /** The first page of the list at this address, if the server rendered with it. */
    initial: Page<PersonView> | null;
  },
) {
  const words = wordsOf(peopleWords);
  const { filter, read, change } = useFilter(search);
  const first = useRef(read).current;
  const list = useList<PersonView>(
    listPath(read),
    ORDER,
    POLL_MILLISECONDS,
    read === first ? initial : null,
  );
  const teams = useTeams();
  // While another search is read, the list before it stays.
  const shown = useRef<readonly PersonView[] | null>(null);
  const { data, error, reload } = list.remote;
  if (data !== null) shown.current = list.entries;
  const entries = shown.current;
  // The filter that was read, because entries of the filter before it say nothing about this one.
  const isNew = data !== null && data.entries.length === 0 && !isFiltered(read) &&
    !isFiltered(filter);

  return (
    <>
      <PageHead title={words.all}>
        {!isNew && entries !== null && (
          <>
            <ImportLink />
            <a class="button page-action" href={fileHref(filter)} download="people.csv">
              <Download size={15} />
              {words.export}
            </a>
            <a
              class="button page-action"
              href={fileHref(filter).replace("agents.csv", "agents.json")}
              download="people.json"
              aria-label={words.exportJson}
            >
              JSON
            </a>
            <AddLink href={peopleHref({ kind: "new" })}>{words.add}</AddLink>
          </>
        )}
      </PageHead>
      <div class="page-body">
        {!isNew && <FilterBar filter={filter} teams={teams} onChange={change} />}
        {error !== null && entries !== null && (
          <p class="notice" data-tone="warning" role="status">
            <CloudOff size={15} />
            <span>{wordsOf(adminWords).outdated(error)}</span>
          </p>
        )}
        {entries === null
          ? error === null ? <Loading /> : <Failure message={error} onRetry={reload} />
          : isNew
          ? <Nobody onShow={() => change({ state: "deactivated" })} />
          : <Entries entries={entries} filter={filter} isReading={data === null} />}
        <MoreButton list={list} />
      </div>
    </>
  );
}

function Entries({ entries, filter, isReading }: {
  entries: readonly PersonView[];
  filter: ListFilter;
  isReading: boolean;
}) {
  const words = wordsOf(peopleWords);
  if (entries.length === 0 && !isReading) {
    return (
      <Empty
        icon={Search}
        title={words.notFound}
        words={filter.state === "active" ? words.notFoundActive : words.notFoundHint}
      />
    );
  }
  return (
    <ul class="group-rows people-list" aria-label={words.all} aria-busy={isReading}>
      {entries.map((person) => <PersonRow key={person.id} person={person} />)}
    </ul>
  );
}

function ImportLink() {
  const words = wordsOf(peopleWords);
  const { go } = usePage();
  return (
    <a class="button page-action" href={peopleHref({ kind: "import" })} onClick={follow(go)}>
      <Upload size={15} />
      {words.import}
    </a>
  );
}

/** Shown in a new installation. */
function Nobody({ onShow }: { onShow: () => void }) {
  const words = wordsOf(peopleWords);
  const { data } = useRemote<Page<PersonView>>("/admin/agents?state=deactivated&limit=1");
  return (
    <Empty
      icon={UsersRound}
      title={words.none}
      words={
        <Sentence
          text={words.noneHint}
          parts={{
            connect: <a class="docs-link" href="/admin/integrations">{words.connect}</a>,
          }}
        />
      }
    >
      <div class="people-first">
        <AddLink href={peopleHref({ kind: "new" })}>{words.addPerson}</AddLink>
        <ImportLink />
        {data !== null && data.entries.length > 0 && (
          <button type="button" class="button" onClick={onShow}>{words.showDeactivated}</button>
        )}
      </div>
    </Empty>
  );
}
