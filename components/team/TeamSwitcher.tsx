import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ChevronsUpDown } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { teamsPath } from "./teams_path.ts";

const TYPING_MILLISECONDS = 200;

/** Chooses among the teams that the person may see, with search on the server. */
export function TeamSwitcher(
  { team, initial, onChoose }: {
    team: TeamRef | null;
    initial: Page<TeamRef> | null;
    onChoose: (id: string) => void;
  },
) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), TYPING_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  const remote = useRemote<Page<TeamRef>>(teamsPath(search), {
    initial: search === "" ? initial : null,
  });
  const teams = remote.data?.entries ?? [];
  useEffect(() => setActive(0), [remote.data]);

  if (initial !== null && initial.entries.length <= 1 && initial.nextCursor === null) {
    return team && (
      <p class="team-name">
        <bdi>{team.name}</bdi>
      </p>
    );
  }

  function close() {
    setOpen(false);
    setText("");
  }

  function choose(one: TeamRef | undefined) {
    if (!one) return;
    close();
    if (one.id !== team?.id) onChoose(one.id);
  }

  function onKey(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (!isOpen) return setOpen(true);
      setActive(Math.max(0, Math.min(teams.length - 1, active + move)));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      choose(teams[active]);
    } else if (event.key === "Escape" && isOpen) {
      // The page goes back on an Escape that nobody used.
      event.preventDefault();
      close();
    }
  }

  return (
    <div class="team-switcher">
      <label class="sr-only" for={`${id}-input`}>Team</label>
      <input
        ref={input}
        id={`${id}-input`}
        class="input"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && teams[active] ? `${id}-${active}` : undefined}
        value={isOpen ? text : team?.name ?? ""}
        placeholder={team?.name ?? "Choose a team"}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={close}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={onKey}
      />
      <ChevronsUpDown size={14} />
      <ul id={`${id}-list`} role="listbox" aria-label="Teams" class="team-options" hidden={!isOpen}>
        {teams.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            class="team-option"
            aria-selected={index === active}
            // The field keeps the focus, so the list stays open until the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <bdi class="truncate">{one.name}</bdi>
            <span class="team-option-size">
              {formatNumber(one.members)} {one.members === 1 ? "person" : "people"}
            </span>
          </li>
        ))}
        {teams.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled class="team-option">
            {remote.data ? "No team has this name" : remote.error ?? "Searching…"}
          </li>
        )}
      </ul>
    </div>
  );
}
