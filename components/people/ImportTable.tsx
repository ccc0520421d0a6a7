import type { PeopleImportView, PeopleLine } from "@/core/agents/people_file.ts";
import { formatNumber } from "@/components/shared/format.ts";

const WORDS: Readonly<Record<PeopleLine["outcome"], readonly [done: string, preview: string]>> = {
  created: ["Added", "New"],
  changed: ["Changed", "Changes"],
  same: ["Unchanged", "Unchanged"],
  failed: ["Left out", "Left out"],
};
const TONES = { created: "good", changed: "good", same: undefined, failed: "bad" } as const;
const MAX_SHOWN = 200;

/** What becomes, or became, of the lines of a file. */
export function ImportTable({ result }: { result: PeopleImportView }) {
  const { created, changed, same, failed, lines, isPreview } = result;
  const all = created + changed + same + failed;
  const shown = lines.slice(0, MAX_SHOWN);
  return (
    <section class="group-section" aria-labelledby="import-result">
      <h2 id="import-result" class="group-title">
        {isPreview ? "Preview" : "Imported"}
      </h2>
      <p class="group-note">
        {count(created, isPreview ? "new" : "added")}, {count(changed, "changed")},{" "}
        {count(same, "unchanged")}
        {failed > 0 && (
          <>
            , <strong>{count(failed, failed === 1 ? "line left out" : "lines left out")}</strong>
          </>
        )}.
      </p>
      <div
        class="group-rows import-table"
        role="region"
        aria-label="Lines"
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Person</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => <Line key={line.line} line={line} isPreview={isPreview} />)}
          </tbody>
        </table>
      </div>
      {all > shown.length && (
        <p class="group-note">
          {formatNumber(all - shown.length)} more lines are not listed.
        </p>
      )}
    </section>
  );
}

function Line({ line: { line, id, name, outcome, changes, errors }, isPreview }: {
  line: PeopleLine;
  isPreview: boolean;
}) {
  return (
    <tr data-outcome={outcome}>
      <td class="import-line">{line}</td>
      <td>
        <bdi>{name || id}</bdi>
        {name !== "" && name !== id && (
          <span class="group-hint">
            {" "}
            <bdi>{id}</bdi>
          </span>
        )}
      </td>
      <td>
        <span class="badge" data-tone={TONES[outcome]}>{WORDS[outcome][isPreview ? 1 : 0]}</span>
        {outcome === "changed" && <span class="group-hint">{changes.join(", ")}</span>}
        {errors.map(({ path, message }) => (
          <span key={path} class="import-error">
            {path && <strong>{`${path} `}</strong>}
            {message}
          </span>
        ))}
      </td>
    </tr>
  );
}

function count(number: number, word: string): string {
  return `${formatNumber(number)} ${word}`;
}
