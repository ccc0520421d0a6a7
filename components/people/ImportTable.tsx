import type { PeopleImportView, PeopleLine } from "@/core/agents/people_file.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { lineOutcomeWords, peopleImportWords } from "@/words/people_import.ts";

const TONES = { created: "good", changed: "good", same: undefined, failed: "bad" } as const;
const MAX_SHOWN = 200;

/** What becomes, or became, of the lines of a file. */
export function ImportTable({ result }: { result: PeopleImportView }) {
  const words = wordsOf(peopleImportWords);
  const { counts } = wordsOf(peopleImportWords);
  const { created, changed, same, failed, lines, isPreview } = result;
  const all = created + changed + same + failed;
  const shown = lines.slice(0, MAX_SHOWN);
  return (
    <section class="group-section" aria-labelledby="import-result">
      <h2 id="import-result" class="group-title">
        {isPreview ? words.preview : words.imported}
      </h2>
      <p class="group-note">
        {counts.created[isPreview ? "preview" : "done"](formatNumber(created))},{" "}
        {counts.changed(formatNumber(changed))}, {counts.same(formatNumber(same))}
        {failed > 0 && (
          <>
            , <strong>{counts.failed(failed, formatNumber(failed))}</strong>
          </>
        )}.
      </p>
      <div
        class="group-rows import-table"
        role="region"
        aria-label={words.lines}
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => <Line key={line.line} line={line} isPreview={isPreview} />)}
          </tbody>
        </table>
      </div>
      {all > shown.length && (
        <p class="group-note">
          {words.more(all - shown.length, formatNumber(all - shown.length))}
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
        <span class="badge" data-tone={TONES[outcome]}>
          {wordsOf(lineOutcomeWords)[isPreview ? "preview" : "done"][outcome]}
        </span>
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
