/** The real server as a child process, for tests that see Laurel from outside. */
import { delay } from "@std/async/delay";
import { type Child, startChild } from "./process.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

export interface ServerOptions {
  /** Added to the environment; `DATABASE_URL`, `REDIS_URL` and the like reach the server only so. */
  env?: Record<string, string>;
  /** How it is started; by default as `deno task start` would, without a second process between. */
  args?: readonly string[];
  /** An existing data folder, to restart a server on its data. By default a new one, removed at the end. */
  dataDir?: string;
  /** How long it may take to get ready. Default 60 s: the first start compiles and migrates. */
  readyTimeoutMilliseconds?: number;
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly exited: Promise<Deno.CommandStatus>;
  /** Ends it the polite way. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends it the way a power cut would: KILL, no last words. The data folder stays until `stop`. */
  kill(): Promise<void>;
  /** What it has printed so far. */
  output(): string;
}

const START = ["run", "-P=start", "tasks/start.ts"];

/** What a program needs to run at all; nothing else of our environment reaches the server. */
const PASSED_ON = ["PATH", "HOME", "TMPDIR", "DENO_DIR", "NPM_CONFIG_REGISTRY", "LANG"];

/**
 * Starts a server on 127.0.0.1 at a port of its own, with its own data folder, and waits until it
 * says that it is ready and `/readyz` agrees. Throws with what it printed when it does not get there.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? await makeTempFolder("data");
  const discard = () => options.dataDir ? Promise.resolve() : removeFolder(dataDir);
  const child = startChild({
    command: Deno.execPath(),
    args: options.args ?? START,
    clearEnv: true,
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
    const timeoutMilliseconds = options.readyTimeoutMilliseconds ?? 60_000;
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
