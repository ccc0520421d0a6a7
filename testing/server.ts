/** The real server as a child process, for tests that use Laurel from outside. */
import { delay } from "@std/async/delay";
import { type Child, startChild } from "./process.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

export interface ServerOptions {
  /**
   * Added to the environment. `DATABASE_URL`, `REDIS_URL` and others reach the server only in this
   * way.
   */
  env?: Record<string, string>;
  /** How to start it. Default: like `deno task start`, without a second process in between. */
  args?: readonly string[];
  /**
   * An existing data folder, to restart a server with its data. Default: a new one that is removed
   * at the end.
   */
  dataDir?: string;
  /** The folder of the program. Default: this one. */
  cwd?: string | undefined;
  /** How long the start may take. Default: 60 s, because the first start compiles and migrates. */
  readyTimeoutMilliseconds?: number;
}

export interface RunningServer {
  /** The address, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Settles when the process has ended, for any reason. */
  readonly exited: Promise<Deno.CommandStatus>;
  /** Stops it gracefully. Safe to call twice. */
  stop(): Promise<void>;
  /** Kills it without a warning, like a power cut. The data folder stays until `stop`. */
  kill(): Promise<void>;
  /** Returns what it has printed so far. */
  output(): string;
}

const START = ["run", "-P=start", "tasks/start.ts"];

/**
 * The variables that a program needs to run at all. The server gets nothing else of our
 * environment.
 */
const PASSED_ON = ["PATH", "HOME", "TMPDIR", "DENO_DIR", "NPM_CONFIG_REGISTRY", "LANG"];

/**
 * Starts a server on 127.0.0.1 with its own port and data folder, and waits until it reports that
 * it is ready and `/readyz` confirms it.
 * @throws Error with the server's output when it does not become ready
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? await makeTempFolder("data");
  const discard = () => options.dataDir ? Promise.resolve() : removeFolder(dataDir);
  const child = startChild({
    command: Deno.execPath(),
    args: options.args ?? START,
    clearEnv: true,
    ...(options.cwd && { cwd: options.cwd }),
    env: {
      ...passedOn(),
      NO_COLOR: "1",
      HOST: "127.0.0.1",
      PORT: "0",
      LAUREL_DATA_DIR: dataDir,
      ...options.env,
    },
  });
  try {
    const timeoutMilliseconds = options.readyTimeoutMilliseconds ?? 180_000;
    const [, url] = await child.waitFor(
      /Laurel is ready at (http:\/\/[^\s]*[^\s/])/,
      timeoutMilliseconds,
    );
    await untilReady(url!, child, timeoutMilliseconds);
    return {
      url: url!,
      pid: child.pid,
      dataDir,
      exited: child.exited,
      output: child.output,
      async stop() {
        await child.stop();
        await discard();
      },
      kill: child.kill,
    };
  } catch (error) {
    await child.stop();
    await discard();
    throw error;
  }
}

async function untilReady(url: string, child: Child, timeoutMilliseconds: number): Promise<void> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(timeoutMilliseconds),
    endedSignal(child),
  ]);
  let last = "no answer";
  while (!signal.aborted) {
    try {
      const response = await fetch(`${url}/readyz`, { signal });
      last = `${response.status} ${await response.text()}`;
      if (response.ok) return;
    } catch (error) {
      last = String(error);
    }
    await delay(50);
  }
  throw new Error(`${url}/readyz did not become ready: ${last}\n${child.output()}`);
}

function endedSignal(child: Child): AbortSignal {
  const controller = new AbortController();
  child.exited.then(() => controller.abort(new Error("the server ended")));
  return controller.signal;
}

function passedOn(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = Deno.env.get(name);
    if (value !== undefined) env[name] = value;
  }
  return env;
}
