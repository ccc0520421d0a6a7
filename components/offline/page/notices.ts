/**
 * Notices at the bottom of the page. They are made of plain elements, so that they are there where
 * no island is, and when an island has failed.
 */
import { wordsOf } from "@/components/shared/locale.ts";
import { noteWords } from "@/words/notes.ts";
import type { Told } from "../told.ts";

interface Action {
  readonly label: string;
  run(): void;
}

const BRIEF_MILLISECONDS = 8_000;

const shown = new Map<string, HTMLElement>();
let place: HTMLElement | undefined;

/** Shows a notice, with a button if there is something to do about it. */
export function notify({ key, text, isBrief = false }: Told, action?: Action): void {
  shown.get(key)?.remove();
  const note = element("div", "page-note material");
  note.dataset.note = key;
  note.append(element("span", "page-note-text", text));
  if (action) {
    const button = element("button", "button button-primary", action.label);
    button.type = "button";
    button.addEventListener("click", action.run);
    note.append(button);
  }
  const close = element("button", "page-note-close", "×");
  close.type = "button";
  close.setAttribute("aria-label", wordsOf(noteWords).dismiss);
  close.addEventListener("click", () => remove(key, note));
  note.append(close);
  shown.set(key, note);
  noticePlace().append(note);
  if (isBrief) setTimeout(() => remove(key, note), BRIEF_MILLISECONDS);
}

function remove(key: string, note: HTMLElement): void {
  note.remove();
  if (shown.get(key) === note) shown.delete(key);
}

function noticePlace(): HTMLElement {
  if (!place) {
    place = element("div", "page-notes");
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  return place;
}

function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  classes: string,
  text = "",
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}
