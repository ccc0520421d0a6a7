import ipaddr from "ipaddr.js";
import { isIP } from "node:net";

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

/** Whether a host is this machine or in its network, as far as its name or address tells. */
export function isPrivateHost(host: string): boolean {
  if (isIP(host) !== 0) return !isPublicAddress(host);
  // A name without a dot is one of a container or of a network without its own domain.
  return PRIVATE_NAME.test(host) || !host.includes(".");
}

/**
 * Returns whether a program on the Internet cannot call a URL, because its host is the machine
 * itself or in a private network.
 * @example
 * isPrivateUrl("http://localhost:8000"); // true
 * isPrivateUrl("https://laurel.example.com"); // false
 */
export function isPrivateUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isPrivateHost(hostOf(url));
}
