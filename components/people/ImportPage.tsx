import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { Upload } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ImportTable } from "./ImportTable.tsx";
import { useBack } from "./use_back.ts";
import { type FileImport, useImport } from "./use_import.ts";

const EXAMPLE = `id,name,mail,team,zone,hidden,aliases
ann,Ann Lee,ann@shop.example,sales,Europe/Berlin,no,a.lee@shop.example
ben,Ben Okafor,ben@shop.example,care,,no,
`;

/** Imports people from a file, after a preview. */
export function ImportPage() {
  const { go } = usePage();
  const back = useBack();
  const file = useImport();
  const { result } = file;
  return (
    <>
      <PageHead title="Import people" back={back} />
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
  const { name, result, error, isBusy } = file;
  const todo = result ? result.created + result.changed : 0;
  const hasUnknownTeam = result?.lines.some(({ errors }) =>
    errors.some(({ path }) => path === "team")
  );
  return (
    <>
      <p class="group-note">
        A CSV file with one person in each line. The first line names the columns, in any order:
        {" "}
        <code>id</code>, <code>name</code>, <code>mail</code>, <code>team</code>, <code>zone</code>,
        {" "}
        <code>hidden</code> and{" "}
        <code>aliases</code>, separated by spaces. Known ids are changed, others are added.{" "}
        <a
          class="docs-link"
          download="people-example.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(EXAMPLE)}`}
        >
          Example file
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
          {isBusy && !result ? "Reading…" : name ?? "Choose a file, or drop it here"}
        </span>
        <input
          id="import-file"
          class="sr-only"
          type="file"
          accept=".csv,text/csv"
          aria-label="File of people"
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
                label="Create missing teams"
                hint={result.newTeams.length > 0
                  ? `New: ${new Intl.ListFormat("en").format(result.newTeams.slice(0, 20))}`
                  : "Teams that do not exist are created, named by their ids."}
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
                ? "Importing…"
                : todo === 0
                ? "Nothing to Import"
                : `Import ${formatNumber(todo)} ${todo === 1 ? "Person" : "People"}`}
            </button>
          </div>
        </>
      )}
    </>
  );
}

function Done({ file, onDone }: { file: FileImport; onDone: () => void }) {
  return (
    <>
      <ImportTable result={file.result!} />
      <div class="new-buttons">
        <button type="button" class="button" onClick={file.reset}>Import Another File</button>
        <button type="button" class="button button-primary" onClick={onDone}>Done</button>
      </div>
    </>
  );
}
