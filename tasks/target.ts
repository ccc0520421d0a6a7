import { TaskError } from "./preflight.ts";

/** A running Laurel, and a key for it. */
export interface Target {
  /** The address, without a slash at the end. */
  readonly url: string;
  readonly key: string;
}

/** What tells a task where to find Laurel: its arguments and the environment. */
export interface TargetInput {
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly isRemoteFine: boolean;
  /** Why the person should think twice before sending to another machine. */
  readonly why: string;
  /** The suggested name of a key for this task. */
  readonly keyName: string;
  readonly env: { get(name: string): string | undefined };
}

/** The help text about both arguments, the same for every task. */
export const TARGET_HELP =
  `  --key KEY        an integration key with the scope events:write (default: LAUREL_KEY, or else
                   LAUREL_BOOTSTRAP_KEY)
  --url URL        where Laurel is (default: LAUREL_URL, or else http://localhost:8000)`;

/**
 * Returns the Laurel to send to: from the arguments, or else from LAUREL_URL and LAUREL_KEY, which
 * the guides set.
 * @throws {TaskError} when it is not an http(s) URL, when it is on another machine without consent,
 *   or when the key is missing or cannot be sent in a header
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
  // An HTTP header cannot contain other characters. Each request would fail as if the network was
  // down.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TaskError(
      "The key holds characters that no key has. Copy it whole, and nothing else.",
    );
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, ""), key };
}

/** How long to wait for an answer, in milliseconds. */
const PROBE_MILLISECONDS = 10_000;

/**
 * Checks that a server answers, before the work begins.
 * @throws {TaskError} when no server answers
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
