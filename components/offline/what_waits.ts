/**
 * Changes that may wait for the network: repeating one does no harm, and none depends on the moment.
 * A spin is not among them, because the server draws it, and neither is anything about accounts.
 */
const WAITING: readonly (readonly [methods: string, path: RegExp])[] = [
  ["PATCH", /^\/me$/],
  ["POST", /^\/me\/tour$/],
  ["PUT PATCH", /^\/me\/(layout|goals|notification-settings|notifications\/settings)$/],
  ["POST PATCH DELETE", /^\/me\/notifications(\/(?!subscri|push)[\w-]+)*$/],
  ["POST", /^\/challenges\/[^/]+\/join$/],
];

/** Whether a change can be kept and sent later. */
export function canWait(method: string, pathname: string): boolean {
  const [, path] = /^\/api\/v1(\/.*)$/.exec(pathname) ?? [];
  if (path === undefined) return false;
  return WAITING.some(([methods, it]) => methods.split(" ").includes(method) && it.test(path));
}

/**
 * Whether what a change says may wait, too: of a profile only the preferences. For a new name or time
 * zone the page shows what the server made of it.
 */
export function canBodyWait(pathname: string, body: string): boolean {
  if (pathname !== "/api/v1/me") return true;
  try {
    return Object.keys(JSON.parse(body)).join() === "preferences";
  } catch {
    // Not JSON: the server says what is wrong with it.
    return false;
  }
}

/** Changes that nobody made on purpose, so that nobody needs to hear that they wait. */
export function isQuiet(path: string): boolean {
  return /^\/api\/v1\/me\/(layout|tour)\b/.test(path);
}

/** What becomes of a change that was sent after it had waited. */
export type Outcome = "done" | "refused" | "later";

/**
 * Tells it from the status of the answer. A session that has ended, a server that is busy and one
 * that fails say nothing about the change itself.
 */
export function outcomeOf(status: number): Outcome {
  if (status < 400) return "done";
  return status >= 500 || [401, 408, 425, 429].includes(status) ? "later" : "refused";
}
