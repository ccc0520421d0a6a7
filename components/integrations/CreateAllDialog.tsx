import { Loading } from "@/components/shared/Loading.tsx";
import { Modal } from "@/components/shared/Modal.tsx";
import { Check, CircleMinus, UserRoundPlus } from "@/components/shared/icons.ts";
import type { NewPersonInTool } from "@/core/integrations/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { type Totals, useAllPeople } from "./use_all_people.ts";
import { calledOf, count, SKIP_WORDS } from "./words.ts";

/** The maximum number of people that the preview lists; the numbers count everybody. */
const MAX_LISTED = 300;

/** Shows what would become of everybody who waits, and does it when the admin agrees. */
export function CreateAllDialog({ path, onDone, onCancel }: {
  path: string;
  onDone: (totals: Totals) => void;
  onCancel: () => void;
}) {
  const all = useAllPeople(path, onDone);
  const { preview, done, error, isBusy } = all;
  const total = preview ? preview.created + preview.matched : 0;
  return (
    <Modal class="confirm create-all" titleId="create-all-title" onCancel={onCancel}>
      <h2 id="create-all-title">Create agents for everybody who waits</h2>
      {preview === null ? error === null && <Loading /> : (
        <>
          <p class="create-all-sum">{sumOf(preview)}</p>
          {preview.people.length > 0 && <Preview people={preview.people} />}
        </>
      )}
      <p class="group-hint" role="status">
        {done !== null && error === null &&
          `${formatNumber(done)} of ${formatNumber(total)} done…`}
      </p>
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" autofocus onClick={onCancel}>
          {preview && total === 0 ? "Close" : "Cancel"}
        </button>
        {error
          ? (
            <button
              type="button"
              class="button button-primary"
              aria-disabled={isBusy}
              onClick={() => !isBusy && all.retry()}
            >
              Try Again
            </button>
          )
          : total > 0 && (
            <button
              type="button"
              class="button button-primary"
              aria-disabled={isBusy}
              onClick={() => !isBusy && all.create()}
            >
              {preview!.created > 0
                ? `Create ${count(preview!.created, "Agent")}`
                : `Assign ${count(preview!.matched, "Person", "People")}`}
            </button>
          )}
      </div>
    </Modal>
  );
}

/** Says how many become what: "2 new agents, 1 match, 1 left out." */
function sumOf({ created, matched, skipped }: Totals): string {
  if (created + matched + skipped === 0) return "Nobody waits any more.";
  const parts = [
    ...(created > 0 ? [count(created, "new agent")] : []),
    ...(matched > 0
      ? [`${count(matched, "person is", "people are")} assigned to an agent by e-mail`]
      : []),
    ...(skipped > 0
      ? [
        `${count(skipped, "person is", "people are")} left out and ${
          skipped === 1 ? "waits" : "wait"
        } on`,
      ]
      : []),
  ];
  return `${parts.join(", ")}.`;
}

/** What becomes of everybody. */
function Preview({ people }: { people: readonly NewPersonInTool[] }) {
  const listed = people.slice(0, MAX_LISTED);
  return (
    <div class="create-all-list" tabIndex={0} role="region" aria-label="What becomes of everybody">
      <ul>
        {listed.map((person) => (
          <li key={JSON.stringify([person.tenant, person.user])} data-outcome={person.outcome}>
            <OutcomeIcon outcome={person.outcome} />
            <span class="group-label">
              <strong class="truncate">
                <bdi>{calledOf(person)}</bdi>
              </strong>
              <span class="group-hint">
                <Outcome person={person} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {people.length > listed.length && (
        <p class="group-hint">
          and {formatNumber(people.length - listed.length)} more
        </p>
      )}
    </div>
  );
}

function OutcomeIcon({ outcome }: Pick<NewPersonInTool, "outcome">) {
  switch (outcome) {
    case "create":
      return <UserRoundPlus size={16} />;
    case "match":
      return <Check size={16} />;
    case "skip":
      return <CircleMinus size={16} />;
  }
}

function Outcome({ person: { outcome, agent, reason } }: { person: NewPersonInTool }) {
  if (outcome === "skip" || agent === null) {
    return <>Left out: {reason && SKIP_WORDS[reason]}</>;
  }
  if (outcome === "match") {
    return (
      <>
        Is <bdi>{agent.name}</bdi>, who has the e-mail
      </>
    );
  }
  return (
    <>
      New agent <bdi>{agent.id}</bdi>
      {agent.email && (
        <>
          {" · "}
          <bdi>{agent.email}</bdi>
        </>
      )}
    </>
  );
}
