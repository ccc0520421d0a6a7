import { TaskError } from "./preflight.ts";

/** A running Laurel, and the key to it. */
export interface Target {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: string;
}

/** What a task was given to find it: its arguments, and the environment behind them. */
export interface TargetInput {
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly isRemoteFine: boolean;
  /** What makes sending to another machine worth a second look. */
  readonly why: string;
  /** The name of a key that is made for this. */
  readonly keyName: string;
  readonly env: { get(name: string): string | undefined };
}

/** What `--help` says of the two, the same for every task. */
export const TARGET_HELP =
  `  --key KEY        an integration key with the scope events:write (default: LAUREL_KEY, or else
                   LAUREL_BOOTSTRAP_KEY)
  --url URL        where Laurel is (default: LAUREL_URL, or else http://localhost:8000)`;

/**
 * The Laurel that a task is to send to: what its arguments say, or else LAUREL_URL and LAUREL_KEY,
 * which the guides export.
 * @throws {TaskError} when it is no http(s) URL, another machine's without consent, or without a key that can be sent
 */
export function readTarget(input: TargetInput): Target {
  const named = input.env.get("LAUREL_URL") || undefined;
  const text = input.url ?? named ?? "http://localhost:8000";
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    const name = input.url === undefined ? "LAUREL_URL" : "--url";
    throw new TaskError(`${name} must be an http or https URL, not "${text}".`);
  }
  const host = url.hostname;
  const isHere = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
  if (!isHere && !input.isRemoteFine) {
    throw new TaskError(
      `${host} is not this machine, and ${input.why}. Add --yes-remote when you mean it.`,
    );
  }
  const key = (input.key ?? (input.env.get("LAUREL_KEY") || input.env.get("LAUREL_BOOTSTRAP_KEY")))
    ?.trim();
  if (!key) {
    throw new TaskError(
      "A key is needed: --key KEY, or LAUREL_KEY. `deno task demo` prints one, and " +
        `\`deno task key create ${input.keyName}\` makes one.`,
    );
  }
  // What no header can hold would fail with every request, which looks as if the network did.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TaskError(
      "The key holds characters that no key has. Copy it whole, and nothing else.",
    );
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, ""), key };
}

/** How long an answer is waited for, milliseconds. */
const PROBE_MILLISECONDS = 10_000;

/**
 * Looks whether anything answers, before the work begins.
 * @throws {TaskError} when nothing does
 */
export async function checkTarget({ url }: Pick<Target, "url">): Promise<void> {
  try {
    const signal = AbortSignal.timeout(PROBE_MILLISECONDS);
    const response = await fetch(`${url}/healthz`, { redirect: "manual", signal });
    await response.body?.cancel();
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    const what = isLate
      ? `does not answer within ${PROBE_MILLISECONDS / 1_000} s`
      : "cannot be reached";
    throw new TaskError(
      `Nothing answers at ${url}: it ${what}. Is Laurel running there? \`deno task start\` starts ` +
        "one; --url or LAUREL_URL names another address.",
    );
  }
}
