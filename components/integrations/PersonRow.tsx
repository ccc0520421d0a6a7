import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import { Check } from "@/components/shared/icons.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import type { PersonInTool } from "@/core/integrations/views.ts";
import {
  CreateAgentButton,
  CreateAgentForm,
  type CreationErrors,
  type GivenPerson,
} from "./CreateAgent.tsx";
import type { Decision } from "./decision.ts";
import { calledOf, count } from "./words.ts";

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
            <span class="group-hint">Does not count</span>
            <Action isBusy={isBusy} onClick={() => decide({ agent: null, isIgnored: false })}>
              Stop Ignoring
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
            <Action isBusy={isBusy} onClick={() => setChanging(true)}>Change…</Action>
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
  const { agent, suggestion, waitingEvents } = person;
  const called = calledOf(person);
  const details = [
    { label: "", text: tool ?? null },
    { label: "", text: person.email === called ? null : person.email },
    { label: "id ", text: person.user },
    { label: "account ", text: hasTenants ? person.tenant : null },
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
        {waitingEvents > 0 && `${count(waitingEvents, "event waits", "events wait")} · `}
        last seen <Ago time={person.lastSeenAt} />
        {suggestion && !agent && (
          <>
            {suggestedBy === "name" ? " · is called like " : " · has the e-mail of "}
            <bdi>{suggestion.name}</bdi>
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
          It is <bdi>{suggestion.name}</bdi>
        </button>
      )}
      {!suggestion && !agent && (
        <CreateAgentButton person={person} isBusy={isBusy} hasForm={!isNamed} onClick={onCreate} />
      )}
      <PersonChooser
        id={`${id}-agent`}
        label={`Agent who is ${called}`}
        isLabelHidden
        placeholder="Choose an agent"
        isDisabled={isBusy}
        onChoose={(chosen) => onDecide({ agent: chosen, isIgnored: false })}
      />
      {agent
        ? (
          <>
            <Action isBusy={isBusy} onClick={() => onDecide({ agent: null, isIgnored: false })}>
              Unassign
            </Action>
            <Action isBusy={isBusy} onClick={onCancel}>Cancel</Action>
          </>
        )
        : (
          <Action isBusy={isBusy} onClick={() => onDecide({ agent: null, isIgnored: true })}>
            Ignore<span class="sr-only">{` ${called}`}</span>
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
