import { useId, useRef, useState } from "preact/hooks";
import type { EntryCorrection, ExplainedEntry } from "@/core/explain/views.ts";
import { Sparkles } from "@/components/shared/icons.ts";
import { formatAgo, formatDate, formatMoment, formatSigned } from "@/components/shared/format.ts";
import type { Api } from "@/components/shared/api.ts";
import { EntryBody } from "./EntryBody.tsx";
import { correctionsInFeed, keyOf } from "./corrections.ts";
import { entryKey } from "./merge_feed.ts";
import { useFlip } from "@/components/shared/use_flip.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
import { LateWhyPanel } from "./LateWhyPanel.tsx";

/**
 * The agent's newest ledger entries with their arithmetic. Opening an entry explains its points.
 */
export function ActivityPane(
  { agent, api, feed, newKeys, now, timeZone }: {
    /** Id of the agent. */
    agent: string;
    api: Api;
    feed: readonly ExplainedEntry[];
    /** Keys of the entries that have just arrived. */
    newKeys: ReadonlySet<string>;
    now: number;
    timeZone: string;
  },
) {
  const [isWhole, setWhole] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
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
  const corrections = correctionsInFeed(feed);
  const show = (key: string) => {
    setOpened(key);
    const found = [...list.current?.children ?? []].find((item) =>
      (item as HTMLElement).dataset.event === key
    );
    found?.querySelector<HTMLElement>(".entry-open")?.focus();
  };
  return (
    <>
      <ol ref={list} class="feed" data-whole={isWhole} tabIndex={0} aria-label={words.list}>
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
              onShow={show}
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
  { entry, corrections, isFresh, now, timeZone, isOpen, onToggle, onShow, agent, api }: {
    entry: ExplainedEntry;
    corrections: readonly EntryCorrection[];
    isFresh: boolean;
    now: number;
    timeZone: string;
    isOpen: boolean;
    onToggle: () => void;
    /** Opens another entry. */
    onShow: (key: string) => void;
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
        isOpen={isOpen}
        whyId={whyId}
        openClass="entry-open"
        onToggle={onToggle}
        when={
          <time dateTime={entry.time} title={formatMoment(time, timeZone)}>
            {formatAgo(time, now, timeZone)}
          </time>
        }
      >
        {corrections.length > 0 && (
          <p class="entry-sum">
            {corrections.map((one) => (
              <button
                key={keyOf(one.event)}
                type="button"
                class="link entry-corrected"
                onClick={() => onShow(keyOf(one.event))}
              >
                {wordsOf(activityWords).corrected(
                  formatSigned(one.points),
                  formatDate(Date.parse(one.at), timeZone),
                )}
              </button>
            ))}
          </p>
        )}
      </EntryBody>
      {isOpen && <LateWhyPanel id={whyId} entry={entry} agent={agent} api={api} />}
    </li>
  );
}
