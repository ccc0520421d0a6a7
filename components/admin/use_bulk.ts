import { useState } from "preact/hooks";

/** The chosen entries of a list, and an action on all of them. */
export interface Bulk<Entry> {
  readonly chosen: readonly Entry[];
  isChosen(entry: Entry): boolean;
  toggle(entry: Entry, isOn: boolean): void;
  /** Chooses all entries of a list, or none. */
  chooseAll(entries: readonly Entry[]): void;
  /** How far a running action is; null: none runs. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  /**
   * Does something with each chosen entry, one after the other, and goes on when one fails.
   * @returns how many succeeded, and how many did not
   */
  run(act: (entry: Entry) => Promise<boolean>): Promise<{ done: number; failed: number }>;
}

/** Keeps which entries of a list are chosen. @param entries those that are shown now */
export function useBulk<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Bulk<Entry> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<Bulk<Entry>["progress"]>(null);
  const chosen = entries.filter((entry) => keys.has(keyOf(entry)));
  return {
    chosen,
    isChosen: (entry) => keys.has(keyOf(entry)),
    toggle(entry, isOn) {
      setKeys((before) => {
        const after = new Set(before);
        if (isOn) after.add(keyOf(entry));
        else after.delete(keyOf(entry));
        return after;
      });
    },
    chooseAll: (all) => setKeys(new Set(all.map(keyOf))),
    progress,
    async run(act) {
      let [done, failed] = [0, 0];
      for (const entry of chosen) {
        setProgress({ done: done + failed, all: chosen.length });
        if (await act(entry)) done++;
        else failed++;
      }
      setProgress(null);
      setKeys(new Set());
      return { done, failed };
    },
  };
}
