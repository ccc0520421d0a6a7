import { statusWords } from "./words.ts";

/** The status of a delivery, as a colored word. */
export function StatusBadge({ status }: { status: string }) {
  const [words, tone] = statusWords(status);
  return <span class="badge" data-tone={tone}>{words}</span>;
}
