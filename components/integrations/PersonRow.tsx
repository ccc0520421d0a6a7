import { formatNumber } from "@/components/shared/format.ts";
import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import { Check } from "@/components/shared/icons.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import type { PersonInTool } from "@/core/integrations/views.ts";
import { integrationPeopleWords } from "@/words/integration_people.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import {
  CreateAgentButton,
  CreateAgentForm,
  type CreationErrors,
  type GivenPerson,
} from "./CreateAgent.tsx";
import type { Decision } from "./decision.ts";
import { calledOf } from "./words.ts";

interface Props {
  id: string;
  person: PersonInTool;
  /** Whether to show the person's account in the tool, because there is more than one. */
  hasTenants: boolean;
  /** Whether an agent can be made of the person without asking for a name. */
  isNamed: boolean;
  error: string | undefined;
  /** What stands in front of the person. */
  lead?: ComponentChildren;
  /** The tool, in a list of several tools. */
  tool?: string;
  /** Why there is a suggestion; the e-mail address by default. */
  suggestedBy?: "email" | "name" | null;
  onDecide: (decision: Decision) => Promise<void>;
  onCreate: (given: GivenPerson) => Promise<CreationErrors>;
}

/** A person of the tool, with the actions for them. */
export function PersonRow(props: Props) {
  const words = wordsOf(integrationPeopleWords);
  const { id, person, isNamed, onDecide, onCreate } = props;
  const { agent, isIgnored } = person;
  const [isChanging, setChanging] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function whileBusy(act: () => Promise<unknown>) {
    if (isBusy) return;
    setBusy(true);
    await act();
    setBusy(false);
  }
  async function decide(decision: Decision) {
    await whileBusy(() => onDecide(decision));
    setChanging(false);
  }

  return (
    <li class="group-row person-row">
      {props.lead}
      <PersonDetails {...props} />
      {isIgnored
        ? (
          <div class="person-actions">
            <span class="group-hint">{words.row.ignored}</span>
            <Action isBusy={isBusy} onClick={() => decide({ agent: null, isIgnored: false })}>
              {words.row.stopIgnoring}
            </Action>
          </div>
        )
        : agent && !isChanging
        ? (
          <div class="person-actions">
            <span class="person-agent">
              <Check size={15} />
              <bdi>{agent.name}</bdi>
            </span>
            <Action isBusy={isBusy} onClick={() => setChanging(true)}>{words.row.change}</Action>
          </div>
        )
        : isNaming
        ? <CreateAgentForm id={id} onCreate={onCreate} onCancel={() => setNaming(false)} />
        : (
          <PersonChoice
            id={id}
            person={person}
            isBusy={isBusy}
            isNamed={isNamed}
            onDecide={decide}
            onCreate={() => isNamed ? whileBusy(() => onCreate({})) : setNaming(true)}
            onCancel={() => setChanging(false)}
          />
        )}
    </li>
  );
}

/** Who the person is in the tool, and what waits for them. */
function PersonDetails(
  { person, hasTenants, error, tool, suggestedBy }: Omit<Props, "onDecide" | "onCreate">,
) {
  const words = wordsOf(integrationPeopleWords);
  const { agent, suggestion, waitingEvents } = person;
  const called = calledOf(person);
  const details = [
    { label: "", text: tool ?? null },
    { label: "", text: person.email === called ? null : person.email },
    { label: `${words.row.id} `, text: person.user },
    { label: `${words.row.account} `, text: hasTenants ? person.tenant : null },
  ].filter(({ text }) => text !== null);
  return (
    <div class="group-label">
      <strong class="truncate">
        <bdi>{called}</bdi>
      </strong>
      <span class="group-hint">
        {details.map(({ label, text }, index) => (
          <Fragment key={index}>
            {index > 0 && " · "}
            {label}
            <bdi>{text}</bdi>
          </Fragment>
        ))}
      </span>
      <span class="group-hint">
        {waitingEvents > 0 &&
          `${words.row.waiting(waitingEvents, formatNumber(waitingEvents))} · `}
        <Sentence text={words.row.lastSeen} parts={{ time: <Ago time={person.lastSeenAt} /> }} />
        {suggestion && !agent && (
          <>
            {" · "}
            <Sentence
              text={suggestedBy === "name" ? words.row.calledLike : words.row.mailOf}
              parts={{ name: <bdi>{suggestion.name}</bdi> }}
            />
          </>
        )}
      </span>
      {error && <span class="form-error" role="alert">{error}</span>}
    </div>
  );
}

/** The actions that decide which agent the person is. */
function PersonChoice({ id, person, isBusy, isNamed, onDecide, onCreate, onCancel }: {
  id: string;
  person: PersonInTool;
  isBusy: boolean;
  isNamed: boolean;
  onDecide: (decision: Decision) => void;
  onCreate: () => void;
  onCancel: () => void;
}) {
  const words = wordsOf(integrationPeopleWords);
  const { agent, suggestion } = person;
  const called = calledOf(person);
  return (
    <div class="person-actions">
      {suggestion && suggestion.id !== agent?.id && (
        <button
          type="button"
          class="button button-suggest"
          aria-disabled={isBusy}
          onClick={() => onDecide({ agent: suggestion, isIgnored: false })}
        >
          <Check size={14} />
          <Sentence text={words.row.itIs} parts={{ name: <bdi>{suggestion.name}</bdi> }} />
        </button>
      )}
      {!suggestion && !agent && (
        <CreateAgentButton person={person} isBusy={isBusy} hasForm={!isNamed} onClick={onCreate} />
      )}
      <PersonChooser
        id={`${id}-agent`}
        label={words.row.who(called)}
        isLabelHidden
        placeholder={words.row.choose}
        isDisabled={isBusy}
        onChoose={(chosen) => onDecide({ agent: chosen, isIgnored: false })}
      />
      {agent
        ? (
          <>
            <Action isBusy={isBusy} onClick={() => onDecide({ agent: null, isIgnored: false })}>
              {words.row.unassign}
            </Action>
            <Action isBusy={isBusy} onClick={onCancel}>{words.row.cancel}</Action>
          </>
        )
        : (
          <Action isBusy={isBusy} onClick={() => onDecide({ agent: null, isIgnored: true })}>
            {words.row.ignore}
            <span class="sr-only">{` ${called}`}</span>
          </Action>
        )}
    </div>
  );
}

function Action(
  { isBusy, onClick, children }: {
    isBusy: boolean;
    onClick: () => void;
    children: ComponentChildren;
  },
) {
  return (
    <button type="button" class="button" aria-disabled={isBusy} onClick={onClick}>
      {children}
    </button>
  );
}
