import { Decision } from "./decision.ts";
import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import { UsersRound } from "@/components/shared/icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { PersonRow } from "./PersonRow.tsx";
import type { IntegrationView, PersonInTool } from "@/core/integrations/views.ts";
import type { PeopleFilter } from "@/core/integrations/statuses.ts";
import { useList } from "@/components/admin/use_list.ts";
import { count } from "./words.ts";

const POLL_MILLISECONDS = 5_000;

const FILTERS: readonly (readonly [PeopleFilter, string])[] = [
  ["waiting", "Waiting"],
  ["assigned", "Assigned"],
  ["ignored", "Ignored"],
  ["all", "All"],
];

const EMPTY: Readonly<Record<PeopleFilter, readonly [string, string]>> = {
  waiting: ["Nobody waits", "People whom a webhook mentions and Laurel does not know wait here."],
  assigned: ["Nobody is assigned yet", "People of the tool who are agents are listed here."],
  ignored: ["Nobody is ignored", "People whose work is not to count are listed here."],
  all: ["Nobody yet", "People whom a webhook mentions are listed here."],
};

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
  const { list, errors, decide } = usePeople(path, filter, onChanged);
  const [title, words] = EMPTY[filter];
  return (
    <>
      <div class="list-bar">
        <Segments
          name="people-filter"
          label="Who is shown"
          options={FILTERS}
          value={filter}
          on={setFilter}
        />
      </div>
      {filter === "waiting" && list.entries.length > 0 && (
        <p class="group-note">
          Assign them, and their work counts at the time when they did it.
        </p>
      )}
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <Empty icon={UsersRound} title={title} words={words} id="people-list" />
            : (
              <ul class="group-rows" id="people-list" tabIndex={-1} aria-label="People">
                {list.entries.map((person) => (
                  <PersonRow
                    key={keyOf(person)}
                    id={`person-${keyOf(person)}`}
                    person={person}
                    hasTenants={integration.tenants.length > 1}
                    error={errors[keyOf(person)]}
                    onDecide={(decision) => decide(person, decision)}
                  />
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </>
  );
}

/** Reads the people, and says who they are. */
function usePeople(path: string, filter: PeopleFilter, onChanged: () => void) {
  const { announce } = usePage();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const list = useList<PersonInTool>(
    `${path}/people?status=${filter}&limit=50`,
    ORDER,
    POLL_MILLISECONDS,
  );

  async function decide(person: PersonInTool, { agent, isIgnored }: Decision) {
    const key = keyOf(person);
    const { tenant, user } = person;
    const answer = await ask<PersonInTool>("PUT", `${path}/people`, {
      tenant,
      user,
      agent: agent?.id ?? null,
      isIgnored,
    });
    setErrors(({ [key]: _, ...rest }) => answer.ok ? rest : { ...rest, [key]: answer.message });
    if (!answer.ok) return;
    const called = person.name ?? person.user;
    const waiting = person.waitingEvents > 0
      ? `; ${count(person.waitingEvents, "event counts", "events count")} now`
      : "";
    announce(
      agent
        ? `${called} is ${agent.name}${waiting}.`
        : `${called} is ${isIgnored ? "ignored" : "waiting"}.`,
    );
    // The row may disappear: move the focus to the list, so that it is not lost.
    document.getElementById("people-list")?.focus();
    list.forget(person);
    list.remote.reload();
    onChanged();
  }

  return { list, errors, decide };
}
