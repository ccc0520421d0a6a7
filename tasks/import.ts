/** `deno task import FILE`: imports a file of events into a running Laurel. */
import cliProgress from "cli-progress";
import process from "node:process";
import { readArguments } from "./arguments.ts";
import { countLines } from "./import_body.ts";
import { type Report, uploadFile } from "./import_upload.ts";
import { runTask, TaskError } from "./preflight.ts";
import { checkTarget, readTarget, TARGET_HELP } from "./target.ts";

const HELP = `Imports a file of events into a running Laurel.

  deno task import FILE [--key KEY] [--url URL] [--format csv|ndjson] [--yes-remote]

  FILE             NDJSON (.ndjson, .jsonl: an event per line) or CSV (.csv, .tsv: a header with the
                   columns id, type, subject, and if you like source, time, data.<field>,
                   separated by commas, semicolons or tabs), UTF-8 or UTF-16
${TARGET_HELP}
  --format FORMAT  csv or ndjson, when the file's name does not show it
  --yes-remote     allows a URL that is not on this machine

It resumes by itself after the connection was lost. A file can be imported again: stored events
count as duplicates, and nothing is scored twice. Exit code 1 when a line was refused.`;

/** The maximum number of refused lines that are printed; the others are only counted. */
const MAX_PRINTED = 1_000;

const output = new TextEncoder();
const write = (text: string) => void Deno.stdout.writeSync(output.encode(text));

function formatOf(path: string, format: string | undefined): "csv" | "ndjson" {
  const name = format ?? /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  if (name === "csv" || name === "tsv") return "csv";
  if (name === "ndjson" || name === "jsonl") return "ndjson";
  throw new TaskError(
    format === undefined
      ? `The name of ${path} does not show its format. Add --format csv or --format ndjson.`
      : `--format must be csv or ndjson, not "${format}".`,
  );
}

async function checkFile(path: string): Promise<void> {
  try {
    if ((await Deno.stat(path)).isFile) return;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new TaskError(`There is no file ${path}.`);
  }
  throw new TaskError(`${path} is not a file.`);
}

/** The counts of the imported lines. */
class Tally {
  readonly counts = { scored: 0, recorded: 0, capped: 0, reversed: 0, duplicate: 0, rejected: 0 };
  lines = 0;
  points = 0;

  add({ status, points }: Report): void {
    this.lines++;
    this.counts[status]++;
    if (status !== "duplicate") this.points += points;
  }

  toString(): string {
    const { rejected, duplicate, ...stored } = this.counts;
    const parts = Object.entries(stored).filter(([, count]) => count > 0)
      .map(([status, count]) => `${count} ${status}`);
    parts.push(`${duplicate} duplicate`, `${rejected} refused`);
    return `${this.lines} lines: ${parts.join(", ")}; ${this.points} points`;
  }
}

/** Shows the progress: a moving bar on a terminal, otherwise a line from time to time. */
function showProgress(lines: number, tally: Tally) {
  let line = 0;
  if (!Deno.stdout.isTerminal()) {
    const show = () => write(`${Math.floor(line / lines * 100)}%, ${tally}\n`);
    const timer = setInterval(show, 5_000);
    return {
      move: (to: number) => void (line = to),
      print: (text: string) => write(`${text}\n`),
      stop: () => clearInterval(timer),
    };
  }
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage}% | {tally}",
    stream: process.stdout,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    fps: 5,
  }, cliProgress.Presets.shades_classic);
  bar.start(lines, 0, { tally: String(tally) });
  return {
    move: (to: number) => bar.update(to, { tally: String(tally) }),
    // Clear the line first; the bar draws itself again below.
    print: (text: string) => write(`\r\x1b[K${text}\n`),
    stop: () => bar.stop(),
  };
}

await runTask(async () => {
  const { values, positionals } = readArguments("import", Deno.args, {
    "url": { type: "string" },
    "key": { type: "string" },
    "format": { type: "string" },
    "yes-remote": { type: "boolean", default: false },
    "help": { type: "boolean", short: "h" },
  });
  if (values.help) return write(`${HELP}\n`);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new TaskError("One file is needed. `deno task import --help` helps.");
  }
  const { url, key } = readTarget({
    url: values.url,
    key: values.key,
    isRemoteFine: values["yes-remote"],
    why: "its scores would change",
    keyName: "import",
    env: Deno.env,
  });
  const format = formatOf(path, values.format);
  await checkFile(path);
  await checkTarget({ url });
  const tally = new Tally();
  const progress = showProgress(Math.max(await countLines(path), 1), tally);
  try {
    await uploadFile({
      path,
      format,
      url,
      key,
      onReport(report) {
        tally.add(report);
        progress.move(report.line);
        if (report.status !== "rejected" || tally.counts.rejected > MAX_PRINTED) return;
        const id = report.id === null ? "" : ` (${report.id})`;
        progress.print(`line ${report.line}${id}: ${report.error?.detail ?? "refused"}`);
      },
      onRetry(why, seconds) {
        if (seconds > 0) progress.print(`Resuming in ${seconds} s: ${why}`);
      },
    });
  } finally {
    progress.stop();
  }
  write(`${tally}\n`);
  const { rejected } = tally.counts;
  if (rejected === 0) return;
  const hidden = rejected > MAX_PRINTED ? ` The first ${MAX_PRINTED} are shown.` : "";
  throw new TaskError(
    `${
      rejected === 1 ? "1 line was" : `${rejected} lines were`
    } refused.${hidden} Correct these lines and import the file again: the others ` +
      "are not scored twice.",
  );
});
