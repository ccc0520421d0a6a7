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
import { calledOf, count } from "@/components/integrations/words.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { Search, UsersRound } from "@/components/shared/icons.ts";

const POLL_MILLISECONDS = 10_000;

const keyOf = ({ integration, tenant, user }: UnassignedPerson) =>
  JSON.stringify([integration.provider, tenant, user]);
// The order of the server: whoever was seen last comes first.
const ORDER = { keyOf };

type Shown = "waiting" | "ignored";
const SHOWN: readonly (readonly [Shown, string])[] = [["waiting", "Waiting"], [
  "ignored",
  "Ignored",
]];

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
    onSettled(person, words) {
      announce(words);
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
      <PageHead title="Unassigned People">
        <HistoryLink kind="integration" />
      </PageHead>
      <div class="page-body">
        <p class="group-note">
          People whom tools mention and Laurel does not know. Their work is kept, and counts at its
          own time once you say who they are.
        </p>
        <div class="list-bar list-bar-start">
          <SearchInput
            id="unassigned-search"
            label="Search unassigned people"
            placeholder="Name, e-mail or id"
            value={filter.q}
            onInput={(q) => change({ q })}
          />
          <FilterSelect
            label="Tool"
            value={filter.integration}
            isOn={filter.integration !== ""}
            options={[
              ["", "All tools"],
              ...(tools.data?.entries ?? []).map(({ id, name }) => [id, name] as const),
            ]}
            onChange={(integration) => change({ integration })}
          />
          <Segments
            name="unassigned-shown"
            label="Who is shown"
            options={SHOWN}
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
                    <ul class="group-rows" aria-label="People">
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
                              aria-label={`Choose ${calledOf(person)}`}
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
  const { announce } = usePage();
  const { chosen } = bulk;
  const suggested = chosen.filter(({ suggestion }) => suggestion !== null);
  const isIgnored = chosen[0]?.isIgnored ?? false;
  const act = (words: string, one: (person: UnassignedPerson) => Promise<boolean>) => async () => {
    const { done, failed } = await bulk.run(one);
    const wrong = failed > 0 ? ` ${count(failed, "was", "were")} not: see the list.` : "";
    announce(`${count(done, "person", "people")} ${words}.${wrong}`);
  };
  return (
    <BulkBar bulk={bulk} entries={entries} noun="people">
      {isIgnored
        ? (
          <button
            type="button"
            class="button"
            onClick={act(
              "wait again",
              (person) => actions.decide(person, { agent: null, isIgnored: false }),
            )}
          >
            Stop Ignoring
          </button>
        )
        : (
          <>
            {suggested.length > 0 && (
              <button
                type="button"
                class="button button-primary"
                onClick={act("assigned", (person) =>
                  person.suggestion === null
                    ? Promise.resolve(true)
                    : actions.decide(person, { agent: person.suggestion, isIgnored: false }))}
              >
                Assign {suggested.length} as Suggested
              </button>
            )}
            <button
              type="button"
              class="button"
              onClick={act(
                "created",
                async (person) => Object.keys(await actions.create(person, {})).length === 0,
              )}
            >
              Create Agents
            </button>
            <button
              type="button"
              class="button"
              onClick={act(
                "ignored",
                (person) => actions.decide(person, { agent: null, isIgnored: true }),
              )}
            >
              Ignore
            </button>
          </>
        )}
    </BulkBar>
  );
}

function Nobody({ isFiltered, shown }: { isFiltered: boolean; shown: Shown }) {
  if (isFiltered) {
    return <Empty icon={Search} title="Nobody is found" words="Try fewer letters, or all tools." />;
  }
  return shown === "ignored"
    ? (
      <Empty
        icon={UsersRound}
        title="Nobody is ignored"
        words="People whose work is not to count are listed here."
      />
    )
    : (
      <Empty
        icon={UsersRound}
        title="Nobody waits"
        words="Everybody whom your tools mention is an agent, or is ignored."
      >
        <a class="button" href="/admin/integrations">Integrations</a>
      </Empty>
    );
}
