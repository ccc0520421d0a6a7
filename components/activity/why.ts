import type { ExplainedEntry, Explanation } from "@/core/explain/views.ts";
import type { Answer, Api } from "@/components/shared/api.ts";
import { entryKey } from "./merge_feed.ts";

/** Entries of the history in which one that came live is looked up. */
const LOOKED_THROUGH = 100;

/**
 * Reads why an entry is what it is. Those that came live have no number yet: they are asked for by
 * their event, or, where no event is behind them, looked up in the history.
 */
export async function readWhy(
  api: Api,
  agent: string,
  entry: ExplainedEntry,
): Promise<Answer<Explanation>> {
  const history = `/agents/${encodeURIComponent(agent)}/history`;
  const { source, id } = entry.event;
  let path = `${history}/${entry.id}`;
  if (entry.id === 0 && isWithoutEvent(source)) {
    const list = await api.get<{ entries: ExplainedEntry[] }>(`${history}?limit=${LOOKED_THROUGH}`);
    if (!list.ok) return list;
    const found = list.data.entries.find((one) => entryKey(one) === entryKey(entry));
    if (!found) return { ok: false, status: 404, message: "It does not count any more." };
    path = `${history}/${found.id}`;
  } else if (entry.id === 0) {
    path = `/events/${encodeURIComponent(source)}/${encodeURIComponent(id)}`;
  }
  const answer = await api.get<{ explanation: Explanation }>(path);
  return answer.ok ? { ok: true, data: answer.data.explanation } : answer;
}

/** Streaks and achievements come out of the days; no event of the log stands behind them. */
function isWithoutEvent(source: string): boolean {
  return source === "laurel:streak" || source === "laurel:achievement";
}
