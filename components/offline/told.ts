/** A sentence for the person, shown at the bottom of the page until they dismiss it. */
export interface Told {
  /** What it is about. A newer notice about the same replaces it. */
  readonly key: string;
  readonly text: string;
  /** Whether it leaves by itself after a while. */
  readonly isBrief?: boolean;
}

/** The events between the desk and the script beside it, which is a bundle of its own. */
const TOLD_EVENT = "laurel:told";
/** Changes that waited were sent, or refused. */
export const SENT_EVENT = "laurel:sent";
/** The desk is connected again. */
export const LIVE_EVENT = "laurel:live";

/** What was told and not yet shown: the script beside the page may begin after the desk. */
interface Page {
  laurelTold?: Told[];
}

/** Tells the person something that belongs to no window. */
function tellPerson(told: Told): void {
  const page = globalThis as Page;
  (page.laurelTold ??= []).push(told);
  dispatchEvent(new Event(TOLD_EVENT));
}

/** Calls the function with everything that is told, and with what was told before. */
export function listenToTold(on: (told: Told) => void): void {
  const take = () => (globalThis as Page).laurelTold?.splice(0).forEach(on);
  addEventListener(TOLD_EVENT, take);
  take();
}

/** Says that the connection to the server is there. */
export function tellLive(): void {
  dispatchEvent(new Event(LIVE_EVENT));
}

const ONCE_MILLISECONDS = 86_400_000;

/**
 * Tells the person something once a day. A cookie remembers it, because storage may be forbidden:
 * that is one of the things to tell.
 */
export function tellOnce(told: Told): void {
  const cookie = `laurel_told_${told.key}=1`;
  if (document.cookie.split("; ").includes(cookie)) return;
  document.cookie = `${cookie}; path=/; max-age=${ONCE_MILLISECONDS / 1000}; samesite=lax`;
  tellPerson(told);
}
