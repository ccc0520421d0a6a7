/** The header of answers of the service worker to changes that it keeps until the network is back. */
export const KEPT_HEADER = "x-laurel-kept";

/** Whether a change waits for the network, so that the answer holds nothing of the server's. */
export function isKept({ headers }: Response): boolean {
  return headers.has(KEPT_HEADER);
}
