import { hostOf, isPrivateHost } from "@/services/platform/network_address.ts";

/**
 * Prevents requests into the server's own network: a URL that an admin (or an attacker with an
 * admin's session) enters must not reach addresses that only Laurel's machine can reach.
 */

/**
 * Returns what is wrong with a subscriber's URL, or undefined. It does not look up the host name:
 * its address can change before sending, so the address itself is checked then.
 */
export function findUrlError(text: string, allowPrivate: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url) return "is not a URL";
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return "must begin with https:// or http://";
  }
  if (url.username !== "" || url.password !== "") {
    return "must not hold a user name or password; the signature says who sends";
  }
  if (url.hash !== "") return "must not hold a fragment (#…): it is never sent";
  if (allowPrivate) return undefined;
  if (isPrivateHost(hostOf(url))) {
    return "points into a private network. To allow that, start Laurel with " +
      "LAUREL_WEBHOOKS_ALLOW_PRIVATE=1";
  }
  // Ports below 1024 belong to services such as mail and remote shells.
  const port = Number(url.port || 443);
  if (port < 1024 && port !== 80 && port !== 443) {
    return `names port ${port}; use 80, 443 or one from 1024 on`;
  }
  return undefined;
}
