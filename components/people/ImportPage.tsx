import { Sentence } from "@/components/shared/Sentence.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { Upload } from "@/components/shared/page_icons.ts";
import { formatList, formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleImportWords } from "@/words/people_import.ts";
import { ImportTable } from "./ImportTable.tsx";
import { useBack } from "./use_back.ts";
import { type FileImport, useImport } from "./use_import.ts";

const EXAMPLE = `id,name,mail,team,zone,hidden,aliases
ann,Ann Lee,ann@shop.example,sales,Europe/Berlin,no,a.lee@shop.example
ben,Ben Okafor,ben@shop.example,care,,no,
`;

const COLUMNS = ["id", "name", "mail", "team", "zone", "hidden", "aliases"];

/** Imports people from a file, after a preview. */
export function ImportPage() {
  const words = wordsOf(peopleImportWords);
  const { go } = usePage();
  const back = useBack();
  const file = useImport();
  const { result } = file;
  return (
    <>
      <PageHead title={words.title} back={back} />
      <div class="page-body">
        {result && !result.isPreview
          ? (
            <Done
              file={file}
              onDone={() => go(back.href)}
            />
          )
          : <Choose file={file} />}
      </div>
    </>
  );
}

function Choose({ file }: { file: FileImport }) {
  const words = wordsOf(peopleImportWords);
  const { name, result, error, isBusy } = file;
  const todo = result ? result.created + result.changed : 0;
  const hasUnknownTeam = result?.lines.some(({ errors }) =>
    errors.some(({ path }) => path === "team")
  );
  return (
    <>
      <p class="group-note">
        <Sentence
          text={words.note}
          parts={Object.fromEntries(COLUMNS.map((name) => [name, <code key={name}>{name}</code>]))}
        />{" "}
        <a
          class="docs-link"
          download="people-example.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(EXAMPLE)}`}
        >
          {words.example}
        </a>
      </p>
      <label
        class="import-drop"
        data-over={file.isOver}
        onDragOver={(event) => {
          event.preventDefault();
          file.setOver(true);
        }}
        onDragLeave={() => file.setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          file.setOver(false);
          file.choose(event.dataTransfer?.files[0]);
        }}
      >
        <Upload size={22} />
        <span>
          {isBusy && !result ? words.reading : name ?? words.choose}
        </span>
        <input
          id="import-file"
          class="sr-only"
          type="file"
          accept=".csv,text/csv"
          aria-label={words.file}
          aria-describedby={error ? "import-error" : undefined}
          onChange={(event) => {
            file.choose(event.currentTarget.files?.[0]);
            // The same file can be chosen again after it was corrected.
            event.currentTarget.value = "";
          }}
        />
      </label>
      {error && <p id="import-error" class="form-error" role="alert">{error}</p>}
      {result && (
        <>
          {(hasUnknownTeam || file.createTeams) && (
            <div class="group-rows import-teams">
              <Switch
                id="import-teams"
                label={words.createTeams}
                hint={result.newTeams.length > 0
                  ? words.newTeams(formatList(result.newTeams.slice(0, 20)))
                  : words.createTeamsHint}
                isOn={file.createTeams}
                onChange={file.setCreateTeams}
              />
            </div>
          )}
          <ImportTable result={result} />
          <div class="new-buttons">
            <button
              type="button"
              class="button button-primary"
              aria-disabled={isBusy || todo === 0}
              onClick={file.send}
            >
              {isBusy
                ? words.importing
                : todo === 0
                ? words.nothing
                : words.action(todo, formatNumber(todo))}
            </button>
          </div>
        </>
      )}
    </>
  );
}

function Done({ file, onDone }: { file: FileImport; onDone: () => void }) {
  const words = wordsOf(peopleImportWords);
  return (
    <>
      <ImportTable result={file.result!} />
      <div class="new-buttons">
        <button type="button" class="button" onClick={file.reset}>{words.another}</button>
        <button type="button" class="button button-primary" onClick={onDone}>{words.done}</button>
      </div>
    </>
  );
}
