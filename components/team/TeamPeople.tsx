import { useEffect, useRef, useState } from "preact/hooks";
import type { TeamAgent } from "@/core/team/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Search } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import {
  arrangeAgents,
  COLUMN_KEYS,
  type ColumnKey,
  columnTitle,
  firstOrder,
  nextOrder,
} from "./table_order.ts";
import { TeamTable } from "./TeamTable.tsx";

/** The people of the team with search (the slash key) and sorting. */
export function TeamPeople(
  { agents, members, from, linkProps }: {
    agents: readonly TeamAgent[];
    /** How many people are in the team; a very large team is not shown as a whole. */
    members: number;
    /** The person whose page was open before. */
    from: string | null;
    linkProps: (id: string) => { href: string; onClick: (event: MouseEvent) => void };
  },
) {
  const words = wordsOf(teamWords);
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState(firstOrder("name"));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest("input, textarea, select, dialog, [contenteditable]")) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const shown = arrangeAgents(agents, search, order);

  return (
    <section aria-labelledby="team-people" class="team-people">
      <div class="team-bar">
        <h2 id="team-people" class="group-title">{words.people}</h2>
        <label class="team-sorted">
          <span>{words.sortBy}</span>
          <select
            class="input select"
            value={order.by}
            onChange={(event) => setOrder(firstOrder(event.currentTarget.value as ColumnKey))}
          >
            {COLUMN_KEYS.map((key) => <option key={key} value={key}>{columnTitle(key)}</option>)}
          </select>
        </label>
        <label class="team-search">
          <span class="sr-only">{words.searchPeople}</span>
          <Search size={14} />
          <input
            ref={field}
            type="search"
            class="input"
            placeholder={words.search}
            aria-keyshortcuts="/"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape" || search === "") return;
              event.preventDefault();
              setSearch("");
            }}
          />
        </label>
      </div>
      {shown.length === 0
        ? <p class="team-nobody" role="status">{words.nobodyCalled}</p>
        : (
          <TeamTable
            agents={shown}
            from={from}
            order={order}
            onSort={(by) => setOrder(nextOrder(order, by))}
            linkProps={linkProps}
          />
        )}
      {agents.length < members && (
        <p class="group-note">
          {words.firstOf(formatNumber(agents.length), formatNumber(members))}
        </p>
      )}
    </section>
  );
}
