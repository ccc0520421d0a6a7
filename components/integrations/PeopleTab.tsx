import { formatNumber } from "@/components/shared/format.ts";
import { useState } from "preact/hooks";
import { Empty } from "@/components/admin/Empty.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import { TriangleAlert, UserRoundPlus, UsersRound } from "@/components/shared/page_icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { integrationPeopleWords } from "@/words/integration_people.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { CreateAllDialog } from "./CreateAllDialog.tsx";
import { PlaceLink } from "./PlaceLink.tsx";
import { PersonRow } from "./PersonRow.tsx";
import type { Totals } from "./use_all_people.ts";
import type { IntegrationView, PersonInTool } from "@/core/integrations/views.ts";
import type { PeopleFilter } from "@/core/integrations/statuses.ts";
import { useList } from "@/components/admin/use_list.ts";
import { isNamed, usePersonActions } from "./use_person_actions.ts";

const POLL_MILLISECONDS = 5_000;

const FILTERS: readonly PeopleFilter[] = ["waiting", "assigned", "ignored", "all"];

const keyOf = ({ tenant, user }: PersonInTool) => JSON.stringify([tenant, user]);
// Keeps the order of the database: by account and id.
const ORDER = { keyOf };

interface Props {
  integration: IntegrationView;
  path: string;
  onChanged: () => void;
}

/** The people of the tool, and the agents that they are mapped to. */
export function PeopleTab({ integration, path, onChanged }: Props) {
  const [filter, setFilter] = useState<PeopleFilter>("waiting");
  const [isCreatingAll, setCreatingAll] = useState(false);
  const people = usePeople(path, filter, onChanged);
  const { list, errors, decide, create, createdAll, refresh } = people;
  const texts = wordsOf(integrationPeopleWords);
  const { title, words } = texts.empty[filter];
  return (
    <>
      <div class="list-bar">
        <Segments
          name="people-filter"
          label={texts.whoIsShown}
          options={FILTERS.map((one) => [one, texts.filters[one]] as const)}
          value={filter}
          on={setFilter}
        />
        {filter === "waiting" && list.entries.length > 1 && (
          <button
            type="button"
            class="button"
            onClick={() => setCreatingAll(true)}
          >
            <UserRoundPlus size={14} />
            {texts.createAll}
          </button>
        )}
      </div>
      <DailyLimit integration={integration} />
      {filter === "waiting" && list.entries.length > 0 && (
        <p class="group-note">
          <Sentence
            text={texts.createOrChoose}
            parts={{
              mapping: (
                <PlaceLink
                  class="docs-link"
                  to={{ kind: "detail", id: integration.id, tab: "settings" }}
                >
                  {texts.mapping}
                </PlaceLink>
              ),
            }}
          />
        </p>
      )}
      <div id="people-list" tabIndex={-1}>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? <Empty icon={UsersRound} title={title} words={words} />
              : (
                <ul class="group-rows" aria-label={texts.people}>
                  {list.entries.map((person) => (
                    <PersonRow
                      key={keyOf(person)}
                      id={`person-${keyOf(person)}`}
                      person={person}
                      hasTenants={integration.tenants.length > 1}
                      error={errors[keyOf(person)]}
                      isNamed={isNamed(integration.provider, person)}
                      onDecide={async (decision) => {
                        await decide(person, decision);
                      }}
                      onCreate={(given) => create(person, given)}
                    />
                  ))}
                </ul>
              )}
        </RemoteView>
      </div>
      <MoreButton list={list} />
      {isCreatingAll && (
        <CreateAllDialog
          path={path}
          onDone={(totals) => {
            setCreatingAll(false);
            createdAll(totals);
          }}
          onCancel={() => {
            setCreatingAll(false);
            // Some batches may have been done.
            refresh();
          }}
        />
      )}
    </>
  );
}

/** Says that no more people become agents automatically today. */
function DailyLimit({ integration: { madeAgents, settings } }: { integration: IntegrationView }) {
  const { today, dailyLimit } = madeAgents;
  if (!settings.createAgents || today < dailyLimit) return null;
  return (
    <p class="notice" data-tone="warning">
      <TriangleAlert size={16} />
      <span>
        {wordsOf(integrationPeopleWords).limit(today, formatNumber(today))}
      </span>
    </p>
  );
}

/** Reads the people, and says who they are. */
function usePeople(path: string, filter: PeopleFilter, onChanged: () => void) {
  const { announce } = usePage();
  const list = useList<PersonInTool>(
    `${path}/people?status=${filter}&limit=50`,
    ORDER,
    POLL_MILLISECONDS,
  );

  const { errors, decide, create } = usePersonActions({
    keyOf,
    pathOf: () => path,
    onSettled(person: PersonInTool, words) {
      announce(words);
      // The row disappears: move the focus to the place of the list, so that it is not lost.
      document.getElementById("people-list")?.focus();
      list.forget(person);
      refresh();
    },
  });

  function createdAll({ created, matched }: Totals) {
    announce(
      wordsOf(integrationPeopleWords).createdAll(formatNumber(created), formatNumber(matched)),
    );
    refresh();
  }

  function refresh() {
    list.remote.reload();
    onChanged();
  }

  return { list, errors, decide, create, createdAll, refresh };
}
