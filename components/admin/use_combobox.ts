import { useEffect, useRef, useState } from "preact/hooks";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import {
  type Search,
  type SearchOption,
  type SearchResults,
  useSearchResults,
} from "./use_search_results.ts";

/** What the open list is called, and what it says when it is empty. */
export interface ListWords {
  readonly name: string;
  /** Nothing was typed, and there is nothing. */
  readonly empty: string;
  /** Nothing fits what was typed. */
  readonly notFound: string;
}

/** What a combobox searches, and what happens with a choice. */
export interface Choice<T> {
  search: Search<T>;
  /** The keys of options that are not offered. */
  without?: readonly string[];
  words?: ListWords;
  /** Whether nothing can be chosen now. The field keeps the focus. */
  isDisabled?: boolean;
  /** Whether the list opens as soon as the field has the focus. */
  opensOnFocus?: boolean;
  onChoose: (value: T) => void;
}

/** Keeps what was typed, what was found for it, and which option is active. */
export function useCombobox<T>(choice: Choice<T>) {
  const { search, without = [], isDisabled, opensOnFocus, onChoose } = choice;
  const words: ListWords = choice.words ?? wordsOf(adminWords).combobox;
  // Null: nothing was typed since the last choice.
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [activeKey, setActive] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // Enter was pressed before the answer to what was typed came.
  const isEntered = useRef(false);
  // The person has moved on meanwhile: the list is hidden, and the answer still chooses.
  const [isLeft, setLeft] = useState(false);
  const results = useSearchResults(search, text ?? "", isOpen);
  const options = results.options.filter(({ key }) => !without.includes(key));
  const at = Math.max(0, options.findIndex(({ key }) => key === activeKey));

  useEffect(() => {
    // Near the end of a page, the list would open below the edge.
    if (isOpen) list.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [options.length, isOpen]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [options[at]?.key, isOpen]);
  useEffect(() => {
    if (isEntered.current && results.isCurrent) choose(options[at]);
    // Nothing was found, or the search failed.
    if (isLeft && (results.isCurrent || results.error !== null)) reset();
  }, [results.isCurrent, results.error, isLeft]);

  function open() {
    if (isDisabled || isOpen) return;
    setOpen(true);
    setActive(null);
  }
  function close() {
    isEntered.current = false;
    setLeft(false);
    setOpen(false);
  }
  /** Shows what is chosen again: what was typed chose nothing. */
  function reset() {
    close();
    setText(null);
  }
  function choose(option: SearchOption<T> | undefined) {
    isEntered.current = false;
    if (!option || isDisabled) return;
    reset();
    onChoose(option.value);
  }
  function type(typed: string) {
    isEntered.current = false;
    setText(typed);
    setOpen(true);
    setActive(null);
  }
  function focus(input: HTMLInputElement) {
    setLeft(false);
    if (text === null) input.select();
    if (opensOnFocus) open();
  }
  function blur(input: HTMLInputElement) {
    // When the whole browser window loses the focus, the person comes back to what they typed.
    if (document.activeElement === input) close();
    else if (isEntered.current) setLeft(true);
    else reset();
  }
  function enter() {
    // Before the answer to what was typed is there, the list shows other options.
    if (!isOpen) open();
    else if (results.isCurrent) choose(options[at]);
    else isEntered.current = true;
  }
  function move(step: number) {
    if (!isOpen) open();
    else setActive(options[(at + step + options.length) % options.length]?.key ?? null);
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Enter" && (isOpen || text)) enter();
    else if (key === "Escape" && isOpen) close();
    else if (key === "Escape" && text !== null) reset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const isShown = isOpen && !isLeft;
  const note = isShown ? noteOf(results, options.length, text ?? "", words) : "";
  const { isCurrent } = results;
  const name = words.name;
  const handlers = { open, type, focus, blur, choose, onKeyDown, setActive };
  return { list, name, text, options, at, isOpen: isShown, isCurrent, note, ...handlers };
}

function noteOf(
  { isCurrent, error, hasMore }: SearchResults<unknown>,
  shown: number,
  text: string,
  words: ListWords,
): string {
  const { searching, typeToFind, first } = wordsOf(adminWords).combobox;
  if (!isCurrent) return error ?? searching;
  if (hasMore) return shown === 0 ? typeToFind : first(shown);
  if (shown > 0) return "";
  return text.trim() === "" ? words.empty : words.notFound;
}
