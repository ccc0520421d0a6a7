import type { ExplainedEntry, Explanation } from "@/core/explain/views.ts";
import type { Answer, Api } from "@/components/shared/api.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
import { entryKey } from "./merge_feed.ts";

/** How many of the newest entries are searched for an entry that came live. */
const MAX_SEARCHED_ENTRIES = 100;

/**
 * Reads the explanation of an entry. An entry that came live has no id yet: the explanation is
 * requested by its event or, when there is no event behind the entry, by searching the history.
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
    const list = await api.get<{ entries: ExplainedEntry[] }>(
      `${history}?limit=${MAX_SEARCHED_ENTRIES}`,
    );
    if (!list.ok) return list;
    const found = list.data.entries.find((one) => entryKey(one) === entryKey(entry));
    if (!found) return { ok: false, status: 404, message: wordsOf(activityWords).gone };
    path = `${history}/${found.id}`;
  } else if (entry.id === 0) {
    path = `/events/${encodeURIComponent(source)}/${encodeURIComponent(id)}`;
  }
  const answer = await api.get<{ explanation: Explanation }>(path);
  return answer.ok ? { ok: true, data: answer.data.explanation } : answer;
}

/**
 * Returns whether entries of a source have no event in the log: streaks and achievements are
 * computed from days.
 */
function isWithoutEvent(source: string): boolean {
  return source === "laurel:streak" || source === "laurel:achievement";
}
