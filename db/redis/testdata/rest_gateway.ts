import type {} from "node:events"; // node-redis's types extend EventEmitter
import { createClient, ErrorReply, MultiErrorReply } from "redis";

/**
 * Upstash's REST protocol in front of a real Redis, as far as the SDK uses it: `POST /`,
 * `/pipeline`, `/multi-exec` and `/subscribe/<channel>`.
 */
export interface RestGateway {
  url: string;
  token: string;
  /** Returns the number of requests so far. */
  requests(): number;
  /** Ends all subscription streams, as a proxy may do at any time. */
  cutStreams(): void;
  /** Makes every request fail with this status until called with undefined. */
  failWith(status: number | undefined): void;
  close(): Promise<void>;
}

type Encode = (value: unknown) => unknown;

const toBase64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const encodeBase64: Encode = (value) =>
  Array.isArray(value)
    ? value.map(encodeBase64)
    : typeof value === "string" && value !== "OK"
    ? toBase64(value)
    : value;

const json = (body: unknown, status = 200) => Response.json(body, { status });
const toWords = (command: unknown[]) => command.map(String);

/** Starts a gateway to the Redis at `redisUrl`. */
export async function startRestGateway(redisUrl: string): Promise<RestGateway> {
  const token = crypto.randomUUID();
  const client = createClient({ url: redisUrl, RESP: 2, disableOfflineQueue: true });
  const subscriber = client.duplicate();
  client.on("error", () => {});
  subscriber.on("error", () => {});
  await Promise.all([client.connect(), subscriber.connect()]);
  const streams = new Set<() => void>();
  let requests = 0;
  let failure: number | undefined;

  const one = async (command: unknown[], encode: Encode) => {
    try {
      return { result: encode(await client.sendCommand(toWords(command))) };
    } catch (error) {
      if (error instanceof ErrorReply) return { error: error.message };
      throw error;
    }
  };

  const transaction = async (commands: unknown[][], encode: Encode) => {
    const multi = client.multi();
    for (const command of commands) multi.addCommand(toWords(command));
    const outcome = (reply: unknown) =>
      reply instanceof ErrorReply ? { error: reply.message } : { result: encode(reply) };
    try {
      return json((await multi.exec()).map(outcome));
    } catch (error) {
      if (error instanceof MultiErrorReply) return json(error.replies.map(outcome));
      if (!(error instanceof ErrorReply)) throw error;
      const message = "EXECABORT Transaction discarded because of previous errors.";
      return json({ error: message }, 400);
    }
  };

  const stream = async (channel: string) => {
    const encoder = new TextEncoder();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const send = (frame: string) => {
      // The client may have gone.
      writer.write(encoder.encode(`data: ${frame}\n\n`)).catch(() => {});
    };
    const listener = (payload: string) => send(`message,${channel},${payload}`);
    await subscriber.subscribe(channel, listener);
    const end = () => {
      streams.delete(end);
      // The client may have gone.
      writer.close().catch(() => {});
      // The server may be stopped already.
      subscriber.unsubscribe(channel, listener).catch(() => {});
    };
    writer.closed.catch(end); // the client went away
    streams.add(end);
    send(`subscribe,${channel},1`);
    return new Response(readable, { headers: { "Content-Type": "text/event-stream" } });
  };

  const answer = async (request: Request): Promise<Response> => {
    const route = decodeURIComponent(new URL(request.url).pathname);
    if (route.startsWith("/subscribe/")) return await stream(route.slice("/subscribe/".length));
    const encode: Encode = request.headers.get("Upstash-Encoding") === "base64"
      ? encodeBase64
      : (value) => value;
    const body = await request.json();
    if (route === "/pipeline") {
      return json(await Promise.all(body.map((command: unknown[]) => one(command, encode))));
    }
    if (route === "/multi-exec") return await transaction(body, encode);
    const outcome = await one(body, encode);
    return json(outcome, "error" in outcome ? 400 : 200);
  };

  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    onListen: () => {},
    onError: (error) => json({ error: String(error) }, 503),
  }, async (request) => {
    requests++;
    if (failure !== undefined) return json({ error: "made to fail" }, failure);
    if (request.headers.get("Authorization") !== `Bearer ${token}`) {
      return json({ error: "Unauthorized" }, 401);
    }
    return await answer(request);
  });

  const cutStreams = () => [...streams].forEach((end) => end());
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    token,
    requests: () => requests,
    cutStreams,
    failWith: (status) => failure = status,
    async close() {
      cutStreams();
      await server.shutdown();
      if (client.isOpen) client.destroy();
      if (subscriber.isOpen) subscriber.destroy();
    },
  };
}
