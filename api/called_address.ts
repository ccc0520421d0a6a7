/**
 * The address as a tool called it, letter by letter: tools sign it, so nothing may be escaped,
 * resolved or folded here. Behind a proxy the scheme and the host are what LAUREL_PUBLIC_URL says,
 * or else what the proxy says; whoever forges those has no signature for it.
 * @param publicUrl LAUREL_PUBLIC_URL, which may have a path of its own
 */
export function calledAddress(
  { url, headers }: Pick<Request, "url" | "headers">,
  publicUrl: string | undefined,
): string {
  const [, origin = "", target = ""] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^]*)$/i.exec(url) ?? [];
  if (publicUrl) return publicUrl.replace(/\/+$/, "") + target;
  const [scheme, host] = origin.split("://");
  const forwardedScheme = firstOf(headers.get("x-forwarded-proto"))?.toLowerCase();
  const isScheme = forwardedScheme === "http" || forwardedScheme === "https";
  const forwardedHost = firstOf(headers.get("x-forwarded-host"));
  const isHost = forwardedHost !== undefined && /^[^\s/?#@\\]+$/.test(forwardedHost);
  return `${isScheme ? forwardedScheme : scheme}://${isHost ? forwardedHost : host}${target}`;
}

/** With several proxies the first value is the one nearest to the sender. */
function firstOf(header: string | null): string | undefined {
  return header?.split(",")[0]?.trim() || undefined;
}
