/**
 * A TCP port on 127.0.0.1 that the operating system says is free. For programs that cannot take
 * port 0 themselves: another process may grab it before they do, so their starters try again.
 */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Runs `start` with a free port, with another one (at most five) when it turns out to be taken. */
export async function withFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1;; attempt++) {
    try {
      return await start(freePort());
    } catch (error) {
      const taken = error instanceof Error && /address already in use/i.test(error.message);
      if (!taken || attempt === 5) throw error;
    }
  }
}
