import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf, isPublicAddress } from "@/services/platform/network_address.ts";
import { findUrlError } from "./address.ts";

/** One POST request. */
export interface OutgoingRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The result of a request. */
export type SendResult =
  | {
    readonly kind: "answered";
    readonly status: number;
    readonly retryAfter: string | null;
    /** The target of a redirect, which is not followed. */
    readonly location: string | null;
    /** The beginning of the answer's body. */
    readonly text: string;
  }
  | {
    readonly kind: "failed";
    readonly error: string;
    /** Whether the receiver may have got the request all the same. */
    readonly mayHaveArrived: boolean;
  }
  /** Laurel canceled the request, so the result says nothing about the receiver. */
  | { readonly kind: "canceled" };

/** Returns all addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface SenderOptions {
  /** Whether addresses that are not public are allowed. */
  readonly allowPrivate: boolean;
  /** The limit for everything from the DNS lookup to the end of the answer. Default 15 s. */
  readonly timeoutMilliseconds?: number | undefined;
  /** The system's resolver by default. */
  readonly resolve?: Resolve;
}

/** Sends a request; never throws. */
export type Send = (request: OutgoingRequest, canceled: AbortSignal) => Promise<SendResult>;

const TIMEOUT_MILLISECONDS = 15_000;
const MAX_READ_BYTES = 4 * 1024;

/**
 * Opens the sender. The address is looked up and checked for each connection, and the connection
 * goes to exactly that address, so a name that changes its address between the check and the
 * connection has no effect. `fetch` cannot be used: it looks names up itself, follows redirects and
 * obeys proxy variables.
 */
export function openWebhookSender(options: SenderOptions): Send {
  const { allowPrivate, timeoutMilliseconds = TIMEOUT_MILLISECONDS, resolve = resolveSystem } =
    options;

  /** Returns the addresses to connect to. @throws {Refusal} when one of them is not allowed */
  async function addressesOf(host: string): Promise<{ address: string; family: number }[]> {
    const addresses = await resolve(host);
    if (addresses.length === 0) throw new Refusal(`The host name "${host}" has no address.`);
    const refused = allowPrivate ? undefined : addresses.find((one) => !isPublicAddress(one));
    if (refused !== undefined) {
      throw new Refusal(
        `"${host}" is at ${refused}, which is not a public address. Nothing was sent.`,
      );
    }
    return addresses.map((address) => ({ address, family: isIP(address) }));
  }

  const guardedLookup: LookupFunction = (host, { all }, callback) => {
    addressesOf(host).then(
      (found) => all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family),
      (error) => callback(error, ""),
    );
  };

  return async ({ url: text, headers, body }, canceled) => {
    // Check the stored URL again: it may be older than the setting.
    const error = findUrlError(text, allowPrivate);
    if (error !== undefined) {
      const text = `The URL ${error}. Nothing was sent.`;
      return { kind: "failed", error: text, mayHaveArrived: false };
    }
    const url = new URL(text);
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMilliseconds);
    try {
      const signal = AbortSignal.any([timeout.signal, canceled]);
      return await post(url, {
        method: "POST",
        headers: { ...headers, "content-length": String(lengthOf(body)) },
        lookup: guardedLookup,
        // A connection of its own, to the address that was just checked.
        agent: false,
      }, { body, signal });
    } catch (error) {
      if (canceled.aborted) return { kind: "canceled" };
      const seconds = timeoutMilliseconds / 1000;
      return {
        kind: "failed",
        error: timeout.signal.aborted ? `No answer within ${seconds} s.` : describe(error),
        mayHaveArrived: timeout.signal.aborted || !isBeforeRequest(error),
      };
    } finally {
      clearTimeout(timer);
    }
  };
}

class Refusal extends Error {}

function lengthOf(body: string | Uint8Array): number {
  return (typeof body === "string" ? new TextEncoder().encode(body) : body).length;
}

async function resolveSystem(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

interface PostOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly lookup: LookupFunction;
  readonly agent: false;
}

function post(
  url: URL,
  options: PostOptions,
  { body, signal }: { readonly body: string | Uint8Array; readonly signal: AbortSignal },
): Promise<SendResult> {
  const isSecure = url.protocol === "https:";
  const request = (isSecure ? requestHttps : requestHttp)({
    ...options,
    hostname: hostOf(url),
    port: url.port || (isSecure ? 443 : 80),
    path: `${url.pathname}${url.search}`,
  });
  return new Promise<SendResult>((resolve, reject) => {
    // The option `signal` cannot be used: it does not end a request during the DNS lookup.
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort);
    request.on("error", reject);
    request.on("response", (response) => {
      signal.removeEventListener("abort", onAbort);
      readStart(response, signal).then((text) =>
        resolve({
          kind: "answered",
          status: response.statusCode ?? 0,
          retryAfter: response.headers["retry-after"] ?? null,
          location: response.headers.location ?? null,
          text,
        })
      );
    });
    request.end(body);
  }).finally(() => request.destroy());
}

/**
 * Reads the first few KiB of an answer. Errors on the way do not matter, because the status has
 * arrived.
 */
function readStart(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const finish = () => resolve(new TextDecoder().decode(concatenate(chunks, MAX_READ_BYTES)));
    response.on("data", (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_READ_BYTES) finish();
    });
    signal.addEventListener("abort", finish);
    for (const over of ["end", "error", "aborted", "close"]) response.on(over, finish);
  });
}

function concatenate(chunks: readonly Uint8Array[], maxBytes: number): Uint8Array {
  const bytes = new Uint8Array(
    Math.min(maxBytes, chunks.reduce((sum, one) => sum + one.length, 0)),
  );
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, bytes.length - at);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The receiver closed the connection without an answer.",
  ENOTFOUND: "The host name is not known.",
  EAI_AGAIN: "The host name could not be looked up.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  ETIMEDOUT: "The connection timed out.",
};

/** Errors after which nothing was sent, because there was no connection. */
const NO_CONNECTION = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

function isBeforeRequest(error: unknown): boolean {
  const { code } = error as { code?: string };
  return error instanceof Refusal || (code !== undefined && NO_CONNECTION.includes(code));
}

function describe(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  return REASONS[code ?? ""] ?? `The request failed: ${message ?? String(error)}`;
}
