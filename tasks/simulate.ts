/** `deno task simulate`: sends the events of a simulated team to a running Laurel. */
import { openSender, type Sent } from "@/simulation/sender.ts";
import { runSimulation } from "@/simulation/run.ts";
import { type DueEvent, simulateStream, WARM_UP_MILLISECONDS } from "@/simulation/stream.ts";
import { describe, type Tally } from "@/simulation/tally.ts";
import { simulatedAgents } from "@/simulation/team.ts";
import { readArguments, readNumber } from "./arguments.ts";
import { runTask, TaskError } from "./preflight.ts";
import { readTarget, TARGET_HELP } from "./target.ts";

const HELP = `Sends the events of a simulated team to a running Laurel.

  deno task simulate --key KEY [--url URL] [--agents N] [--rate EVENTS] [--for SECONDS]
                     [--count N] [--seed S] [--yes-remote]

${TARGET_HELP}
  --agents N       how many people work, 1 to 1000 (default: 12)
  --rate EVENTS    events per second, up to 1000 (default: 2)
  --for SECONDS    ends after this time, at most a day (default: 600)
  --count N        ends after so many events
  --seed S         another number is another story (default: 7)
  --tickets        sends ticket_solved, too: the type that the demo defines under Event Types
  --yes-remote     allows a URL that is not on this machine; its boards will hold made-up work

The first 12 agents are the demo's (ava.chen, mateo.alvarez …). Ctrl-C ends it with the summary.`;

/** After this many errors in a row the server counts as gone. */
const MAX_FAILURES = 20;

const output = new TextEncoder();
const write = (text: string) => void Deno.stdout.writeSync(output.encode(text));

/** Returns a function that ends the run when continuing is pointless. */
function judge(url: string): (sent: Sent, tally: Tally) => void {
  let failures = 0;
  return (sent, tally) => {
    failures = sent.kind === "failed" ? failures + 1 : 0;
    if (sent.kind === "failed" && (tally.sent === tally.errors || failures >= MAX_FAILURES)) {
      throw new TaskError(
        `Laurel does not answer at ${url}: ${sent.detail}\n` +
          "Is it running? `deno task demo` or `deno task start` starts one.",
      );
    }
    if (sent.kind !== "refused") return;
    if (sent.status === 401) {
      throw new TaskError(
        `${url} does not know this key. Copy it whole, or make one: deno task key create simulator`,
      );
    }
    if (sent.status === 403) throw new TaskError(`${url} refuses this key: ${sent.detail}`);
    if (sent.status < 400 || sent.status === 404 || sent.status === 405) {
      throw new TaskError(`There is no Laurel at ${url}: it answers with ${sent.status}.`);
    }
  };
}

/**
 * Shows the counts during a run: one changing line on a terminal, or a line from time to time in a
 * file.
 */
function showProgress(get: () => string): () => void {
  const isTerminal = Deno.stdout.isTerminal();
  const show = () => write(isTerminal ? `\r\x1b[K${get()}` : `${get()}\n`);
  const timer = setInterval(show, isTerminal ? 250 : 5_000);
  return () => {
    clearInterval(timer);
    if (isTerminal) write("\r\x1b[K");
  };
}

/** Returns the stream's events from now on, after its warm-up. */
function eventsFromNow(
  options: { seed: number; agents: number; rate: number; withTickets: boolean },
): Iterator<DueEvent> {
  const now = Date.now();
  const { seed, rate, withTickets } = options;
  const stream = simulateStream({
    seed,
    rate,
    withTickets,
    agents: simulatedAgents(options.agents),
    from: now - WARM_UP_MILLISECONDS,
    name: `simulate-${now}-${crypto.randomUUID().slice(0, 8)}`,
  });
  let next = stream.next().value;
  while (next.time < now) next = stream.next().value;
  return (function* () {
    yield next;
    yield* stream;
  })();
}

await runTask(async () => {
  const { values, positionals } = readArguments("simulate", Deno.args, {
    "url": { type: "string" },
    "key": { type: "string" },
    "agents": { type: "string" },
    "rate": { type: "string" },
    "for": { type: "string" },
    "count": { type: "string" },
    "seed": { type: "string" },
    "tickets": { type: "boolean", default: false },
    "yes-remote": { type: "boolean", default: false },
    "help": { type: "boolean", short: "h" },
  });
  if (values.help) return write(`${HELP}\n`);
  if (positionals.length > 0) {
    throw new TaskError(`"${positionals[0]}" is not known. \`deno task simulate --help\` helps.`);
  }
  const { url, key } = readTarget({
    url: values.url,
    key: values.key,
    isRemoteFine: values["yes-remote"],
    why: "the events are made up",
    keyName: "simulator",
    env: Deno.env,
  });
  const whole = true;
  const agents = readNumber("agents", values.agents, { from: 1, to: 1_000, whole, fallback: 12 });
  const rate = readNumber("rate", values.rate, { from: 0.01, to: 1_000, fallback: 2 });
  const seconds = readNumber("for", values.for, { from: 0.1, to: 86_400, fallback: 600 });
  const limit = readNumber("count", values.count, { from: 1, to: 1e7, whole, fallback: undefined });
  const seed = readNumber("seed", values.seed, { from: 0, to: 2 ** 31, whole, fallback: 7 });

  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), seconds * 1000);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => controller.abort());
  }
  write(`Sending about ${rate} events a second to ${url}. Ctrl-C ends it.\n`);
  let line = "0 sent";
  const begin = performance.now();
  const hide = showProgress(() => line);
  const check = judge(url);
  try {
    const tally = await runSimulation({
      events: eventsFromNow({ seed, agents, rate, withTickets: values.tickets }),
      signal: controller.signal,
      sender: openSender({ url, key }),
      ...(limit === undefined ? {} : { limit }),
      onSent(sent, tally) {
        check(sent, tally);
        // Do not update at every event: sorting the latencies costs more than sending the event.
        if (tally.sent < 50 || tally.sent % 10 === 0) line = describe(tally);
      },
    });
    hide();
    const took = (performance.now() - begin) / 1000;
    write(
      `${describe(tally)}\n${tally.points} points in ${took.toFixed(1)} s, ` +
        `${(tally.sent / took).toFixed(1)} events a second\n`,
    );
    if (tally.lastError) write(`The last error was ${tally.lastError}\n`);
    if (tally.errors > 0) throw new TaskError("Not every event was stored.");
  } finally {
    clearTimeout(timer);
    hide();
  }
  // The signal listeners would keep the process alive.
  Deno.exit(0);
});
