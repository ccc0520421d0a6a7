import { matchPrecache } from "workbox-precaching";
import { DESK_CACHE, DESK_STATE, PERSON_HEADER } from "../messages.ts";
import { forgetPages, forgetPerson, storedPerson, welcome } from "./store.ts";

const DESK = "/";
export const OFFLINE_PAGE = "/offline";
/** A network that is there but does not answer is none. */
const PATIENCE_MILLISECONDS = 10_000;
/** What proxies answer while Laurel is not there. */
const ABSENT = [502, 503, 504];

/**
 * Answers a page from the network, and without it with the last desk or the page that says so. Only
 * the desk is stored: it alone is of use while nothing can be read.
 */
export async function answerPage(
  request: Request,
  /** Keeps the worker alive until what is stored is complete; the page does not wait for it. */
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const isDesk = pathname === DESK;
  try {
    const response = await (isDesk ? Promise.race([fetch(request), patience()]) : fetch(request));
    if (ABSENT.includes(response.status)) return await withoutNetwork(isDesk) ?? response;
    const isPlain = isDesk && [...searchParams].length === 0;
    const copy = response.clone();
    waitUntil(
      remember(pathname, copy, isPlain).catch(() => {
        // Storage is full or forbidden: the page itself is not concerned.
      }),
    );
    return response;
  } catch {
    // No network, or no answer in time.
    return await withoutNetwork(isDesk) ?? Response.error();
  }
}

function patience(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MILLISECONDS);
  });
}

async function remember(pathname: string, response: Response, isDesk: boolean): Promise<void> {
  const person = response.headers.get(PERSON_HEADER);
  if (person !== null) {
    await welcome(person);
    if (isDesk && response.status === 200) await storeDesk(response);
  } else if (pathname === "/sign-in" && response.status === 200) {
    // The session has ended. What the person changed waits until somebody signs in.
    await forgetPages();
  }
}

async function storeDesk(response: Response): Promise<void> {
  const html = await response.text();
  const drawn = Date.parse(response.headers.get("date") ?? "");
  const at = new Date(Number.isNaN(drawn) ? Date.now() : drawn).toISOString();
  const marked = html.replace("<html ", "<html data-stored=" + JSON.stringify(at) + " ");
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "set-cookie"]) headers.delete(name);
  const cache = await caches.open(DESK_CACHE);
  await cache.put(DESK, new Response(marked, { headers }));
}

async function withoutNetwork(isDesk: boolean): Promise<Response | undefined> {
  if (isDesk) {
    const desk = await (await caches.open(DESK_CACHE)).match(DESK);
    if (desk) return desk;
  }
  return await matchPrecache(OFFLINE_PAGE);
}

/** Signs out: everything stored is forgotten, whatever the server answers. */
export async function signOut(request: Request): Promise<Response> {
  const answer = fetch(request);
  await forgetPerson().catch(() => {});
  return await answer.catch(async () => await withoutNetwork(false) ?? Response.error());
}

/** Keeps the state of the desk for the next start, if it belongs to the person who is here. */
export async function storeDeskState(person: string, desk: string): Promise<void> {
  if (await storedPerson() !== person) return;
  const cache = await caches.open(DESK_CACHE);
  const headers = { "content-type": "application/json" };
  await cache.put(DESK_STATE, new Response(desk, { headers }));
}
