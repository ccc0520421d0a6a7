import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Api } from "@/components/shared/api.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityHistoryWords } from "@/words/activity_history.ts";
import { HistoryLine } from "./HistoryLine.tsx";
import { historyRows, nextEntry } from "./history_rows.ts";
import type { History } from "./use_history.ts";
import { useVirtual } from "./use_virtual.ts";

/** The next page is read when so few rows are left below. */
const ROWS_AHEAD = 20;
const ROWS_OF_A_PAGE = 8;

/**
 * A history of any length: only what can be seen is in the document, older pages are read before the
 * end is reached, and the list is one stop of the Tab key, in which arrow keys move.
 */
export function HistoryList({ history, agent, api, timeZone, onMore, onAgain }: {
  history: History;
  agent: string;
  api: Api;
  timeZone: string;
  onMore: () => void;
  onAgain: () => void;
}) {
  const words = wordsOf(activityHistoryWords);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => historyRows(history.entries, timeZone), [history.entries, timeZone]);
  const [opened, setOpened] = useState("");
  const [wanted, setStop] = useState(1);
  const stop = rows[wanted]?.kind === "entry" ? wanted : 1;
  // Set by an arrow key: the row gets the focus when it is drawn.
  const isFocusDue = useRef(false);
  const virtual = useVirtual(scroller, {
    count: rows.length,
    keyOf: (index) => rows[index]?.key ?? String(index),
    kept: stop,
  });
  const drawn = virtual.getVirtualItems();
  const lastDrawn = drawn.findLast(({ index }) => index !== stop)?.index ?? 0;

  useEffect(() => {
    if (lastDrawn >= rows.length - ROWS_AHEAD) onMore();
  }, [lastDrawn, rows, history.status]);
  useLayoutEffect(() => {
    if (!isFocusDue.current) return;
    isFocusDue.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${stop}"] .entry-open`)
      ?.focus({ preventScroll: true });
  }, [stop]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target as Element).matches(".entry-open")) return;
    const step = (count: number, by: 1 | -1) => {
      let index = stop;
      for (let i = 0; i < count; i++) index = nextEntry(rows, index, by);
      return index;
    };
    const places: Readonly<Record<string, () => number>> = {
      ArrowDown: () => step(1, 1),
      ArrowUp: () => step(1, -1),
      PageDown: () => step(ROWS_OF_A_PAGE, 1),
      PageUp: () => step(ROWS_OF_A_PAGE, -1),
      Home: () => 1,
      End: () => rows.length - 1,
    };
    const to = places[event.key];
    if (!to) return;
    event.preventDefault();
    const index = to();
    if (index === stop) return;
    isFocusDue.current = true;
    setStop(index);
    virtual.scrollToIndex(index <= 1 ? 0 : index);
  };

  return (
    <div ref={scroller} class="history-scroll">
      <ol
        class="history-list"
        style={{ height: `${virtual.getTotalSize()}px` }}
        aria-label={words.list}
        onKeyDown={onKeyDown}
      >
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          return row && (
            <HistoryLine
              key={row.key}
              row={row}
              index={index}
              start={start}
              measure={virtual.measureElement}
              setSize={history.nextCursor === null ? history.entries.length : -1}
              isStop={index === stop}
              isOpen={opened === row.key}
              onToggle={() => {
                setStop(index);
                setOpened(opened === row.key ? "" : row.key);
              }}
              agent={agent}
              api={api}
              timeZone={timeZone}
            />
          );
        })}
      </ol>
      <p class="history-end text-label-secondary" role="status">
        {history.status === "failed"
          ? (
            <>
              {history.message}{" "}
              <button type="button" class="link" onClick={onAgain}>{words.again}</button>
            </>
          )
          : history.nextCursor === null
          ? words.end
          : words.reading}
      </p>
    </div>
  );
}
