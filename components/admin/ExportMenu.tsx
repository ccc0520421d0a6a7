import { Download } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";

/** Links to the files of what a page shows, with the same filters. */
export function ExportMenu({ what, files }: {
  /** What is in them, for screen readers: `people`. */
  what: string;
  /** The API paths below `/api/v1`, by the name of the format. */
  files: readonly (readonly [format: string, path: string])[];
}) {
  const words = wordsOf(adminWords).export;
  return (
    <span class="export-menu" role="group" aria-label={words.group(what)}>
      <Download size={14} />
      {files.map(([format, path]) => (
        <a
          key={format}
          class="button export-file"
          href={`/api/v1${path}`}
          download
          aria-label={words.file(what, format)}
        >
          {format}
        </a>
      ))}
    </span>
  );
}

/** Returns the files of a list of the API. @param query its filters; without `limit` */
export function filesOf(path: string, query: string): readonly (readonly [string, string])[] {
  const search = query === "" ? "" : `?${query}`;
  return [["CSV", `${path}.csv${search}`], ["JSON", `${path}.json${search}`]];
}
