import { delay } from "@std/async/delay";
import type { Services } from "@/services/services.ts";
import { openShell, type Shell } from "@/services/shell/listen.ts";
import { readConfig } from "@/config.ts";
import { portTaken } from "./preflight.ts";

const DRAIN_MILLISECONDS = 3_000;

/** A running Laurel. */
export interface Running {
  readonly url: string;
  readonly services: Services;
}

/**
 * Serves the production build until the process gets a signal to end. Then it finishes what it
 * began, within the five seconds that hosting platforms usually allow.
 * @param task the name of the task, for advice
 * @throws {TaskError} when another program uses the port; everything is closed then
 */
export async function serve(task: string): Promise<Running> {
  const { services } = await import("@/main.ts") as { services: Services };
  const built = new URL("../_fresh/server.js", import.meta.url).href;
  const { default: handler } = await import(built) as {
    default: { fetch: Deno.ServeHandler };
  };
  const { port, host, dataDir } = readConfig(Deno.env.toObject());
  let server: Deno.HttpServer<Deno.NetAddr>;
  try {
    server = Deno.serve(
      { port, hostname: host, onListen: () => {}, automaticCompression: true },
      handler.fetch,
    );
  } catch (error) {
    services.hub.close();
    await services.close();
    throw error instanceof Deno.errors.AddrInUse ? portTaken({ port }, task) : error;
  }
  const shownHost = ["0.0.0.0", "::", "127.0.0.1"].includes(host) ? "localhost" : host;
  const url = `http://${shownHost}:${server.addr.port}`;
  const shell = await openShellFor(services, { dataDir, url });
  const stop = async () => {
    services.hub.close();
    const deadline = setTimeout(() => Deno.exit(0), DRAIN_MILLISECONDS + 1_500);
    const drained = delay(DRAIN_MILLISECONDS);
    await Promise.race([Promise.all([server.shutdown(), shell?.close()]), drained]);
    await services.close();
    clearTimeout(deadline);
    Deno.exit(0);
  };
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop();
    });
  }
  return { url, services };
}

/** Takes commands of other tasks, when only this process can use the database. */
async function openShellFor(
  services: Services,
  { dataDir, url }: { readonly dataDir: string; readonly url: string },
): Promise<Shell | null> {
  if (services.database.kind !== "pglite" || dataDir.startsWith("memory://")) return null;
  const { auth, clock, database: { db }, info, keys, reportError } = services;
  const base = info.publicUrl ?? url;
  return await openShell({ db, keys, auth, clock, base }, { dataDir, reportError });
}
