import { useEffect, useRef, useState } from "preact/hooks";
import { matchAgents } from "./match_agents.ts";
import type { AgentRef } from "@/core/agents/views.ts";
import { readAgents, useAgents } from "./use_agents.ts";

/** The maximum number of agents in the open list; typing narrows it down. */
const MAX_OPTIONS = 30;

/** A combobox to choose an agent by typing a part of the name or the id. */
export function AgentChooser(
  { id, label, isDisabled, onChoose }: {
    id: string;
    label: string;
    isDisabled: boolean;
    onChoose: (agent: AgentRef) => void;
  },
) {
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
        value={text}
        disabled={isDisabled}
        onFocus={() => readAgents()}
        onClick={open}
        onInput={(event) => {
          setText(event.currentTarget.value);
          open();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <div class="chooser-pop" hidden={!isOpen}>
        <ul id={`${id}-list`} ref={list} class="chooser-list" role="listbox" aria-label="Agents">
          {shown.map((agent, index) => (
            <li
              key={agent.id}
              id={`${id}-${index}`}
              class="chooser-option"
              role="option"
              aria-selected={index === at}
              // Keep the focus in the field: losing it would close the list before the click.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(index)}
              onClick={() => choose(agent)}
            >
              <span class="truncate">
                <bdi>{agent.name}</bdi>
              </span>
              <span class="chooser-id truncate">
                <bdi>{agent.id}</bdi>
              </span>
            </li>
          ))}
        </ul>
        <p class="chooser-note" role="status">{isOpen ? noteOf(all, error, found.length) : ""}</p>
      </div>
    </div>
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
