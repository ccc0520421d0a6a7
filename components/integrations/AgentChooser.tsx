import { useEffect, useRef, useState } from "preact/hooks";
import { matchAgents } from "./match_agents.ts";
import type { AgentRef } from "@/core/agents/views.ts";
import { readAgents, useAgents } from "./use_agents.ts";

/** The maximum number of agents in the open list; typing narrows it down. */
const MAX_OPTIONS = 30;

interface Props {
  id: string;
  label: string;
  isDisabled: boolean;
  onChoose: (agent: AgentRef) => void;
}

/** A combobox to choose an agent by typing a part of the name or the id. */
export function AgentChooser(props: Props) {
  const { id, label, isDisabled } = props;
  const chooser = useChooser(props);
  const { isOpen, shown, at } = chooser;

  return (
    <div class="chooser">
      <input
        id={id}
        class="input"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}-${at}` : undefined}
        placeholder="Choose an agent"
        autocomplete="off"
        spellcheck={false}
        value={chooser.text}
        disabled={isDisabled}
        onFocus={() => readAgents()}
        onClick={chooser.open}
        onInput={(event) => {
          chooser.setText(event.currentTarget.value);
          chooser.open();
        }}
        onKeyDown={chooser.onKeyDown}
        onBlur={() => chooser.setOpen(false)}
      />
      <div class="chooser-pop" hidden={!isOpen}>
        <ul
          id={`${id}-list`}
          ref={chooser.list}
          class="chooser-list"
          role="listbox"
          aria-label="Agents"
        >
          {shown.map((agent, index) => (
            <AgentOption
              key={agent.id}
              id={`${id}-${index}`}
              agent={agent}
              isSelected={index === at}
              onPoint={() => chooser.setActive(index)}
              onChoose={() => chooser.choose(agent)}
            />
          ))}
        </ul>
        <p class="chooser-note" role="status">{isOpen ? chooser.note : ""}</p>
      </div>
    </div>
  );
}

/** Keeps what was typed, which agents match, and which of them is selected. */
function useChooser({ isDisabled, onChoose }: Props) {
  const { all, error } = useAgents();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = all === null ? [] : matchAgents(all, text);
  const shown = found.slice(0, MAX_OPTIONS);
  const at = Math.min(active, shown.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at, isOpen]);

  function open() {
    readAgents();
    setOpen(true);
    setActive(0);
  }
  function choose(agent: AgentRef | undefined) {
    if (!agent || isDisabled) return;
    setText("");
    setOpen(false);
    onChoose(agent);
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!isOpen) open();
      else {
        const step = key === "ArrowDown" ? 1 : -1;
        setActive((at + step + shown.length) % Math.max(1, shown.length));
      }
    } else if (key === "Enter" && isOpen) choose(shown[at]);
    else if (key === "Escape" && (isOpen || text !== "")) {
      if (!isOpen) setText("");
      setOpen(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const note = noteOf(all, error, found.length);
  return {
    list,
    text,
    setText,
    shown,
    at,
    setActive,
    isOpen,
    setOpen,
    open,
    choose,
    onKeyDown,
    note,
  };
}

/** An agent in the open list. */
function AgentOption({ id, agent, isSelected, onPoint, onChoose }: {
  id: string;
  agent: AgentRef;
  isSelected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  return (
    <li
      id={id}
      class="chooser-option"
      role="option"
      aria-selected={isSelected}
      // Keep the focus in the field: losing it would close the list before the click.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span class="truncate">
        <bdi>{agent.name}</bdi>
      </span>
      <span class="chooser-id truncate">
        <bdi>{agent.id}</bdi>
      </span>
    </li>
  );
}

function noteOf(all: readonly AgentRef[] | null, error: string | null, found: number): string {
  if (all === null) return error ?? "Loading…";
  if (found === 0) {
    return all.length === 0 ? "There are no agents yet." : "No agent is called that.";
  }
  return found > MAX_OPTIONS
    ? `${MAX_OPTIONS} of ${found.toLocaleString("en-US")}; type to find others.`
    : "";
}
