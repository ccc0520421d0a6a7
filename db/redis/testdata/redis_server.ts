/** A redis-server for one test. */
export interface RedisServer {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

/** Prepares a server that runs `binary` on a free port, without files. It is not started yet. */
export function createRedisServer(binary: string): RedisServer {
  const port = freePort();
  let process: Deno.ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      process = new Deno.Command(binary, {
        args: ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout: "piped",
        stderr: "null",
      }).spawn();
      // All output is read, so that the server never blocks on a full pipe.
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const output = process.stdout.pipeThrough(new TextDecoderStream());
      (async () => {
        let seen = "";
        for await (const text of output) {
          seen += text;
          if (seen.includes("Ready to accept connections")) resolve();
        }
        reject(new Error(`redis-server ended: ${seen}`));
      })();
      await promise;
    },
    async stop() {
      process?.kill("SIGKILL");
      await process?.status;
      process = undefined;
    },
  };
}
