/**
 * Changes that wait for the network, sent in their order, each until it was answered once.
 *
 * Written by hand: the queue of workbox-background-sync takes a change out before it sends it, so a
 * worker that the browser ends in between loses it, and it has no place for a refusal.
 */
import { KEPT_HEADER } from "@/components/shared/kept.ts";
import type { FromWorker } from "../messages.ts";
import { canBodyWait, isQuiet, outcomeOf } from "../what_waits.ts";
import { scope } from "./scope.ts";
import { type Change, database, storedPerson } from "./store.ts";

const SENT_HEADERS = ["accept", "accept-language", "content-type", "if-match", "idempotency-key"];
/** More than anybody changes by hand; a page that runs wild does not fill the disk. */
const MOST_CHANGES = 200;

/** Sends a change, or keeps it when there is no network. Later changes stay behind kept ones. */
export async function sendOrKeep(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const body = await request.clone().text();
  const person = await storedPerson().catch(() => undefined);
  if (person === undefined || !canBodyWait(pathname, body)) return await fetch(request);
  const db = await database();
  if (await db.count("changes") === 0) {
    try {
      return await fetch(request);
    } catch {
      // No network: the change waits.
    }
  }
  if (await db.count("changes") >= MOST_CHANGES) return Response.error();
  const change = toChange(request, { person, body });
  if (change.method === "PUT") await dropOlder(change);
  await db.add("changes", change);
  if (!isQuiet(change.method, pathname)) {
    await tell({ kind: "kept", waiting: await db.count("changes") });
  }
  // Behind older changes although the network is there: all of them go now.
  void sendChanges();
  return Response.json({ isKept: true }, { status: 202, headers: { [KEPT_HEADER]: "1" } });
}

function toChange(
  { method, url, headers }: Request,
  who: { readonly person: string; readonly body: string },
): Change {
  const { pathname, search } = new URL(url);
  const sent = [...headers].filter(([name]) => SENT_HEADERS.includes(name));
  return { ...who, method, path: pathname + search, headers: sent };
}

/** A PUT replaces the whole, so that one which still waits has nothing to say any more. */
async function dropOlder({ method, path }: Change): Promise<void> {
  const db = await database();
  for (const one of await db.getAll("changes")) {
    if (one.method === method && one.path === path) await db.delete("changes", one.id!);
  }
}

let sending: Promise<void> | undefined;

/** Sends what waits. Several calls at the same time are one. */
export function sendChanges(): Promise<void> {
  return sending ??= sendAll().catch(() => {
    // No network yet, or no storage: the next call tries again.
  }).finally(() => sending = undefined);
}

async function sendAll(): Promise<void> {
  const db = await database();
  if (await db.count("changes") === 0) return;
  // Only the person who made a change may send it. Without a session, it waits for them.
  const here = await personHere();
  if (here === null) return;
  let told = 0;
  for (const key of await db.getAllKeys("changes")) {
    const change = await db.get("changes", key);
    if (!change) continue;
    if (change.person !== here) {
      await db.delete("changes", key);
      continue;
    }
    const response = await send(change).catch(() => null);
    const outcome = response === null ? "later" : outcomeOf(response.status, change.method);
    if (outcome === "later") break;
    await db.delete("changes", key);
    if (outcome === "refused") {
      await tell({ kind: "refused", reason: await reasonOf(response!) });
    } else if (!isQuiet(change.method, change.path)) told++;
  }
  if (told > 0) await tell({ kind: "sent", sent: told, waiting: await db.count("changes") });
}

function send({ method, path, headers, body }: Change): Promise<Response> {
  return fetch(path, {
    method,
    headers: headers.map(([name, value]) => [name, value] as [string, string]),
    ...(body === "" ? {} : { body }),
  });
}

/** The account of the session, by the server's word; null when nobody is signed in. */
async function personHere(): Promise<string | null> {
  const response = await fetch("/api/auth/get-session");
  if (!response.ok) return null;
  const session = await response.json() as { user?: { id?: string } } | null;
  return session?.user?.id ?? null;
}

async function reasonOf(response: Response): Promise<string | null> {
  try {
    const { detail, title } = await response.json() as { detail?: string; title?: string };
    return detail ?? title ?? null;
  } catch {
    // Not an answer of Laurel's, for example of a proxy.
    return null;
  }
}

async function tell(message: FromWorker): Promise<void> {
  for (const client of await scope.clients.matchAll({ type: "window" })) {
    client.postMessage(message);
  }
}
