import { hostOf, isPrivateHost } from "@/services/platform/network_address.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const REASONS = {
  url: "The address of the push service is no address that can be read.",
  https: "Push services have https:// addresses.",
  user: "The address of a push service holds no user name, password or fragment.",
  port: "Push services listen on the port of https, 443.",
  private: "The address of the push service is in a private network, which no browser uses.",
} as const;

/**
 * Checks the address that a browser names, so that nobody can make Laurel call what only Laurel can
 * reach. The host's name is looked up and checked for each message, see services/webhooks.
 * @param allowPrivate whether anything on a private network may be a push service, for tests
 * @throws {ProblemError} `push_endpoint_refused`
 */
export function checkEndpoint(text: string, allowPrivate: boolean): void {
  const url = URL.parse(text);
  if (!url) throw refused("url");
  const host = hostOf(url);
  const isAllowed = allowPrivate && isPrivateHost(host);
  if (url.protocol !== "https:" && !(isAllowed && url.protocol === "http:")) throw refused("https");
  if (url.username !== "" || url.password !== "" || url.hash !== "") throw refused("user");
  if (isAllowed) return;
  if (isPrivateHost(host)) throw refused("private");
  if (url.port !== "") throw refused("port");
}

function refused(reason: keyof typeof REASONS): ProblemError {
  return new ProblemError({
    status: 422,
    code: "push_endpoint_refused",
    title: "Laurel does not send to this push service",
    detail: REASONS[reason],
    errors: [{ path: "endpoint", message: REASONS[reason] }],
  });
}
