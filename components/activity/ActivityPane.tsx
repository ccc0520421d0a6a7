import { useId, useRef, useState } from "preact/hooks";
import type { EntryCorrection, ExplainedEntry } from "@/core/explain/views.ts";
import { Sparkles } from "@/components/shared/icons.ts";
import { formatAgo, formatMoment } from "@/components/shared/format.ts";
import type { Api } from "@/components/shared/api.ts";
import { EntryObject } from "./EntryObject.tsx";
import { EntryBody } from "./EntryBody.tsx";
import { correctionsInFeed } from "./corrections.ts";
import { entryKey } from "./merge_feed.ts";
import { stepFocus } from "./step_focus.ts";
import { useFlip } from "@/components/shared/use_flip.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
import { LateHistory } from "./LateHistory.tsx";
import { LateWhyPanel } from "./LateWhyPanel.tsx";

/**
 * The agent's newest ledger entries with their arithmetic. Opening an entry explains its points; the
 * whole history can be searched and filtered.
 */
export function ActivityPane(
  { agent, api, feed, newKeys, now, today, timeZone }: {
    /** Id of the agent. */
    agent: string;
    api: Api;
    feed: readonly ExplainedEntry[];
    /** Keys of the entries that have just arrived. */
    newKeys: ReadonlySet<string>;
    now: number;
    /** The agent's local day. */
    today: string;
    timeZone: string;
  },
) {
  const [isWhole, setWhole] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const wasSearching = useRef(false);
  const [opened, setOpened] = useState<string | null>(null);
  // The entry that the Tab key reaches; the arrow keys reach the others.
  const [stop, setStop] = useState("");
  const list = useRef<HTMLOListElement>(null);
  useFlip(list, String(isWhole), -14);
  const words = wordsOf(activityWords);
  if (feed.length === 0) {
    return (
      <div class="empty">
        <Sparkles size={32} />
        <p class="empty-title">{words.empty}</p>
        <p class="text-label-secondary">{words.emptyHint}</p>
      </div>
    );
  }
  if (isSearching) {
    const close = () => {
      wasSearching.current = true;
      setSearching(false);
    };
    return (
      <LateHistory
        agent={agent}
        api={api}
        today={today}
        timeZone={timeZone}
        newest={feed[0]!}
        onClose={close}
      />
    );
  }
  const corrections = correctionsInFeed(feed);
  const keys = feed.map(entryKey);
  const reached = keys.includes(stop) ? stop : keys[0];
  return (
    <>
      <button
        ref={(button) => {
          // The focus comes back to where the search was opened.
          if (button && wasSearching.current) button.focus();
          wasSearching.current = false;
        }}
        type="button"
        class="button feed-search"
        onClick={() => setSearching(true)}
      >
        {words.search}
      </button>
      <ol
        ref={list}
        class="feed"
        data-whole={isWhole}
        aria-label={words.list}
        onKeyDown={stepFocus}
        onFocusCapture={({ target }) =>
          setStop((target as Element).closest("li")?.dataset.event ?? "")}
      >
        {feed.map((entry) => {
          const key = entryKey(entry);
          return (
            <FeedEntry
              key={`${key} ${entry.id}`}
              entry={entry}
              isFresh={newKeys.has(key)}
              now={now}
              timeZone={timeZone}
              isOpen={opened === key}
              corrections={corrections.get(key) ?? []}
              tabIndex={key === reached ? 0 : -1}
              onToggle={() => setOpened(opened === key ? null : key)}
              agent={agent}
              api={api}
            />
          );
        })}
      </ol>
      {!isWhole && (
        <button
          type="button"
          class="button phone-only feed-more"
          onClick={() => setWhole(true)}
        >
          {words.more}
        </button>
      )}
    </>
  );
}

function FeedEntry(
  { entry, corrections, isFresh, now, timeZone, isOpen, onToggle, tabIndex, agent, api }: {
    entry: ExplainedEntry;
    corrections: readonly EntryCorrection[];
    isFresh: boolean;
    now: number;
    timeZone: string;
    isOpen: boolean;
    onToggle: () => void;
    tabIndex: 0 | -1;
    agent: string;
    api: Api;
  },
) {
  const whyId = useId();
  const time = Date.parse(entry.time);
  return (
    <li
      class="entry"
      data-key={`${entryKey(entry)} ${entry.id}`}
      data-event={entryKey(entry)}
      data-fresh={isFresh}
      data-open={isOpen}
    >
      <EntryBody
        entry={entry}
        corrections={corrections}
        tabIndex={tabIndex}
        isOpen={isOpen}
        whyId={whyId}
        openClass="entry-open"
        onToggle={onToggle}
        when={
          <>
            <time dateTime={entry.time} title={formatMoment(time, timeZone)}>
              {formatAgo(time, now, timeZone)}
            </time>
            {entry.object && " · "}
            <EntryObject entry={entry} tabIndex={tabIndex} />
          </>
        }
      />
      {isOpen && <LateWhyPanel id={whyId} entry={entry} agent={agent} api={api} />}
    </li>
  );
}
