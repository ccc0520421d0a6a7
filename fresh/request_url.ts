/**
 * Returns the URL of a request. Repeated slashes are reduced to one, so that `//host` never becomes
 * the address of another host. Behind a trusted proxy, scheme and host are those that the client
 * used.
 */
export function requestUrl(req: Request, trustProxy: boolean): URL {
  const url = new URL(req.url);
  url.pathname = url.pathname.replace(/\/{2,}/g, "/");
  if (!trustProxy) return url;
  // With several proxies, the first value is from the proxy nearest to the client.
  const proto = req.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  const host = req.headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  if (proto === "http" || proto === "https") url.protocol = `${proto}:`;
  if (host) url.host = host;
  return url;
}
