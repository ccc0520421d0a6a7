/**
 * Child processes of the tests. Their output is kept, and they are stopped by their own pid.
 *
 * When the test run ends for any reason (the last test, an error, Ctrl-C, a TERM signal), the
 * children are stopped too, so that no PostgreSQL or browser keeps running.
 */

/** How much of a child's output is kept, in characters. The oldest part is dropped first. */
const OUTPUT_LIMIT = 256 * 1024;

/** How long a child may take to end after the stop signal. */
const GRACE_MILLISECONDS = 10_000;

export interface ChildOptions {
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  /** Start with an empty environment instead of a copy of this process's own. */
  clearEnv?: boolean;
  cwd?: string;
  /** Run as this user. Only root may do this. */
  user?: { uid: number; gid: number } | undefined;
  /** The signal that asks the child to end. Default: TERM. */
  stopSignal?: Deno.Signal;
  /** Called with what the child prints, at the time it prints it. */
  onOutput?(text: string, from: "stdout" | "stderr"): void;
}

export interface Child {
  readonly pid: number;
  /** Settles when the process has ended, for any reason. */
  readonly exited: Promise<Deno.CommandStatus>;
  /** Returns what the child has printed so far, stdout and stderr together. */
  output(): string;
  /** Resolves with the first match in the output. Rejects when the child ends or the time is up. */
  waitFor(pattern: RegExp, timeoutMilliseconds: number): Promise<RegExpMatchArray>;
  /**
   * Asks the child to end, and sends KILL when it has not ended after ten seconds. Safe to call
   * twice.
   */
  stop(): Promise<void>;
  /** Kills the child at once. Resolves when it has ended. */
  kill(): Promise<void>;
}

/**
 * Starts a child process that ends at the latest with this process.
 * @throws Error when the command cannot be started
 */
export function startChild(options: ChildOptions): Child {
  const process = new Deno.Command(options.command, {
    args: [...options.args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    ...(options.env && { env: options.env }),
    ...(options.clearEnv && { clearEnv: true }),
    ...(options.cwd && { cwd: options.cwd }),
    ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
  }).spawn();

  let output = "";
  let ended: Deno.CommandStatus | undefined;
  const watchers = new Set<() => void>();
  const changed = () => watchers.forEach((watch) => watch());
  const collect = async (from: "stdout" | "stderr") => {
    for await (const text of process[from].pipeThrough(new TextDecoderStream())) {
      options.onOutput?.(text, from);
      output = (output + text).slice(-OUTPUT_LIMIT);
      changed();
    }
  };
  const read = Promise.all([collect("stdout"), collect("stderr")]);

  const send = (signal: Deno.Signal) => {
    if (ended) return;
    try {
      process.kill(signal);
    } catch (error) {
      // It ended by itself just before the signal.
      if (!(error instanceof TypeError || error instanceof Deno.errors.NotFound)) throw error;
    }
  };
  const stop = async () => {
    send(options.stopSignal ?? "SIGTERM");
    const timer = setTimeout(() => send("SIGKILL"), GRACE_MILLISECONDS);
    await exited;
    clearTimeout(timer);
    // A grandchild may keep the pipes open: wait for the output, but only for a limited time.
    await Promise.race([read, pause(1_000)]);
  };
  const forget = stopWithUs({ stop, killNow: () => send("SIGKILL") });
  const exited = process.status.then((status) => {
    ended = status;
    forget();
    changed();
    return status;
  });

  return {
    pid: process.pid,
    exited,
    output: () => output,
    stop,
    async kill() {
      send("SIGKILL");
      await exited;
    },
    waitFor(pattern, timeoutMilliseconds) {
      return new Promise((resolve, reject) => {
        const settle = (action: () => void) => {
          clearTimeout(timer);
          watchers.delete(look);
          action();
        };
        const failed = (why: string) =>
          settle(() => reject(new Error(`${options.command} ${why}; it printed:\n${output}`)));
        const timer = setTimeout(
          () => failed(`did not print ${pattern} within ${timeoutMilliseconds} ms`),
          timeoutMilliseconds,
        );
        const look = () => {
          const match = output.match(pattern);
          if (match) settle(() => resolve(match));
          // The last output may arrive just after the exit status.
          else if (ended) read.then(() => output.match(pattern) ? look() : failed("ended early"));
        };
        watchers.add(look);
        look();
      });
    },
  };
}

/** Waits by hand: the test of this module runs it as a program without the import map. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => Deno.unrefTimer(setTimeout(resolve, milliseconds)));
}

interface Dependent {
  stop(): Promise<void>;
  /** Synchronous last resort, called when this process ends. */
  killNow?(): void;
}

const dependents = new Set<Dependent>();
let listening = false;

/**
 * Registers something that must not outlive this process. On Ctrl-C and on a TERM or HUP signal,
 * everything registered is stopped, in reverse order. Returns the function that removes the
 * registration.
 */
export function stopWithUs(dependent: Dependent): () => void {
  listen();
  dependents.add(dependent);
  return () => dependents.delete(dependent);
}

function listen() {
  if (listening) return;
  listening = true;
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, code] of Object.entries(codes)) {
    let asked = false;
    Deno.addSignalListener(signal as Deno.Signal, () => {
      if (asked) Deno.exit(code); // a second Ctrl-C: the person does not want to wait
      asked = true;
      stopDependents().finally(() => Deno.exit(code));
    });
  }
  globalThis.addEventListener("unload", () => {
    for (const dependent of dependents) dependent.killNow?.();
  });
}

async function stopDependents() {
  for (const dependent of [...dependents].reverse()) {
    // One that cannot be stopped must not keep the others alive.
    // deno-lint-ignore no-console
    await dependent.stop().catch((error) => console.error("while stopping:", error));
  }
}
