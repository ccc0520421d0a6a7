/**
 * Reads the counts from the output of `deno test`.
 *
 * It reads the printed summary and not the JUnit file, because the JUnit file omits test modules
 * that fail to load or throw outside a test (Deno 2.9.6 writes `failures="0"` for those). The
 * summary counts them.
 */

export interface Counts {
  passed: number;
  failed: number;
  ignored: number;
}

const SUMMARY =
  /^(?:ok|FAILED) \| (\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed(?: \(\d+ steps?\))?(?: \| (\d+) ignored(?: \((\d+) steps?\))?)?(?: \| .*)? \([^()]*\)$/;
const RUNNING = /^running \d+ tests? from (\S+)$/;
// The module is printed in each line when modules run side by side, and once above them otherwise.
const RESULT =
  /^(?:(\S+) => )?(\S.*) \.\.\. (?:ok|FAILED)[^()]*(?:\([^()]* steps?\) )?\(([^()]*)\)$/;
const IGNORED = /^\s*(.+) \.\.\. ignored \([^()]*\)$/;
// deno-lint-ignore no-control-regex
const COLORS = /\x1b\[[0-9;]*m/g;

export class SummaryReader {
  #counts: Counts | undefined;
  /** The names of the ignored tests and steps, as printed. */
  readonly ignored: string[] = [];
  /** How long the tests of each module took, in milliseconds, as exactly as it is printed. */
  readonly durations: Map<string, number> = new Map();
  #module = "";

  /** Processes one printed line, without its line break. Colors are allowed. */
  push(line: string): void {
    const plain = line.replace(COLORS, "").trimEnd();
    const summary = SUMMARY.exec(plain);
    if (summary) {
      const [, passed, failed, ignored = 0, ignoredSteps = 0] = summary;
      this.#counts = {
        passed: Number(passed),
        failed: Number(failed),
        ignored: Number(ignored) + Number(ignoredSteps),
      };
      return;
    }
    const running = RUNNING.exec(plain);
    if (running) this.#module = running[1]!;
    const [, module = this.#module, test, duration] = RESULT.exec(plain) ?? [];
    // A line with the mark twice is a step's, whose time is in that of its test.
    if (duration !== undefined && !test!.includes(" ... ")) {
      const sum = (this.durations.get(module) ?? 0) + millisecondsOf(duration);
      this.durations.set(module, sum);
    }
    const name = IGNORED.exec(plain)?.[1];
    if (name) this.ignored.push(name);
  }

  /**
   * Returns the counts of a run with this exit code. A run that failed without naming a failed test
   * (it did not compile, it crashed, it was killed) counts as one failure.
   */
  counts(exitCode: number): Counts {
    const counts = this.#counts ?? { passed: 0, failed: 0, ignored: 0 };
    return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  }
}

/** Returns the milliseconds of a text like "1m30s", "12s" or "345ms". */
function millisecondsOf(duration: string): number {
  const [, minutes = 0, seconds = 0, milliseconds = 0] =
    /^(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(duration) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1_000 + Number(milliseconds);
}
