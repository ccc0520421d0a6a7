/** Calls the API like an integration. */
import type { ExplainedEntry } from "@/core/explain/views.ts";
import type { Board } from "@/core/leaderboards/views.ts";
import type { Problem } from "@/services/problems/mod.ts";
import type { AgentView } from "@/core/agents/views.ts";
import type { EventAnswer } from "@/services/rewards/event.ts";

/** An answer that was read completely. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON. Reading it throws when the text is not JSON. */
  readonly body: Body;
}

/** The options of a request. */
export interface Send {
  readonly method?: string;
  /** Sent as JSON, unless it is a text or bytes. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** A key instead of the client's; null for no key. */
  readonly key?: string | null;
}

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly nextCursor: string | null;
}

type Status = EventAnswer["status"] | "duplicate" | "rejected";
/** The answer about one event, alone or in a batch. */
export type Result = Omit<EventAnswer, "status"> & { readonly status: Status; error?: Problem };

/** An event to send. */
export type SentEvent = Record<string, unknown>;

export interface Client {
  readonly url: string;
  /** Calls a path below `/api/v1`. A path that begins with `//` is relative to the root. */
  // deno-lint-ignore no-explicit-any -- the caller knows what the path answers
  call<Body = any>(path: string, send?: Send): Promise<Answer<Body>>;
  /** Posts one event, which must be accepted. */
  post(event: SentEvent): Promise<Result>;
  /** Posts a batch and returns its results. */
  postAll(events: readonly SentEvent[]): Promise<Result[]>;
  agent(id: string): Promise<AgentView>;
  /** Reads the whole ledger of an agent, page by page. */
  history(id: string, limit?: number): Promise<ExplainedEntry[]>;
  board(query: string): Promise<Board>;
}

/** Creates a client of the server at `url` (without a slash at the end). */
export function createClient(url: string, key: string): Client {
  async function call<Body>(path: string, send: Send = {}): Promise<Answer<Body>> {
    const headers = new Headers(send.headers);
    const bearer = send.key === undefined ? key : send.key;
    if (bearer !== null && !headers.has("authorization")) {
      headers.set("authorization", `Bearer ${bearer}`);
    }
    const { body } = send;
    const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array ||
      body instanceof ReadableStream;
    if (body !== undefined && !headers.has("content-type")) {
      headers.set("content-type", "application/json");
    }
    const target = path.startsWith("//") ? path.slice(1) : `/api/v1${path}`;
    const response = await fetch(url + target, {
      method: send.method ?? (body === undefined ? "GET" : "POST"),
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body: isRaw ? body as BodyInit : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get body() {
        return JSON.parse(text) as Body;
      },
    };
  }

  async function get<Body>(path: string, send?: Send): Promise<Body> {
    const answer = await call<Body>(path, send);
    if (answer.status === 200) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  }

  return {
    url,
    call,
    post: (event) => get("/events", { body: event }),
    postAll: async (events) =>
      (await get<{ results: Result[] }>("/events/batch", { body: { events } })).results,
    agent: (id) => get(`/agents/${encodeURIComponent(id)}`),
    board: (query) => get(`/leaderboards?${query}`),
    async history(id, limit = 200) {
      const all: ExplainedEntry[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
        const path = `/agents/${encodeURIComponent(id)}/history?limit=${limit}${after}`;
        const page: Page<ExplainedEntry> = await get(path);
        all.push(...page.entries);
        cursor = page.nextCursor;
      }
      return all;
    },
  };
}
