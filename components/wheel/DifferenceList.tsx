import type { Difference } from "./differences.ts";

/** What changed from one wheel to another. */
export function DifferenceList({ lines }: { lines: readonly Difference[] }) {
  if (lines.length === 0) return <p class="group-hint">Only the order of the prizes changed.</p>;
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
