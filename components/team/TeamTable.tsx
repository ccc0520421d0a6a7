import { useEffect, useRef, useState } from "preact/hooks";
import type { MeasureKey } from "@/core/team/measures.ts";
import { formatMeasure } from "@/core/team/sentences.ts";
import type { TeamAgent } from "@/core/team/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { Flame } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { measureWords } from "@/words/measures.ts";
import { teamWords } from "@/words/team.ts";
import type { PersonLink } from "./NoticedList.tsx";
import { COLUMN_KEYS, type ColumnKey, columnTitle, type TableOrder } from "./table_order.ts";
import { UsualBar } from "./UsualBar.tsx";
import { comparedInWords, stateInWords, usualInWords } from "./words.ts";

/** The people of the team: a table, on narrow screens cards. The arrow keys move between rows. */
export function TeamTable(
  { agents, from, order, onSort, linkProps }: {
    agents: readonly TeamAgent[];
    /** The person whose page was open before; the focus returns to them. */
    from: string | null;
    order: TableOrder;
    onSort: (by: ColumnKey) => void;
    /** The target of a person's link. */
    linkProps: (id: string) => { href: string; onClick: (event: MouseEvent) => void };
  },
) {
  const words = wordsOf(teamWords);
  const body = useRef<HTMLTableSectionElement>(null);
  // One row can be reached with Tab; the arrow keys move from there.
  const [chosen, setChosen] = useState(from);
  const reachable = agents.some(({ id }) => id === chosen) ? chosen : agents[0]?.id;

  useEffect(() => {
    const focused = document.activeElement;
    // Whoever has moved on already is not called back.
    if (from === null || (focused !== document.body && !focused?.matches(".page-title"))) return;
    body.current?.querySelector<HTMLElement>('.team-person[tabindex="0"]')?.focus();
  }, []);

  function onKey(event: KeyboardEvent) {
    const links = [...body.current?.querySelectorAll<HTMLElement>(".team-person") ?? []];
    const at = links.findIndex((link) => link === document.activeElement);
    const to = {
      ArrowDown: Math.min(links.length - 1, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: links.length - 1,
    }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    links[to]?.focus();
  }

  return (
    <table class="team-table" aria-label={words.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {COLUMN_KEYS.map((key) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              aria-sort={order.by !== key
                ? "none"
                : order.isDescending
                ? "descending"
                : "ascending"}
            >
              <button type="button" class="team-sort" onClick={() => onSort(key)}>
                {columnTitle(key)}
                <span aria-hidden="true" class="team-arrow">
                  {order.by === key ? (order.isDescending ? "↓" : "↑") : ""}
                </span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} role="rowgroup" onKeyDown={onKey}>
        {agents.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            link={({ id, name }) => (
              <a
                class="team-person"
                tabIndex={id === reachable ? 0 : -1}
                onFocus={() => setChosen(id)}
                {...linkProps(id)}
              >
                <bdi>{name}</bdi>
              </a>
            )}
          />
        ))}
      </tbody>
    </table>
  );
}

function AgentRow({ agent, link }: { agent: TeamAgent; link: PersonLink }) {
  const words = wordsOf(teamWords);
  const { timeZone } = usePage();
  const { points, counts, streak, state } = agent;
  return (
    <tr role="row" data-agent={agent.id}>
      <th role="rowheader" scope="row">{link(agent)}</th>
      <td role="cell" data-label={columnTitle("state")}>
        <span class="team-state" data-state={state.kind}>{stateInWords(state, timeZone)}</span>
      </td>
      <td role="cell" data-label={columnTitle("points")} class="team-points">
        <span class="team-number">{formatNumber(points.today)}</span>
        <UsualBar today={points.today} usual={points.usual} />
        <span class="team-hint">{comparedInWords(points)}</span>
      </td>
      <td role="cell" data-label={columnTitle("streak")}>
        <span class="team-streak" data-safe={streak.isSafe} data-on={streak.days > 0}>
          <Flame size={13} /> {formatNumber(streak.days)}
          {streak.days > 0 && !streak.isSafe && <span class="sr-only">{words.inDanger}</span>}
        </span>
      </td>
      <Measure agent={agent} name="responseTime" />
      <Measure agent={agent} name="quality" />
      <Measure agent={agent} name="conversion" />
      <td role="cell" data-label={columnTitle("calls")}>
        <span class="team-number">{formatNumber(counts.calls.today)}</span>
        {counts.calls.usual !== null && (
          <span class="team-hint">{usualInWords(counts.calls.usual)}</span>
        )}
      </td>
      <Measure agent={agent} name="completeness" />
    </tr>
  );
}

function Measure({ agent, name }: { agent: TeamAgent; name: MeasureKey }) {
  const words = wordsOf(teamWords);
  const { today, usual } = agent.measures[name];
  const { counted } = wordsOf(measureWords)[name];
  return (
    <td
      role="cell"
      data-label={columnTitle(name)}
      title={words.today(counted(today.count, formatNumber(today.count)))}
    >
      <span class="team-number">{formatMeasure(name, today.value)}</span>
      {usual.value !== null && (
        <span class="team-hint">{words.usually(formatMeasure(name, usual.value))}</span>
      )}
    </td>
  );
}
