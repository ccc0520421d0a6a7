import { readLayout } from "@/core/windows/layout.ts";
import type { DeskLayout, StoredLayout } from "@/core/windows/views.ts";

const STORAGE_KEY = "laurel-windows";
/** Long enough that a drag across the desktop is one request. */
const QUIET_MILLISECONDS = 800;

/** What a browser keeps of the layout, for when it could not be sent, and for its other tabs. */
interface Kept {
  /** Whose windows they are. */
  readonly person: string;
  readonly layout: DeskLayout;
  /** The revision of the server that it follows. */
  readonly revision: number;
  readonly isUnsent: boolean;
}

/** Keeps a person's layout on the server, and tells the browser's other tabs. */
export interface LayoutStore {
  /** The layout that this browser could not send before, or undefined when the server's counts. */
  unsent(): DeskLayout | undefined;
  save(layout: DeskLayout): void;
  /** Begins to listen; returns a function that ends it. */
  listen(onOther: (layout: DeskLayout) => void): () => void;
}

/** Reads what a browser has kept. Anything invalid, or of somebody else, is as if it were not there. */
export function readKept(text: string | null, person: string): Kept | undefined {
  try {
    const kept = JSON.parse(text ?? "null");
    if (kept?.person !== person || !Number.isInteger(kept.revision)) return undefined;
    return {
      person,
      layout: readLayout(kept.layout),
      revision: kept.revision,
      isUnsent: kept.isUnsent === true,
    };
  } catch {
    // An older version or somebody's own hand wrote it.
    return undefined;
  }
}

/**
 * Opens the store of a person's layout.
 * @param stored what the server has drawn
 */
export function openLayoutStore(person: string, stored: StoredLayout): LayoutStore {
  let { revision } = stored;
  let waiting: DeskLayout | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(layout: DeskLayout, isUnsent: boolean): void {
    try {
      localStorage.setItem(
        STORAGE_KEY,
        JSON.stringify({ person, layout, revision, isUnsent } satisfies Kept),
      );
    } catch {
      // Storage is full or forbidden: the server has the layout all the same.
    }
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    const layout = waiting;
    if (!layout) return;
    waiting = undefined;
    try {
      const response = await fetch("/api/v1/me/layout", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(layout),
        // The page may be about to close.
        keepalive: true,
      });
      if (!response.ok) return;
      revision = (await response.json()).revision;
      if (!waiting) keep(layout, false);
    } catch {
      // No network: it is kept as unsent, and goes out with the next change or when back online.
      waiting ??= layout;
    }
  }

  return {
    unsent() {
      const kept = readStorage(person);
      if (!kept?.isUnsent || kept.revision !== revision) return undefined;
      waiting = kept.layout;
      timer = setTimeout(send, QUIET_MILLISECONDS);
      return kept.layout;
    },
    save(layout) {
      waiting = layout;
      keep(layout, true);
      clearTimeout(timer);
      timer = setTimeout(send, QUIET_MILLISECONDS);
    },
    listen(onOther) {
      const onStorage = ({ key, newValue }: StorageEvent) => {
        const kept = key === STORAGE_KEY ? readKept(newValue, person) : undefined;
        if (!kept) return;
        revision = Math.max(revision, kept.revision);
        waiting = undefined;
        onOther(kept.layout);
      };
      const onLeave = () => void send();
      addEventListener("storage", onStorage);
      addEventListener("online", onLeave);
      addEventListener("pagehide", onLeave);
      return () => {
        removeEventListener("storage", onStorage);
        removeEventListener("online", onLeave);
        removeEventListener("pagehide", onLeave);
      };
    },
  };
}

function readStorage(person: string): Kept | undefined {
  try {
    return readKept(localStorage.getItem(STORAGE_KEY), person);
  } catch {
    // Storage is forbidden.
    return undefined;
  }
}
