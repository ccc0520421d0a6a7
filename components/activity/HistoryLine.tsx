import { dateFormat } from "@/components/shared/date_format.ts";
import { useId, useMemo } from "preact/hooks";
import type { Api } from "@/components/shared/api.ts";
import { formatDay, formatMoment } from "@/components/shared/format.ts";
import { EntryBody } from "./EntryBody.tsx";
import { EntryObject } from "./EntryObject.tsx";
import type { HistoryRow } from "./history_rows.ts";
import { WhyPanel } from "./WhyPanel.tsx";

/** A line of the history at its place: the heading of a day, or an entry. */
export function HistoryLine(
  { row, index, start, measure, setSize, isStop, isOpen, onToggle, agent, api, timeZone }: {
    row: HistoryRow;
    index: number;
    /** Pixels from the top of the list. */
    start: number;
    measure: (element: HTMLElement | null) => void;
    /** How many entries the list has, or -1 while that is not known. */
    setSize: number;
    /** Whether the Tab key reaches this line. */
    isStop: boolean;
    isOpen: boolean;
    onToggle: () => void;
    agent: string;
    api: Api;
    timeZone: string;
  },
) {
  const whyId = useId();
  // Lines are drawn again with every step of scrolling, and making a format takes long.
  const [hour, moment] = useMemo(
    () => row.kind === "entry" ? timeTexts(row.entry.time, timeZone) : [],
    [row, timeZone],
  );
  const place = {
    ref: measure,
    "data-index": index,
    style: { transform: `translateY(${start}px)` },
  };
  if (row.kind === "day") {
    return (
      <li {...place} class="history-line">
        <h3 class="history-day">{formatDay(row.day)}</h3>
      </li>
    );
  }
  const { entry, position } = row;
  const tabIndex = isStop ? 0 : -1;
  return (
    <li
      {...place}
      class="history-line entry"
      data-open={String(isOpen)}
      aria-posinset={position}
      aria-setsize={setSize}
    >
      <EntryBody
        entry={entry}
        corrections={entry.corrections ?? []}
        tabIndex={tabIndex}
        isOpen={isOpen}
        whyId={whyId}
        openClass="entry-open"
        onToggle={onToggle}
        when={
          <>
            <time dateTime={entry.time} title={moment}>{hour}</time>
            {entry.object && " · "}
            <EntryObject entry={entry} tabIndex={tabIndex} />
          </>
        }
      />
      {isOpen && <WhyPanel id={whyId} entry={entry} agent={agent} api={api} />}
    </li>
  );
}

/** The day stands above: the time of day is enough, and the tooltip has all. */
function timeTexts(time: string, timeZone: string): readonly [hour: string, moment: string] {
  const at = Date.parse(time);
  const format = { timeZone, hour: "numeric", minute: "2-digit" } as const;
  return [
    dateFormat(format).format(at),
    formatMoment(at, timeZone),
  ];
}
