/** What the reader wants to see of the history. */
export interface HistoryFilter {
  readonly kinds: readonly string[];
  /** Sources of events, such as `/livechat`. */
  readonly sources: readonly string[];
  /** The day that the list begins with; older ones follow. Empty: today. */
  readonly day: string;
  readonly q: string;
}

export const NO_FILTER: HistoryFilter = { kinds: [], sources: [], day: "", q: "" };

/** Returns whether nothing is filtered. */
export function isUnfiltered({ kinds, sources, day, q }: HistoryFilter): boolean {
  return kinds.length + sources.length === 0 && day === "" && q === "";
}

/** Returns the parameters of the API that ask for this, beginning with `&`, or nothing. */
export function toQuery({ kinds, sources, day, q }: HistoryFilter): string {
  const query = new URLSearchParams([
    ...kinds.map((kind) => ["kind", kind]),
    ...sources.map((source) => ["source", source]),
    ...(day === "" ? [] : [["to", day]]),
    ...(q === "" ? [] : [["q", q]]),
  ]);
  return query.size === 0 ? "" : `&${query}`;
}

/** Takes values out of a list when it has them all, else adds them. */
export function toggled(list: readonly string[], values: readonly string[]): readonly string[] {
  const others = list.filter((one) => !values.includes(one));
  return values.every((one) => list.includes(one)) ? others : [...others, ...values];
}
