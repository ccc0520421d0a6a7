import { sharedWords } from "@/words/shared.ts";
import { wordsOf } from "./locale.ts";
import { SmallWindow } from "./SmallWindow.tsx";

/** The error page: it says in plain words what went wrong. */
export function ErrorPage({ status }: { readonly status: number }) {
  const words = wordsOf(sharedWords).error;
  const { title, text } = wordsFor(status, words);
  return (
    <SmallWindow title={title}>
      <p class="error-text">{text}</p>
      <p class="text-label-secondary tabular-nums">{words.code(status)}</p>
      <a class="button button-primary error-home" href="/">{words.home}</a>
    </SmallWindow>
  );
}

function wordsFor(
  status: number,
  words: typeof sharedWords.en.error,
): { title: string; text: string } {
  if (status === 404) return words.missing;
  return status < 500 ? words.refused : words.broken;
}
