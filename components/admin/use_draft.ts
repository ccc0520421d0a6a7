import { useEffect, useState } from "preact/hooks";

/** A value that a person edits, separate from the server's value. */
export interface Draft<T> {
  /** The value to show: the draft, or the server's value while there is no draft. */
  readonly value: T;
  readonly isChanged: boolean;
  change(change: Partial<T>): void;
  /** Discards the draft. */
  discard(): void;
}

/**
 * Keeps what a person types: newer data from the server does not replace it, and it survives a
 * reload of the tab. Do not keep secrets in it.
 * @param key the key in the browser's storage; unique to what is edited
 */
export function useDraft<T extends object>(key: string, base: T): Draft<T> {
  const [draft, setDraft] = useState<T | null>(null);
  // Only the browser has the stored draft, so the first render must not depend on it.
  useEffect(() => setDraft(read<T>(key)), [key]);
  return {
    value: draft ?? base,
    isChanged: draft !== null && JSON.stringify(draft) !== JSON.stringify(base),
    change(change) {
      setDraft((old) => {
        const next = { ...(old ?? base), ...change };
        write(key, next);
        return next;
      });
    },
    discard() {
      write(key, null);
      setDraft(null);
    },
  };
}

const PREFIX = "laurel_draft_";

function read<T>(key: string): T | null {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? null : JSON.parse(text) as T;
  } catch {
    // Storage is forbidden, or holds what an older version wrote: there is no draft.
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Without storage the draft lasts as long as the page.
  }
}
