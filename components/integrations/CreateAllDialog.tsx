import { Loading } from "@/components/shared/Loading.tsx";
import { Modal } from "@/components/shared/Modal.tsx";
import { Check } from "@/components/shared/icons.ts";
import { CircleMinus, UserRoundPlus } from "@/components/shared/page_icons.ts";
import type { NewPersonInTool } from "@/core/integrations/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { integrationPeopleWords } from "@/words/integration_people.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { type Totals, useAllPeople } from "./use_all_people.ts";
import { calledOf } from "./words.ts";

/** The maximum number of people that the preview lists; the numbers count everybody. */
const MAX_LISTED = 300;

/** Shows what would become of everybody who waits, and does it when the admin agrees. */
export function CreateAllDialog({ path, onDone, onCancel }: {
  path: string;
  onDone: (totals: Totals) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(integrationPeopleWords);
  const all = useAllPeople(path, onDone);
  const { preview, done, error, isBusy } = all;
  const total = preview ? preview.created + preview.matched : 0;
  return (
    <Modal class="confirm create-all" titleId="create-all-title" onCancel={onCancel}>
      <h2 id="create-all-title">{words.all.title}</h2>
      {preview === null ? error === null && <Loading /> : (
        <>
          <p class="create-all-sum">{sumOf(preview)}</p>
          {preview.people.length > 0 && <Preview people={preview.people} />}
        </>
      )}
      <p class="group-hint" role="status">
        {done !== null && error === null &&
          words.all.progress(formatNumber(done), formatNumber(total))}
      </p>
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" autofocus onClick={onCancel}>
          {preview && total === 0 ? words.all.close : words.all.cancel}
        </button>
        {error
          ? (
            <button
              type="button"
              class="button button-primary"
              aria-disabled={isBusy}
              onClick={() => !isBusy && all.retry()}
            >
              {words.all.again}
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
                ? words.all.create(preview!.created, formatNumber(preview!.created))
                : words.all.assign(preview!.matched, formatNumber(preview!.matched))}
            </button>
          )}
      </div>
    </Modal>
  );
}

/** Says how many become what: "2 new agents, 1 match, 1 left out." */
function sumOf({ created, matched, skipped }: Totals): string {
  const words = wordsOf(integrationPeopleWords);
  const { all } = words;
  if (created + matched + skipped === 0) return all.nobody;
  const parts = [
    ...(created > 0 ? [all.created(created, formatNumber(created))] : []),
    ...(matched > 0 ? [all.matched(matched, formatNumber(matched))] : []),
    ...(skipped > 0 ? [all.skipped(skipped, formatNumber(skipped))] : []),
  ];
  return `${parts.join(", ")}.`;
}

/** What becomes of everybody. */
function Preview({ people }: { people: readonly NewPersonInTool[] }) {
  const words = wordsOf(integrationPeopleWords);
  const listed = people.slice(0, MAX_LISTED);
  return (
    <div class="create-all-list" tabIndex={0} role="region" aria-label={words.all.region}>
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
        <p class="group-hint">{words.all.more(formatNumber(people.length - listed.length))}</p>
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
  const words = wordsOf(integrationPeopleWords);
  if (outcome === "skip" || agent === null) {
    return <>{words.all.leftOut(reason === null ? "" : words.skip[reason])}</>;
  }
  if (outcome === "match") {
    return <Sentence text={words.all.is} parts={{ name: <bdi>{agent.name}</bdi> }} />;
  }
  return (
    <>
      <Sentence text={words.all.new} parts={{ id: <bdi>{agent.id}</bdi> }} />
      {agent.email && (
        <>
          {" · "}
          <bdi>{agent.email}</bdi>
        </>
      )}
    </>
  );
}
