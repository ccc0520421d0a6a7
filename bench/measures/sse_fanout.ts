/** Live streams: how fast one event reaches all streams, and how much memory a stream costs. */
import { delay } from "@std/async/delay";
import type { Bench, BenchContext } from "@/bench/bench.ts";
import { agentId, workdayMorning } from "@/bench/events.ts";
import { connect, requestBytes } from "@/bench/load/connection.ts";
import { openStreams, type Streams } from "@/bench/load/streams.ts";
import { residentBytes } from "@/bench/machine.ts";
import { KEY, type Target } from "@/bench/rig.ts";
import { percentile } from "@/bench/stats.ts";

const AGENTS = 100;
/** The number of events that are sent to all streams, one after the other. */
const SHOTS = 10;
/** Messages per second of the steady measurement: with 500 streams, 50 events per second. */
const STEADY_MESSAGES = 25_000;
const PAUSE_MILLISECONDS = 150;

/** The server under test. */
interface Subject {
  readonly name: string;
  readonly target: Target;
  readonly streamUrl: string;
  readonly eventUrl: string;
}

async function open(context: BenchContext, name: string): Promise<Subject> {
  const rig = await context.rig();
  if (name === "sse_trivial") {
    const target = await rig.startTrivial();
    return { name, target, streamUrl: `${target.url}/stream`, eventUrl: `${target.url}/events` };
  }
  const target = await rig.startLaurel(await rig.createDatabase(AGENTS));
  const api = `${target.url}/api/v1`;
  return { name, target, streamUrl: `${api}/stream`, eventUrl: `${api}/events` };
}

/** Measures first a server that does nothing else, then Laurel. */
export const sseFanout: Bench = async (context) => {
  const { effort, say } = context;
  say(`sse_fanout: ${effort.streams} streams`);
  for (const name of ["sse_trivial", "sse_fanout"]) {
    const subject = await open(context, name);
    await measure(context, subject);
    await subject.target.stop();
  }
};

async function measure(context: BenchContext, subject: Subject): Promise<void> {
  const { effort, recorder } = context;
  const { name, target } = subject;
  const connection = await connect(subject.eventUrl);
  const startTime = workdayMorning(Date.now());
  let number = 0;
  const post = async () => {
    const id = `s-${++number}`;
    const body = JSON.stringify({
      id,
      source: "/bench",
      type: "message_response",
      subject: agentId(number % AGENTS),
      time: new Date(startTime + number * 1_000).toISOString(),
      data: { responseTime: 45, quality: 0.9 },
    });
    const request = requestBytes({ method: "POST", url: subject.eventUrl, key: KEY, body });
    const sentAt = performance.now();
    const { status } = await connection.send(request);
    if (status !== 200) throw new Error(`an event was answered with ${status}`);
    return { sentAt, acceptedAt: performance.now() };
  };
  for (let i = 0; i < 20; i++) await post();

  const before = await residentBytes(target.pid);
  const streams = await openStreams(subject.streamUrl, KEY, effort.streams);
  await pause(1_000);
  if (before !== null) {
    const after = await residentBytes(target.pid) ?? before;
    const limit = name === "sse_fanout" ? { target: { below: 75 } } : {};
    const perStream = (after - before) / effort.streams / 1_024;
    recorder.add(`${name}.memory_per_stream`, "KiB", perStream, {
      ...limit,
      note: "difference of the server's resident memory; its garbage is in it",
    });
  }

  await fire(context, subject, streams, post);
  if (name === "sse_fanout") await steady(context, streams, post);
  streams.close();
  connection.close();
}

type Post = () => Promise<{ sentAt: number; acceptedAt: number }>;

/** Sends one event at a time, each after the previous one has reached every stream. */
async function fire(
  { recorder, effort }: BenchContext,
  { name }: Subject,
  streams: Streams,
  post: Post,
): Promise<void> {
  for (let shot = 0; shot < SHOTS; shot++) {
    const arrivals = streams.collect(effort.streams);
    const { sentAt } = await post();
    const delays = (await arrivals).map((at) => at - sentAt).sort((a, b) => a - b);
    // The first event runs code that is not compiled yet in every stream, so it does not count.
    if (shot > 0) {
      const limit = name === "sse_fanout" ? { target: { below: 200 } } : {};
      recorder.add(`${name}.all_p99`, "ms", percentile(delays, 0.99));
      recorder.add(`${name}.all_max`, "ms", delays.at(-1)!, limit);
    }
    await pause(PAUSE_MILLISECONDS);
  }
}

/**
 * Sends events at a fixed rate. Records how long after its acceptance each event arrives on each
 * stream.
 */
async function steady({ recorder, effort }: BenchContext, streams: Streams, post: Post) {
  const rate = STEADY_MESSAGES / effort.streams;
  const posts = Math.round(effort.roundMilliseconds / 1_000 * rate);
  for (let round = 0; round < effort.rounds; round++) {
    const start = performance.now();
    const arrivals = streams.collect(posts * effort.streams);
    const acceptedAt: number[] = [];
    for (let i = 0; i < posts; i++) {
      await pause(start + i * 1_000 / rate - performance.now());
      acceptedAt.push((await post()).acceptedAt);
    }
    // Every stream gets the events in order: its n-th arrival is the n-th event. In the list of all
    // streams, the arrivals of an event are next to each other.
    const seen = await arrivals;
    const delays = seen.map((at, i) => at - acceptedAt[Math.floor(i / effort.streams)]!)
      .sort((a, b) => a - b);
    recorder.add("sse_fanout.seen_p50", "ms", percentile(delays, 0.5), {
      note: `after the answer, at ${rate} events/s, each to all streams; below 0: seen first`,
    });
    recorder.add("sse_fanout.seen_p99", "ms", percentile(delays, 0.99), {
      target: { below: 100 },
    });
  }
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : delay(ms);
}
