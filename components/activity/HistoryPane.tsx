import { useEffect, useRef, useState } from "preact/hooks";
import type { ExplainedEntry, HistoryFilters } from "@/core/explain/views.ts";
import type { Api } from "@/components/shared/api.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { Loading } from "@/components/shared/Loading.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { Search } from "@/components/shared/page_icons.ts";
import { activityHistoryWords } from "@/words/activity_history.ts";
import { entryKey } from "./merge_feed.ts";
import { HistoryChips } from "./HistoryChips.tsx";
import { HistoryList } from "./HistoryList.tsx";
import { HistoryTools } from "./HistoryTools.tsx";
import { type HistoryFilter, isUnfiltered, NO_FILTER, toQuery } from "./history_filter.ts";
import { useHistory } from "./use_history.ts";

const TYPING_MILLISECONDS = 250;
const NOTHING: HistoryFilters = { kinds: [], sources: [] };

/** The whole history of an agent, which can be searched and filtered. */
export function HistoryPane({ agent, api, timeZone, today, newest, onClose }: {
  agent: string;
  api: Api;
  timeZone: string;
  /** The agent's local day. */
  today: string;
  /** The newest entry of the live feed. */
  newest: ExplainedEntry;
  onClose: () => void;
}) {
  const words = wordsOf(activityHistoryWords);
  const field = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(NO_FILTER);
  const [text, setText] = useState("");
  const [choices, setChoices] = useState(NOTHING);
  const [seen, setSeen] = useState(entryKey(newest));
  const query = toQuery(filter);
  const { history, reload, more, again } = useHistory(api, agent, query);

  useEffect(() => {
    field.current?.focus();
    // Without the choices the menus are empty, and the search works.
    void api.get<HistoryFilters>(`/agents/${encodeURIComponent(agent)}/history-filters`)
      .then((answer) => answer.ok && setChoices(answer.data));
  }, [agent]);
  useEffect(() => {
    const timer = setTimeout(
      () => setFilter((known) => ({ ...known, q: text.trim() })),
      TYPING_MILLISECONDS,
    );
    return () => clearTimeout(timer);
  }, [text]);

  const change = (next: HistoryFilter) => {
    setFilter(next);
    if (next.q === "") setText("");
  };
  const clear = () => {
    change(NO_FILTER);
    field.current?.focus();
  };
  const isEmpty = history.entries.length === 0;
  return (
    <div class="history">
      <div class="history-bar">
        <span class="search-box">
          <Search size={15} />
          <input
            ref={field}
            type="search"
            class="input"
            aria-label={words.search}
            placeholder={words.placeholder}
            maxLength={200}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </span>
        <button type="button" class="button" onClick={onClose}>{words.done}</button>
      </div>
      <HistoryTools filter={filter} choices={choices} today={today} onChange={change} />
      {!isUnfiltered(filter) && (
        <HistoryChips filter={filter} choices={choices} onChange={change} onClear={clear} />
      )}
      {entryKey(newest) !== seen && (
        <button
          type="button"
          class="link history-fresh"
          onClick={() => {
            setSeen(entryKey(newest));
            reload();
          }}
        >
          {words.fresh}
        </button>
      )}
      {isEmpty && history.status === "reading" && <Loading />}
      {isEmpty && history.status === "failed" && (
        <Failure message={history.message} onRetry={again} />
      )}
      {isEmpty && history.status === "read" && (
        <div class="empty" role="status">
          <p class="empty-title">{words.none}</p>
          <p class="text-label-secondary">{words.noneHint}</p>
          <button type="button" class="button mt-3" onClick={clear}>{words.clear}</button>
        </div>
      )}
      {!isEmpty && (
        <HistoryList
          key={query}
          history={history}
          agent={agent}
          api={api}
          timeZone={timeZone}
          onMore={more}
          onAgain={again}
        />
      )}
    </div>
  );
}
