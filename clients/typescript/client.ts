/**
 * The TypeScript client of Laurel, for Node 20 and newer, Deno and browsers. It has no dependencies.
 * @module
 */
import { sendAll } from "./batch.ts";
import type { LaurelError } from "./error.ts";
import {
  type EventAnswer,
  type EventInput,
  type EventResult,
  type SentEvent,
  stamp,
} from "./event.ts";
import { openQueue, type QueueOptions } from "./queue.ts";
import { createPause, createRequest, type RequestOptions } from "./request.ts";
import type { components, paths } from "./types.ts";

export { type FieldError, LaurelError } from "./error.ts";
export type { EventAnswer, EventData, EventInput, EventResult, SentEvent } from "./event.ts";
export type { QueueOptions } from "./queue.ts";
export type { RequestOptions } from "./request.ts";
export type { components, paths } from "./types.ts";

export type Agent = components["schemas"]["Agent"];
export type LedgerEntry = components["schemas"]["LedgerEntry"];
export type Board = components["schemas"]["Board"];
/** Selects a board, and a page of it. */
export type BoardQuery = NonNullable<paths["/leaderboards"]["get"]["parameters"]["query"]>;

export interface ClientOptions extends RequestOptions, QueueOptions {
  /** The `source` of events without one. */
  readonly source?: string;
}

export interface CallOptions {
  /** Aborts the call, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface PageOptions extends CallOptions {
  /** Entries per page, at most 200. Default: 50. */
  readonly limit?: number;
  /** `nextCursor` of the previous page. */
  readonly cursor?: string;
}

/** Selects entries of a ledger; all that is given must match. */
export interface HistoryOptions extends PageOptions {
  /** Types of the work or reward, such as `deal_won`: entries of any of them. */
  readonly kinds?: readonly string[];
  /** The tools that entries came from: `event.source`. */
  readonly sources?: readonly string[];
  /** First day, `2026-11-20`, in the time zone of the agent. */
  readonly from?: string;
  /** Last day. It is included. */
  readonly to?: string;
  /** Words that each occur in the kind, the title, the object, or a correction. */
  readonly search?: string;
}

export interface Page<Entry> {
  readonly entries: Entry[];
  readonly nextCursor: string | null;
}

/** Sends events to Laurel and reads results. Failures are `LaurelError`s. */
export interface Client {
  /**
   * Sends an event and returns what it changed.
   * @throws {LaurelError} when it was refused, or all attempts failed
   */
  send(event: EventInput, options?: CallOptions): Promise<EventAnswer>;
  /**
   * Sends events together. Answers are in the order of the events. The result of a refused event
   * says so; other events are not affected.
   * @throws {LaurelError} when a request fails as a whole; what was stored before stays stored
   */
  sendBatch(events: readonly EventInput[], options?: CallOptions): Promise<EventResult[]>;
  /**
   * Adds an event to the queue, to be sent with others. Events wait while the server is away.
   * `onRejected` is called for an event that will not be stored.
   * @returns whether the event was accepted: false when the queue is full or the client is closed
   */
  track(event: EventInput): boolean;
  /**
   * Sends what waits in the queue.
   * @returns how many events still wait because the server is away
   */
  flush(): Promise<number>;
  /**
   * Sends what waits, calls `onRejected` for what could not be sent, and accepts no more events. It
   * gives up when the signal aborts or, without a signal, after all attempts.
   */
  close(options?: CallOptions): Promise<void>;
  /** The number of events that wait in the queue. */
  readonly queued: number;
  getAgent(id: string, options?: CallOptions): Promise<Agent>;
  listAgents(options?: PageOptions): Promise<Page<Agent>>;
  /** Reads the ledger of an agent, newest work first. */
  getHistory(agentId: string, options?: HistoryOptions): Promise<Page<LedgerEntry>>;
  getLeaderboard(query?: BoardQuery, options?: CallOptions): Promise<Board>;
}

/**
 * Creates a client. It connects only when it is used.
 *
 * @example
 * ```ts
 * const laurel = createClient({ url: "https://laurel.example.com", key });
 * await laurel.send({ type: "message_response", subject: "agent-7", data: { responseTime: 45 } });
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const request = createRequest(options);
  const pause = createPause(options);
  const post = (events: readonly SentEvent[], signal?: AbortSignal) =>
    sendAll(events, request, pause, signal);
  const queue = openQueue(post, pause, options);
  const get = <Answer>(path: string, query: object, { signal }: CallOptions = {}) =>
    request<Answer>(path + toQuery(query), { signal });

  return {
    send: (event, { signal } = {}) =>
      request("/events", { body: stamp(event, options.source), signal }),
    sendBatch: (events, { signal } = {}) =>
      post(events.map((event) => stamp(event, options.source)), signal),
    track: (event) => queue.add(stamp(event, options.source)),
    flush: () => queue.flush(),
    close: ({ signal } = {}) => queue.close(signal),
    get queued() {
      return queue.size;
    },
    getAgent: (id, call) => get(`/agents/${encodeURIComponent(id)}`, {}, call),
    listAgents: ({ limit, cursor, ...call } = {}) => get("/agents", { limit, cursor }, call),
    getHistory: (id, { kinds, sources, search, from, to, limit, cursor, ...call } = {}) => {
      const query = { kind: kinds, source: sources, q: search, from, to, limit, cursor };
      return get(`/agents/${encodeURIComponent(id)}/history`, query, call);
    },
    getLeaderboard: (query = {}, call) => get("/leaderboards", query, call),
  };
}

/** Returns whether an event of a batch was refused. */
export function isRejected(
  result: EventResult,
): result is EventResult & { status: "rejected"; error: LaurelError } {
  return result.status === "rejected";
}

function toQuery(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
