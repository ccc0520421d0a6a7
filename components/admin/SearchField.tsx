import { useEffect, useRef, useState } from "preact/hooks";
import type { AdminAnswer } from "./admin_api.ts";
import { FieldError } from "./Field.tsx";

const WAIT_MILLISECONDS = 150;

/** One thing that can be chosen. */
export interface SearchOption<T> {
  readonly key: string;
  readonly title: string;
  /** A second text that tells it from others with the same title. */
  readonly detail: string;
  readonly value: T;
}

interface Props<T> {
  id: string;
  label: string;
  /** Whether only screen readers get the label. */
  isLabelHidden?: boolean;
  placeholder?: string;
  hint?: string;
  error?: string | undefined;
  /** What is chosen, shown while nothing is typed; the field of a list stays empty. */
  chosen?: string;
  isDisabled?: boolean;
  /** Finds the options; it is called while the person types. */
  search: (text: string) => Promise<AdminAnswer<readonly SearchOption<T>[]>>;
  onChoose: (value: T) => void;
}

/** A combobox that searches while the person types. */
export function SearchField<T>(props: Props<T>) {
  const { id, label, hint, error, chosen = "", isDisabled } = props;
  const field = useSearch(props);
  const { isOpen, options, at } = field;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field search-field">
      <label for={id} class={props.isLabelHidden ? "sr-only" : undefined}>{label}</label>
      <div class="search-box">
        <input
          id={id}
          class="input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && options.length > 0 ? `${id}-${at}` : undefined}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={described || undefined}
          placeholder={props.placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={field.text ?? chosen}
          disabled={isDisabled}
          onFocus={(event) => event.currentTarget.select()}
          onClick={field.open}
          onInput={(event) => field.type(event.currentTarget.value)}
          onKeyDown={field.onKeyDown}
          onBlur={field.leave}
        />
        <div class="chooser-pop search-pop" hidden={!isOpen}>
          <ul
            id={`${id}-list`}
            ref={field.list}
            class="chooser-list"
            role="listbox"
            aria-label="Found"
          >
            {options.map((option, index) => (
              <li
                key={option.key}
                id={`${id}-${index}`}
                class="chooser-option"
                role="option"
                aria-selected={index === at}
                // Keep the focus in the field: losing it would close the list before the click.
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => field.setActive(index)}
                onClick={() => field.choose(option)}
              >
                <span class="truncate">
                  <bdi>{option.title}</bdi>
                </span>
                <span class="chooser-about truncate">
                  <bdi>{option.detail}</bdi>
                </span>
              </li>
            ))}
          </ul>
          <p class="chooser-note" role="status">{isOpen ? field.note : ""}</p>
        </div>
      </div>
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

/** Keeps what is typed, what was found for it, and which option is selected. */
function useSearch<T>({ search, onChoose, isDisabled }: Props<T>) {
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [found, setFound] = useState<AdminAnswer<readonly SearchOption<T>[]> | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const options = found?.ok ? found.data : [];
  const at = Math.max(0, Math.min(active, options.length - 1));

  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await search(text ?? "");
      if (isOver) return;
      setFound(answer);
      setActive(0);
    }, text === null ? 0 : WAIT_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isOpen, text]);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at, isOpen]);

  function leave() {
    setOpen(false);
    setText(null);
    setFound(null);
  }
  function choose(option: SearchOption<T> | undefined) {
    if (!option || isDisabled) return;
    leave();
    onChoose(option.value);
  }
  function type(typed: string) {
    setText(typed);
    setOpen(true);
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!isOpen) setOpen(true);
      else {
        const step = key === "ArrowDown" ? 1 : -1;
        setActive((at + step + options.length) % Math.max(1, options.length));
      }
    } else if (key === "Enter" && isOpen) choose(options[at]);
    else if (key === "Escape" && (isOpen || text !== null)) leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const note = found === null
    ? "Searching…"
    : !found.ok
    ? found.message
    : options.length === 0
    ? "Nothing is found."
    : "";
  return { list, text, options, at, isOpen, note, setActive, choose, type, leave, onKeyDown, open };

  function open() {
    if (!isDisabled) setOpen(true);
  }
}
