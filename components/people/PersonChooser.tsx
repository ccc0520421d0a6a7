import { useEffect, useRef } from "preact/hooks";
import type { FoundPersonView } from "@/core/agents/directory.ts";
import { SearchField } from "@/components/admin/SearchField.tsx";
import { UserRound } from "@/components/shared/icons.ts";
import { X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import { listOfPeople, searchPeople } from "./search.ts";

interface Props {
  id: string;
  label: string;
  /** Whether only screen readers get the label. */
  isLabelHidden?: boolean;
  hint?: string;
  error?: string | undefined;
  placeholder?: string;
  isDisabled?: boolean;
  /** The chosen person, shown as a chip. Leave it out when a choice takes effect at once. */
  selected?: Pick<FoundPersonView, "name"> | null;
  onChoose: (person: FoundPersonView) => void;
  /** The chip was removed. */
  onRemove?: () => void;
}

/**
 * Chooses a person by typing a part of the name, the e-mail or the id. The server searches, so that
 * it works in teams of any size.
 */
export function PersonChooser({ selected, onRemove, onChoose, ...field }: Props) {
  const { id, label } = field;
  // The chip takes the place of the field with the focus, and the other way round.
  const hasFocus = useRef(false);
  useEffect(() => {
    if (hasFocus.current) document.getElementById(id)?.focus();
    hasFocus.current = false;
  }, [selected]);
  return (
    <SearchField
      {...field}
      placeholder={field.placeholder ?? wordsOf(peopleWords).search}
      words={listOfPeople()}
      search={searchPeople}
      onChoose={(person) => {
        hasFocus.current = selected !== undefined;
        onChoose(person);
      }}
      renderChosen={selected
        ? (describedBy) => (
          <Chip
            id={id}
            label={label}
            person={selected}
            describedBy={describedBy}
            onRemove={() => {
              hasFocus.current = true;
              onRemove?.();
            }}
          />
        )
        : null}
    />
  );
}

/** The person who was chosen, with a button to choose another one. */
function Chip({ id, label, person, describedBy, onRemove }: {
  id: string;
  label: string;
  person: Pick<FoundPersonView, "name">;
  describedBy: string | undefined;
  onRemove: () => void;
}) {
  return (
    <span class="person-chip" role="group" aria-label={label}>
      <UserRound size={14} />
      <span class="truncate">
        <bdi>{person.name}</bdi>
      </span>
      <button
        type="button"
        id={id}
        class="person-chip-remove"
        aria-label={wordsOf(peopleWords).another(person.name)}
        aria-describedby={describedBy}
        onClick={onRemove}
      >
        <X size={14} />
      </button>
    </span>
  );
}
