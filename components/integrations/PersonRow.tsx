import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import { Check } from "@/components/shared/icons.ts";
import { AgentChooser } from "./AgentChooser.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import type { Decision } from "./decision.ts";
import type { PersonInTool } from "@/core/integrations/views.ts";
import { count } from "./words.ts";

/** A person of the tool, with the actions for them. */
export function PersonRow(
  { id, person, hasTenants, error, onDecide }: {
    id: string;
    person: PersonInTool;
    /** Whether to show the person's account in the tool, because there is more than one. */
    hasTenants: boolean;
    error: string | undefined;
    onDecide: (decision: Decision) => Promise<void>;
  },
) {
  const { agent, suggestion, isIgnored, waitingEvents } = person;
  const [isChanging, setChanging] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const called = person.name ?? person.email ?? person.user;

  const details = [
    { label: "", text: person.email === called ? null : person.email },
    { label: "id ", text: person.user },
    { label: "account ", text: hasTenants ? person.tenant : null },
  ].filter(({ text }) => text !== null);

  async function decide(decision: Decision) {
    if (isBusy) return;
    setBusy(true);
    await onDecide(decision);
    setBusy(false);
    setChanging(false);
  }

  return (
    <li class="group-row person-row">
      <div class="group-label">
        <strong class="truncate">
          <bdi>{called}</bdi>
        </strong>
        <span class="group-hint">
          {details.map(({ label, text }, index) => (
            <Fragment key={label}>
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
              {" · has the e-mail of "}
              <bdi>{suggestion.name}</bdi>
            </>
          )}
        </span>
        {error && <span class="form-error" role="alert">{error}</span>}
      </div>
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
        : (
          <div class="person-actions">
            {suggestion && suggestion.id !== agent?.id && (
              <button
                type="button"
                class="button button-suggest"
                aria-disabled={isBusy}
                onClick={() => decide({ agent: suggestion, isIgnored: false })}
              >
                <Check size={14} />
                It is <bdi>{suggestion.name}</bdi>
              </button>
            )}
            <AgentChooser
              id={`${id}-agent`}
              label={`Agent who is ${called}`}
              isDisabled={isBusy}
              onChoose={(chosen) => decide({ agent: chosen, isIgnored: false })}
            />
            {agent
              ? (
                <>
                  <Action isBusy={isBusy} onClick={() => decide({ agent: null, isIgnored: false })}>
                    Unassign
                  </Action>
                  <Action isBusy={isBusy} onClick={() => setChanging(false)}>Cancel</Action>
                </>
              )
              : (
                <Action isBusy={isBusy} onClick={() => decide({ agent: null, isIgnored: true })}>
                  Ignore<span class="sr-only">{` ${called}`}</span>
                </Action>
              )}
          </div>
        )}
    </li>
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
