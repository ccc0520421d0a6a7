import ipaddr from "ipaddr.js";

/** Names that only the machine itself, or its own network, knows. */
const PRIVATE_NAME = /^(localhost|.*\.(localhost|local|internal|lan|home|home\.arpa))$/;

/**
 * Returns whether a program on the Internet cannot call an address, because its host is the machine
 * itself or in a private network.
 * @param address an absolute URL
 * @example
 * isPrivateAddress("http://localhost:8000"); // true
 * isPrivateAddress("https://laurel.example.com"); // false
 */
export function isPrivateAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/^\[|\]$|\.$/g, "");
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== "unicast";
  // A name without a dot is one of a container or of a network without its own domain.
  return PRIVATE_NAME.test(host) || !host.includes(".");
}
