import { effect, type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DeskData } from "@/core/desk.ts";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { OffsetBounds, ServerClock } from "@/components/shared/server_clock.ts";
import { offlineWords } from "@/words/offline.ts";
import { DESK_CACHE, DESK_STATE, type ToWorker } from "./messages.ts";
import { SENT_EVENT, tellLive, tellOnce } from "./told.ts";

/** The desk as it was last, with what is needed to know its age. */
interface StoredDesk {
  readonly person: string;
  /** The server's time at which it was current, milliseconds since the epoch. */
  readonly at: number;
  /** The server's clock minus the browser's, milliseconds. */
  readonly offset: number;
  readonly data: DeskData;
}

const STORE_MILLISECONDS = 5_000;
const WRONG_CLOCK_MILLISECONDS = 600_000;

/** Whether the service worker brought the page, because there was no network. */
function isStored(): boolean {
  return document.documentElement.dataset.stored !== undefined;
}

/**
 * The bounds of the clocks for a page that is not fresh: when it was drawn says nothing about now.
 * @returns null for a page that came from the server
 */
export function storedBounds(): OffsetBounds | null {
  return typeof document !== "undefined" && isStored() ? { min: 0, max: 0 } : null;
}

/**
 * Keeps the desk for a start without a network, and brings it back at such a start.
 * @returns the server's time of which the desk is, while it is not live
 */
export function useStoredDesk(desk: {
  readonly person: string;
  /** The server's time of the first paint, milliseconds since the epoch. */
  readonly drawnAt: number;
  readonly clock: ServerClock;
  readonly connection: ReadonlySignal<ConnectionStatus>;
  /** Returns the state with everything that live messages brought. */
  data(): DeskData;
  load(data: DeskData): void;
  /** Reads what is shown again: changes of the person have arrived late. */
  refresh(): void;
}): ReadonlySignal<number> {
  const asOf = useSignal(desk.drawnAt);

  useEffect(() => {
    let isGone = false;
    let wasLive = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const store = () => {
      clearTimeout(timer);
      timer = undefined;
      const at = asOf.peek();
      const stored: StoredDesk = {
        person: desk.person,
        at,
        offset: desk.clock.now() - Date.now(),
        data: desk.data(),
      };
      const message: ToWorker = { kind: "desk", person: desk.person, desk: JSON.stringify(stored) };
      // Without a worker, nothing can start without a network.
      navigator.serviceWorker?.controller?.postMessage(message);
    };

    const stop = effect(() => {
      const isLive = desk.connection.value === "live";
      // Read here so that every change of the state is followed.
      desk.data();
      if (isLive || wasLive) asOf.value = desk.clock.now();
      if (isLive && !wasLive) {
        delete document.documentElement.dataset.stored;
        tellLive();
      }
      if (isLive) timer ??= setTimeout(store, STORE_MILLISECONDS);
      else if (wasLive) store();
      wasLive = isLive;
    });
    const onHidden = () => {
      if (!document.hidden || !wasLive) return;
      asOf.value = desk.clock.now();
      store();
    };
    document.addEventListener("visibilitychange", onHidden);
    addEventListener(SENT_EVENT, desk.refresh);

    if (!isStored()) tellOfClock(desk.clock);
    else {
      readStored(desk.person).then((stored) => {
        if (!stored || isGone || wasLive || stored.at < desk.drawnAt) return;
        const now = Date.now();
        desk.clock.sample(new Date(now + stored.offset).toUTCString(), now, now);
        desk.load(stored.data);
        asOf.value = stored.at;
      }, () => {
        // Nothing readable is stored: the page itself is the last known desk.
      });
    }
    return () => {
      isGone = true;
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onHidden);
      removeEventListener(SENT_EVENT, desk.refresh);
    };
  }, []);

  return asOf;
}

async function readStored(person: string): Promise<StoredDesk | null> {
  const answer = await (await caches.open(DESK_CACHE)).match(DESK_STATE);
  const stored = await answer?.json() as StoredDesk | undefined;
  return stored?.person === person ? stored : null;
}

function tellOfClock(clock: ServerClock): void {
  const difference = Math.abs(clock.now() - Date.now());
  if (difference < WRONG_CLOCK_MILLISECONDS) return;
  tellOnce({ key: "clock", text: wordsOf(offlineWords).clock });
}
