import { TaskError } from "./preflight.ts";

/**
 * The Laurel that a task is to send to, as an origin.
 * @param why what makes sending to another machine worth a second look
 * @throws {TaskError} when it is no http(s) URL, or another machine's without consent
 */
export function readTarget(text: string, isRemoteFine: boolean, why: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TaskError(`--url must be an http or https URL, not "${text}".`);
  }
  const host = url.hostname;
  const isHere = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
  if (!isHere && !isRemoteFine) {
    throw new TaskError(
      `${host} is not this machine, and ${why}. Add --yes-remote when you mean it.`,
    );
  }
  return url.origin;
}
