import { wordsOf } from "@/components/shared/locale.ts";
import { wheelWords } from "@/words/wheel.ts";
import type { Difference } from "./differences.ts";

/** What changed from one wheel to another. */
export function DifferenceList({ lines }: { lines: readonly Difference[] }) {
  if (lines.length === 0) {
    return <p class="group-hint">{wordsOf(wheelWords).difference.orderOnly}</p>;
  }
  return (
    <ul class="wheel-differences">
      {lines.map(({ key, title, kind, words }) => (
        <li key={`${kind} ${key}`} data-kind={kind}>
          <strong>
            <bdi>{title}</bdi>
          </strong>{" "}
          {words}
        </li>
      ))}
    </ul>
  );
}
