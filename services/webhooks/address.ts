import ipaddr from "ipaddr.js";
import { isIP } from "node:net";

/**
 * Prevents requests into the server's own network: a URL that an admin (or an attacker with an
 * admin's session) enters must not reach addresses that only Laurel's machine can reach.
 */

/** Whether an address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // An IPv4 address in IPv6 notation counts as IPv4.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // All public IPv6 addresses are in 2000::/3.
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** Returns the host of a URL as it is looked up in DNS: without brackets and the final dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

// Names that always mean this machine or its network.
const PRIVATE_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/i;

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
  const host = hostOf(url);
  const isPrivate = isIP(host) === 0
    ? PRIVATE_NAME.test(host) || !host.includes(".")
    : !isPublicAddress(host);
  if (isPrivate) {
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
