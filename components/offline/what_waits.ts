/**
 * Changes that may wait for the network, as the table of access names them (a test compares them):
 * repeating one does no harm, and none depends on the moment. A spin is not among them, because the
 * server draws it, and neither is anything about accounts.
 */
export const WAITING: readonly string[] = [
  "PATCH /me",
  "POST /me/tour",
  "PUT /me/layout",
  "PUT /me/goals/{metric}",
  "DELETE /me/goals/{metric}",
  "PUT /me/notification-settings",
  "POST /me/notifications/read",
  "DELETE /me/notifications",
  "DELETE /me/notifications/{id}",
  "POST /challenges/{id}/join",
];
/** Those that nobody made on purpose, so that nobody needs to hear that they wait. */
export const QUIET: readonly string[] = ["POST /me/tour", "PUT /me/layout"];

/** Whether a change can be kept and sent later. */
export function canWait(method: string, pathname: string): boolean {
  return WAITING.some((operation) => isOf(operation, method, pathname));
}

/** Whether nobody needs to hear that a change waits. */
export function isQuiet(method: string, pathname: string): boolean {
  return QUIET.some((operation) => isOf(operation, method, pathname));
}

function isOf(operation: string, method: string, pathname: string): boolean {
  const [its, path] = operation.split(" ") as [string, string];
  const [wanted, found] = [`/api/v1${path}`.split("/"), pathname.split("/")];
  return its === method && wanted.length === found.length &&
    wanted.every((part, at) => part.startsWith("{") ? found[at] !== "" : part === found[at]);
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

/** What becomes of a change that was sent after it had waited. */
export type Outcome = "done" | "refused" | "later";

/**
 * Tells it from the status of the answer. A session that has ended, a server that is busy and one
 * that fails say nothing about the change itself. What was to be removed and is gone is as it should
 * be.
 */
export function outcomeOf(status: number, method: string): Outcome {
  if (status < 400 || (status === 404 && method === "DELETE")) return "done";
  return status >= 500 || [401, 408, 425, 429].includes(status) ? "later" : "refused";
}
