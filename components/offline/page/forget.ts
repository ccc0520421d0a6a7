import { DATABASE, DESK_CACHE, SIGNED_OUT_CHANNEL, SIGNED_OUT_COOKIE } from "../messages.ts";

/** The account that used this browser last. */
const PERSON_KEY = "laurel-person";

/**
 * Forgets what this browser stored for a person who signed out, or for somebody else than the
 * person of this page. The worker forgets too; here it is done where there is no worker, and for
 * the storages that a worker cannot reach.
 */
export function forgetOthers(): void {
  const person = document.documentElement.dataset.person;
  const [isSignedOut, last] = [takeCookie(), lastPerson()];
  if (isSignedOut || (person !== undefined && last !== null && last !== person)) {
    forgetAll();
    const channel = new BroadcastChannel(SIGNED_OUT_CHANNEL);
    channel.postMessage(null);
    channel.close();
  }
  if (person !== undefined) rememberPerson(person);
  // Other tabs still show the person. They ask the server who is here, and leave by its answer.
  const channel = new BroadcastChannel(SIGNED_OUT_CHANNEL);
  channel.addEventListener("message", () => {
    clear(() => sessionStorage);
    if (person !== undefined) location.reload();
  });
}

function forgetAll(): void {
  clear(() => localStorage);
  clear(() => sessionStorage);
  // Both are missing where the page did not come over https, and refuse where storage is forbidden.
  if ("caches" in globalThis) caches.delete(DESK_CACHE).catch(() => {});
  try {
    indexedDB.deleteDatabase(DATABASE);
  } catch {
    // Nothing can have been stored.
  }
}

function clear(storage: () => Storage): void {
  try {
    storage().clear();
  } catch {
    // Nothing can have been stored.
  }
}

/** Whether the answer before this page was a sign-out. */
function takeCookie(): boolean {
  if (!document.cookie.split("; ").includes(`${SIGNED_OUT_COOKIE}=1`)) return false;
  document.cookie = `${SIGNED_OUT_COOKIE}=; path=/; max-age=0; samesite=lax`;
  return true;
}

function lastPerson(): string | null {
  try {
    return localStorage.getItem(PERSON_KEY);
  } catch {
    // Storage is forbidden.
    return null;
  }
}

function rememberPerson(person: string): void {
  try {
    localStorage.setItem(PERSON_KEY, person);
  } catch {
    // Storage is full or forbidden.
  }
}
