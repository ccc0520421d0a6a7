import { useState } from "preact/hooks";
import type { IntegrationView, UnassignedPerson } from "@/core/integrations/views.ts";
import type { Page } from "@/core/shapes.ts";
import { BulkBar } from "@/components/admin/BulkBar.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { HistoryLink } from "@/components/admin/HistoryLink.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { type Bulk, useBulk } from "@/components/admin/use_bulk.ts";
import { useList } from "@/components/admin/use_list.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { PersonRow } from "@/components/integrations/PersonRow.tsx";
import {
  isNamed,
  type PersonActions,
  usePersonActions,
} from "@/components/integrations/use_person_actions.ts";
import { calledOf } from "@/components/integrations/words.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { Search, UsersRound } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { unassignedWords } from "@/words/unassigned.ts";

const POLL_MILLISECONDS = 10_000;

const keyOf = ({ integration, tenant, user }: UnassignedPerson) =>
  JSON.stringify([integration.provider, tenant, user]);
// The order of the server: whoever was seen last comes first.
const ORDER = { keyOf };

const SHOWN = ["waiting", "ignored"] as const;
type Shown = typeof SHOWN[number];

/** Which people are listed. */
interface Filter {
  readonly q: string;
  readonly integration: string;
  readonly shown: Shown;
}

/** Returns the path of the first page, below `/api/v1`. */
export function unassignedPath({ q, integration, shown }: Filter): string {
  const query = new URLSearchParams({ limit: "50" });
  if (q.trim() !== "") query.set("q", q.trim());
  if (integration !== "") query.set("integration", integration);
  if (shown === "ignored") query.set("ignored", "true");
  return `/admin/unassigned-people?${query}`;
}

/** What is listed at first. */
export const FIRST_FILTER: Filter = { q: "", integration: "", shown: "waiting" };

/** People of all tools who are no agent's yet. */
export function UnassignedPage({ initial }: { initial: Page<UnassignedPerson> | null }) {
  const words = wordsOf(unassignedWords);
  const { announce } = usePage();
  const [filter, setFilter] = useState(FIRST_FILTER);
  const q = useSettled(filter.q);
  const path = unassignedPath({ ...filter, q });
  const list = useList<UnassignedPerson>(
    path,
    ORDER,
    POLL_MILLISECONDS,
    path === unassignedPath(FIRST_FILTER) ? initial : null,
  );
  const tools = useRemote<Page<IntegrationView>>("/admin/integrations?limit=200");
  const actions = usePersonActions<UnassignedPerson>({
    keyOf,
    pathOf: ({ integration }) => `/admin/integrations/${encodeURIComponent(integration.id)}`,
    onSettled(person, text) {
      announce(text);
      // The row disappears: move the focus to the place of the list, so that it is not lost.
      document.getElementById("people-list")?.focus();
      list.forget(person);
      list.remote.reload();
    },
  });
  const bulk = useBulk(list.entries, keyOf);
  const isFiltered = q.trim() !== "" || filter.integration !== "";
  const change = (some: Partial<Filter>) => setFilter((now) => ({ ...now, ...some }));

  return (
    <>
      <PageHead title={words.title}>
        <HistoryLink kind="integration" />
      </PageHead>
      <div class="page-body">
        <p class="group-note">{words.note}</p>
        <div class="list-bar list-bar-start">
          <SearchInput
            id="unassigned-search"
            label={words.search}
            placeholder={words.placeholder}
            value={filter.q}
            onInput={(q) => change({ q })}
          />
          <FilterSelect
            label={words.tool}
            value={filter.integration}
            isOn={filter.integration !== ""}
            options={[
              ["", words.allTools],
              ...(tools.data?.entries ?? []).map(({ id, name }) => [id, name] as const),
            ]}
            onChange={(integration) => change({ integration })}
          />
          <Segments
            name="unassigned-shown"
            label={words.who}
            options={SHOWN.map((one) => [one, words.shown[one]] as const)}
            value={filter.shown}
            on={(shown) => change({ shown })}
          />
        </div>
        <div id="people-list" tabIndex={-1}>
          <RemoteView remote={list.remote}>
            {() =>
              list.entries.length === 0
                ? <Nobody isFiltered={isFiltered} shown={filter.shown} />
                : (
                  <>
                    <PeopleActions bulk={bulk} entries={list.entries} actions={actions} />
                    <ul class="group-rows" aria-label={words.people}>
                      {list.entries.map((person) => (
                        <PersonRow
                          key={keyOf(person)}
                          id={`person-${keyOf(person)}`}
                          person={person}
                          tool={person.integration.name}
                          suggestedBy={person.suggestedBy}
                          hasTenants={false}
                          error={actions.errors[keyOf(person)]}
                          isNamed={isNamed(person.integration.provider, person)}
                          lead={
                            <input
                              type="checkbox"
                              class="row-check"
                              aria-label={words.choose(calledOf(person))}
                              checked={bulk.isChosen(person)}
                              onChange={(event) => bulk.toggle(person, event.currentTarget.checked)}
                            />
                          }
                          onDecide={async (decision) => {
                            await actions.decide(person, decision);
                          }}
                          onCreate={(given) => actions.create(person, given)}
                        />
                      ))}
                    </ul>
                  </>
                )}
          </RemoteView>
        </div>
        <MoreButton list={list} />
      </div>
    </>
  );
}

/** What can be done with all chosen people at once. */
function PeopleActions({ bulk, entries, actions }: {
  bulk: Bulk<UnassignedPerson>;
  entries: readonly UnassignedPerson[];
  actions: PersonActions<UnassignedPerson>;
}) {
  const words = wordsOf(unassignedWords);
  const { announce } = usePage();
  const { chosen } = bulk;
  const suggested = chosen.filter(({ suggestion }) => suggestion !== null);
  const isIgnored = chosen[0]?.isIgnored ?? false;
  const act = (
    say: (count: number) => string,
    one: (person: UnassignedPerson) => Promise<boolean>,
  ) =>
  async () => {
    const { done, failed } = await bulk.run(one);
    announce(failed > 0 ? words.partly(say(done), failed) : say(done));
  };
  return (
    <BulkBar bulk={bulk} entries={entries} noun={words.noun}>
      {isIgnored
        ? (
          <button
            type="button"
            class="button"
            onClick={act(
              words.done.waiting,
              (person) => actions.decide(person, { agent: null, isIgnored: false }),
            )}
          >
            {words.actions.stopIgnoring}
          </button>
        )
        : (
          <>
            {suggested.length > 0 && (
              <button
                type="button"
                class="button button-primary"
                onClick={act(words.done.assigned, (person) =>
                  person.suggestion === null
                    ? Promise.resolve(true)
                    : actions.decide(person, { agent: person.suggestion, isIgnored: false }))}
              >
                {words.actions.assign(suggested.length)}
              </button>
            )}
            <button
              type="button"
              class="button"
              onClick={act(
                words.done.created,
                async (person) => Object.keys(await actions.create(person, {})).length === 0,
              )}
            >
              {words.actions.create}
            </button>
            <button
              type="button"
              class="button"
              onClick={act(
                words.done.ignored,
                (person) => actions.decide(person, { agent: null, isIgnored: true }),
              )}
            >
              {words.actions.ignore}
            </button>
          </>
        )}
    </BulkBar>
  );
}

function Nobody({ isFiltered, shown }: { isFiltered: boolean; shown: Shown }) {
  const { none, integrations } = wordsOf(unassignedWords);
  if (isFiltered) return <Empty icon={Search} {...none.filtered} />;
  return (
    <Empty icon={UsersRound} {...none[shown]}>
      {shown === "waiting" && <a class="button" href="/admin/integrations">{integrations}</a>}
    </Empty>
  );
}
