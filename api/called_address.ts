/**
 * Returns the address exactly as a tool called it. Tools sign the address, so it must not be
 * escaped, resolved or normalized. Behind a proxy, the scheme and host come from LAUREL_PUBLIC_URL,
 * or else from the proxy's headers; an attacker who forges those still has no valid signature.
 * @param publicUrl LAUREL_PUBLIC_URL, which may have a path, without a slash at the end
 */
export function calledAddress(
  { url, headers }: Pick<Request, "url" | "headers">,
  publicUrl: string | undefined,
): string {
  const [, origin = "", target = ""] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^]*)$/i.exec(url) ?? [];
  if (publicUrl) return publicUrl + target;
  const [scheme, host] = origin.split("://");
  const forwardedScheme = firstOf(headers.get("x-forwarded-proto"))?.toLowerCase();
  const isScheme = forwardedScheme === "http" || forwardedScheme === "https";
  const forwardedHost = firstOf(headers.get("x-forwarded-host"));
  const isHost = forwardedHost !== undefined && /^[^\s/?#@\\]+$/.test(forwardedHost);
  return `${isScheme ? forwardedScheme : scheme}://${isHost ? forwardedHost : host}${target}`;
}

/** Returns the first value: with several proxies, it comes from the one nearest to the sender. */
function firstOf(header: string | null): string | undefined {
  return header?.split(",")[0]?.trim() || undefined;
}
