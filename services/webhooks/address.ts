import ipaddr from "ipaddr.js";
import { isIP } from "node:net";

/**
 * Guards against requests into the own network: a URL that an admin (or whoever took over their
 * session) enters must not reach what only Laurel's machine can reach.
 */

/** Whether an address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // An IPv4 address in IPv6 clothes counts as what it is.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Everything else that is assigned to anybody lies in 2000::/3.
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** The host of a URL as it is looked up: without brackets and the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

// Names that mean this machine or its network wherever they are looked up.
const PRIVATE_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/i;

/**
 * What is wrong with a subscriber's URL, or undefined. What a name stands for is not asked here: that
 * can be something else at the time of sending, when it is checked on the address itself.
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
  const host = hostOf(url);
  const isPrivate = isIP(host) === 0
    ? PRIVATE_NAME.test(host) || !host.includes(".")
    : !isPublicAddress(host);
  if (isPrivate) {
    return "points into a private network. To allow that, start Laurel with " +
      "LAUREL_WEBHOOKS_ALLOW_PRIVATE=1";
  }
  // Below 1024 live mail, remote shells and the like.
  const port = Number(url.port || 443);
  if (port < 1024 && port !== 80 && port !== 443) {
    return `names port ${port}; use 80, 443 or one from 1024 on`;
  }
  return undefined;
}
