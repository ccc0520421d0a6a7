import { useState } from "preact/hooks";

/** What a {@link ConfirmDialog} shows of an action, and what starts it. */
export interface Confirm {
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly onConfirm: () => Promise<void>;
  /** Forgets the error of the last try. */
  forget(): void;
}

/**
 * Keeps the state of a dialog that asks before it acts.
 * @param act does it; resolves to an error message, or to null after success
 */
export function useConfirm(act: () => Promise<string | null>): Confirm {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    isBusy,
    error,
    async onConfirm() {
      setBusy(true);
      setError(null);
      const wrong = await act();
      setBusy(false);
      setError(wrong);
    },
    forget: () => setError(null),
  };
}
