import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { TaskError } from "./preflight.ts";

/**
 * Parses the arguments of a task.
 * @throws {TaskError} for an unknown or bad argument, naming it
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  task: string,
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [reason] = error.message.split(". ");
    throw new TaskError(`${reason}. \`deno task ${task} --help\` lists what there is.`);
  }
}

/**
 * Reads a number within limits, or returns the fallback when the argument is missing.
 * @throws {TaskError} when the text is not a number within the limits
 */
export function readNumber<Fallback>(
  name: string,
  text: string | undefined,
  { from, to, whole = false, fallback }: {
    readonly from: number;
    readonly to: number;
    readonly whole?: boolean;
    readonly fallback: Fallback;
  },
): number | Fallback {
  if (text === undefined) return fallback;
  const value = Number(text);
  const isFine = text.trim() !== "" && value >= from && value <= to &&
    (!whole || Number.isInteger(value));
  if (isFine) return value;
  const kind = whole ? "a whole number" : "a number";
  throw new TaskError(`--${name} must be ${kind} from ${from} to ${to}, not "${text}".`);
}
