import { useEffect, useRef, useState } from "preact/hooks";
import { UserRound, X } from "@/components/shared/icons.ts";
import { type PeopleSearch, type PersonRef, usePeopleSearch } from "./use_people_search.ts";

interface Props {
  id: string;
  /** The accessible name. A visible label can point to `id` as well. */
  label: string;
  /** The chosen person, shown as a chip. Leave it out when a choice takes effect at once. */
  selected?: PersonRef | null;
  /** The search of the API; admins search everybody. */
  path?: string;
  placeholder?: string;
  isDisabled?: boolean;
  /** Whether what was chosen is wrong; `describedBy` then names the message. */
  isInvalid?: boolean;
  describedBy?: string;
  /** People who are not offered, by id, such as the one to merge into. */
  without?: readonly string[];
  /** Null: the chosen person was removed. */
  onChoose: (person: PersonRef | null) => void;
}

/**
 * Chooses a person by typing a part of the name, the e-mail or the id. The server searches, so that
 * it works in teams of any size.
 */
export function PersonChooser(props: Props) {
  const { id, label, selected, isDisabled } = props;
  const chooser = useChooser(props);
  const { isOpen, shown, at } = chooser;
  if (selected) {
    return <ChosenPerson {...props} person={selected} onRemove={chooser.remove} />;
  }
  return (
    <div class="chooser">
      <input
        id={id}
        ref={chooser.input}
        class="input"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}-${at}` : undefined}
        aria-invalid={props.isInvalid ? "true" : undefined}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder ?? "Choose a person"}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={200}
        value={chooser.text}
        disabled={isDisabled}
        onClick={chooser.open}
        onInput={(event) => {
          chooser.setText(event.currentTarget.value);
          chooser.open();
        }}
        onKeyDown={chooser.onKeyDown}
        onBlur={chooser.close}
      />
      <div class="chooser-pop" hidden={!isOpen}>
        <ul
          id={`${id}-list`}
          ref={chooser.list}
          class="chooser-list"
          role="listbox"
          aria-label="People"
          aria-busy={!chooser.isCurrent}
        >
          {shown.map((person, index) => (
            <PersonOption
              key={person.id}
              id={`${id}-${index}`}
              person={person}
              isSelected={index === at}
              onPoint={() => chooser.setActive(index)}
              onChoose={() => chooser.choose(person)}
            />
          ))}
        </ul>
        <p class="chooser-note" role="status">{isOpen ? chooser.note : ""}</p>
      </div>
    </div>
  );
}

/** Keeps what was typed, who was found, and which of them is active. */
function useChooser({ path = "/admin/people/search", without = [], isDisabled, onChoose }: Props) {
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isRemoved = useRef(false);
  // Enter was pressed before the answer to what was typed came.
  const isChosen = useRef(false);
  const search = usePeopleSearch(path, text, isOpen);
  const shown = search.found.filter(({ id }) => !without.includes(id));
  const at = Math.max(0, Math.min(active, shown.length - 1));

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at, isOpen]);
  useEffect(() => {
    // The chip had the focus, and the field takes its place.
    if (isRemoved.current) input.current?.focus();
    isRemoved.current = false;
  });

  useEffect(() => {
    if (isChosen.current && search.isCurrent) choose(shown[at]);
  }, [search.isCurrent]);

  function open() {
    isChosen.current = false;
    setOpen(true);
    setActive(0);
  }
  function close() {
    isChosen.current = false;
    setOpen(false);
  }
  function choose(person: PersonRef | undefined) {
    isChosen.current = false;
    if (!person || isDisabled) return;
    setText("");
    setOpen(false);
    onChoose(person);
  }
  function remove() {
    isRemoved.current = true;
    onChoose(null);
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!isOpen) open();
      else if (shown.length > 0) {
        const step = key === "ArrowDown" ? 1 : -1;
        setActive((at + step + shown.length) % shown.length);
      }
    } else if (key === "Enter" && isOpen) {
      // Before the answer to what was typed is there, the list shows other people.
      if (search.isCurrent) choose(shown[at]);
      else isChosen.current = true;
    } else if (key === "Escape" && (isOpen || text !== "")) {
      if (!isOpen) setText("");
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const note = noteOf(search, shown.length, text.trim() !== "");
  const { isCurrent } = search;
  return {
    list,
    input,
    text,
    setText,
    shown,
    isCurrent,
    at,
    setActive,
    isOpen,
    close,
    open,
    choose,
    remove,
    onKeyDown,
    note,
  };
}

/** The person who was chosen, with a button to choose another one. */
function ChosenPerson({ id, label, person, isDisabled, onRemove, ...props }: Props & {
  person: PersonRef;
  onRemove: () => void;
}) {
  return (
    <span class="chooser-chip" role="group" aria-label={label}>
      <UserRound size={14} />
      <span class="truncate">
        <bdi>{person.name}</bdi>
      </span>
      <button
        type="button"
        id={id}
        class="chooser-remove"
        aria-label={`Choose somebody else than ${person.name}`}
        aria-describedby={props.describedBy}
        disabled={isDisabled}
        onClick={onRemove}
      >
        <X size={14} />
      </button>
    </span>
  );
}

/** A person in the open list. */
function PersonOption({ id, person, isSelected, onPoint, onChoose }: {
  id: string;
  person: PersonRef;
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
        <bdi>{person.name}</bdi>
      </span>
      <span class="chooser-about truncate">
        <bdi>{person.email ?? person.id}</bdi>
        {person.team && (
          <>
            {" · "}
            <bdi>{person.team}</bdi>
          </>
        )}
      </span>
    </li>
  );
}

function noteOf(
  { isCurrent, error, hasMore }: PeopleSearch,
  shown: number,
  isTyped: boolean,
): string {
  if (!isCurrent) return error ?? "Searching…";
  if (shown === 0) return isTyped ? "Nobody is called that." : "There is nobody yet.";
  return hasMore ? `The first ${shown}; type to find others.` : "";
}
