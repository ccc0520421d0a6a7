export type ListenOptions =
  & Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem>
  & { remoteAddress?: string };

type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

const FIRST_PORT = 8000;
const LAST_PORT = 8019;

/** Starts the server. Without a port, it uses the first free port from 8000 on. */
export function listen(
  handler: Handler,
  basePath: string,
  options: ListenOptions,
): void {
  const { remoteAddress: _, ...rest } = options;
  const onListen = rest.onListen ?? ((address: Deno.NetAddr) => {
    const host = address.hostname === "0.0.0.0" ? "localhost" : address.hostname;
    const scheme = rest.cert === undefined ? "http" : "https";
    // deno-lint-ignore no-console
    console.log(`Listening on ${scheme}://${host}:${address.port}${basePath}/`);
  });
  for (let port = rest.port ?? FIRST_PORT;; port++) {
    try {
      Deno.serve({ ...rest, port, onListen } as Deno.ServeTcpOptions, handler);
      return;
    } catch (error) {
      const taken = error instanceof Deno.errors.AddrInUse;
      if (!taken || rest.port !== undefined || port === LAST_PORT) throw error;
    }
  }
}
