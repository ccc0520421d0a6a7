import { useRef, useState } from "preact/hooks";
import type { BaselineImport } from "@/core/performance/baseline_file.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { sendCsv } from "@/components/admin/send_csv.ts";
import { formatDays, formatNumber } from "@/components/shared/format.ts";
import { Upload } from "@/components/shared/page_icons.ts";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";

const EXAMPLE = `person,day,measure,numerator,denominator
ann,2026-06-01,response_time,4200,40
ann,2026-06-01,call_success,18,22
`;

/** Brings days before Laurel in from a file, after a preview. */
export function BaselineFile({ onImported }: { onImported: () => void }) {
  const words = wordsOf(performanceWords);
  const { announce } = usePage();
  const file = useRef<File | null>(null);
  const [result, setResult] = useState<BaselineImport | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(isPreview: boolean) {
    const sent = file.current;
    if (!sent) return;
    setBusy(true);
    setError(null);
    const path = `/admin/performance/baseline?isPreview=${isPreview}`;
    const answer = await sendCsv<BaselineImport>(path, sent);
    // Another file was chosen meanwhile.
    if (file.current !== sent) return;
    setBusy(false);
    if (!answer.ok) return setError(answer.message);
    setResult(answer.data);
    const { days, failed } = answer.data;
    announce(
      (isPreview ? words.file.previewed : words.file.done)(
        formatNumber(days),
        formatNumber(failed),
      ),
    );
    if (!isPreview) onImported();
  }

  return (
    <div class="performance-preview">
      <p class="group-note">
        {words.file.about}{" "}
        <a
          class="docs-link"
          download="baseline-example.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(EXAMPLE)}`}
        >
          {words.file.example}
        </a>
      </p>
      <label class="import-drop performance-drop">
        <Upload size={22} />
        <span>{isBusy ? words.file.reading : file.current?.name ?? words.file.choose}</span>
        <input
          id="baseline-file"
          class="sr-only"
          type="file"
          accept=".csv,text/csv"
          aria-label={words.file.label}
          aria-describedby={error ? "baseline-error" : undefined}
          onChange={(event) => {
            file.current = event.currentTarget.files?.[0] ?? null;
            setResult(null);
            void run(true);
            // The same file can be chosen again after it was corrected.
            event.currentTarget.value = "";
          }}
        />
      </label>
      {error && <p id="baseline-error" class="form-error" role="alert">{error}</p>}
      {result && <Result result={result} isBusy={isBusy} onImport={() => void run(false)} />}
    </div>
  );
}

function Result({ result, isBusy, onImport }: {
  result: BaselineImport;
  isBusy: boolean;
  onImport: () => void;
}) {
  const words = wordsOf(performanceWords);
  const { isPreview, days, people, from, to, failed, errors } = result;
  return (
    <>
      <p>
        {isPreview ? words.file.toImport : words.file.imported} {words.file.daysOf(
          words.file.days(days, formatNumber(days)),
          words.people(people, formatNumber(people)),
        )}
        {from !== null && to !== null && `, ${formatDays(from, to)}`}
        {failed > 0 && `; ${words.file.leftOut(failed, formatNumber(failed))}`}.
      </p>
      {errors.length > 0 && (
        <ul class="performance-faults" aria-label={words.file.faults}>
          {errors.map(({ line, path, message }) => (
            <li key={`${line} ${path}`}>
              {words.file.line(line)}: {path} {message}
            </li>
          ))}
        </ul>
      )}
      {isPreview && (
        <button
          type="button"
          class="button button-primary"
          aria-disabled={isBusy || days === 0}
          onClick={() => !isBusy && days > 0 && onImport()}
        >
          {days === 0 ? words.file.nothing : words.file.action}
        </button>
      )}
    </>
  );
}
