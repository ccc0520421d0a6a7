/**
 * Returns a TCP port on 127.0.0.1 that is free according to the operating system. It is for
 * programs that cannot use port 0. Another process may take the port before the program does, so
 * the caller must try again.
 */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/**
 * Runs `start` with a free port. Tries another port, up to five times, when the port turns out to
 * be taken.
 */
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
