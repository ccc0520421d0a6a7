import type { ApiContext } from "./environment.ts";

/** Returns the address of the connection's other end; undefined in requests that Laurel makes. */
export function peerOf({ env }: Pick<ApiContext, "env">): string | undefined {
  const { remoteAddr } = (env ?? {}) as Partial<Deno.ServeHandlerInfo<Deno.NetAddr>>;
  return remoteAddr?.hostname;
}
