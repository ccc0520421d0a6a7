import { useEffect, useState } from "preact/hooks";

/** Something that is being edited, apart from what the server has. */
export interface Draft<T> {
  /** What is shown: the draft, or what the server has while there is none. */
  readonly value: T;
  readonly isChanged: boolean;
  change(change: Partial<T>): void;
  /** Back to what the server has. */
  discard(): void;
}

/**
 * Keeps what is being typed: newer data of the server does not replace it, and it survives a reload
 * of the tab. Secrets do not belong in it.
 * @param key of the store; unique to what is edited
 */
export function useDraft<T extends object>(key: string, base: T): Draft<T> {
  const [draft, setDraft] = useState<T | null>(null);
  // Only the browser knows what was typed before; the page is drawn without it at first.
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
    // Without storage the draft lives as long as the page.
  }
}
