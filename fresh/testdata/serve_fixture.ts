import { Builder } from "../dev.ts";
import { denoCommand } from "../dev/deno_command.ts";

/** The fixture app, built and served by its own process. */
export interface ServedFixture extends AsyncDisposable {
  origin: string;
  buildId: string;
  outDir: string;
  /** Returns what the server has written to its log so far. */
  log(): string;
}

export const FIXTURE_ROOT = new URL("app", import.meta.url).pathname;

/** Builds the fixture into its own folder and serves it with `deno serve`. */
export async function serveFixture(): Promise<ServedFixture> {
  const outDir = await Deno.makeTempDir({ prefix: "laurel-fresh-" });
  await new Builder({ root: FIXTURE_ROOT, outDir }).build();
  const { snapshot } = await import(`file://${outDir}/snapshot.js`);
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const flags = ["--no-lock", "--config", config, "--allow-read"];
  const child = new Deno.Command(denoCommand(), {
    args: ["serve", ...flags, "--host", "127.0.0.1", "--port", "0", `${outDir}/server.js`],
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let log = "";
  const listening = Promise.withResolvers<string>();
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      log += text;
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0];
      if (origin !== undefined) listening.resolve(origin);
    }
  };
  const done = Promise.all([read(child.stdout), read(child.stderr), child.status]);
  done.then(() => listening.reject(new Error(`The fixture's server ended:\n${log}`)));
  return {
    origin: await listening.promise,
    buildId: snapshot.id,
    outDir,
    log: () => log,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await done;
      await Deno.remove(outDir, { recursive: true });
    },
  };
}
