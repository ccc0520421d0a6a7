import { useState } from "preact/hooks";
import type { WorkingCalendarView } from "@/core/calendars/working_calendars.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { weekdaysInWords } from "@/components/shared/weekdays.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { calendarHref } from "./place.ts";
import { calendarTitle } from "./title.ts";

const POLL_MILLISECONDS = 15_000;

/** Returns the path of the list's first page, below `/api/v1`. */
export function calendarListPath(q: string): string {
  return `/admin/working-calendars?limit=50${q === "" ? "" : `&q=${encodeURIComponent(q)}`}`;
}

const KINDS = ["organization", "shared", "team"];
const ORDER = {
  keyOf: ({ id }: WorkingCalendarView) => String(id),
  compare: (a: WorkingCalendarView, b: WorkingCalendarView) =>
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
};

/** All calendars. */
export function CalendarList({ initial }: { initial: Page<WorkingCalendarView> | null }) {
  const words = wordsOf(calendarWords);
  const [text, setText] = useState("");
  const q = useSettled(text.trim());
  const list = useList(calendarListPath(q), ORDER, POLL_MILLISECONDS, q === "" ? initial : null);
  const isAlone = q === "" && list.entries.length === 1;
  return (
    <>
      <PageHead title={words.all}>
        <AddLink href={calendarHref({ kind: "new" })}>{words.add}</AddLink>
      </PageHead>
      <div class="page-body">
        <p class="group-note">{words.note}</p>
        <form class="list-filters" role="search" onSubmit={(event) => event.preventDefault()}>
          <SearchInput
            id="calendar-search"
            label={words.search}
            placeholder={words.searchHint}
            value={text}
            onInput={setText}
          />
        </form>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? <p class="group-note" role="status">{words.notFound}</p>
              : (
                <ul class="group-rows" aria-label={words.all}>
                  {list.entries.map((one) => <CalendarRow key={one.id} one={one} />)}
                </ul>
              )}
        </RemoteView>
        {isAlone && <p class="group-note calendars-next">{words.start}</p>}
        <MoreButton list={list} />
      </div>
    </>
  );
}

function CalendarRow({ one }: { one: WorkingCalendarView }) {
  const words = wordsOf(calendarWords);
  const { go } = usePage();
  return (
    <li>
      <a
        class="group-row link-row"
        href={calendarHref({ kind: "calendar", id: one.id })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong class="truncate">
            <bdi>{calendarTitle(one)}</bdi>
          </strong>
          <span class="group-hint">
            {one.weekdays === null ? words.asOrganization : weekdaysInWords(one.weekdays)}
            {" · "}
            <UsedBy one={one} />
          </span>
        </span>
        <span class="group-hint whitespace-nowrap">
          {one.holidays === 0
            ? words.noneAhead
            : words.ahead(one.holidays, formatNumber(one.holidays))}
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}

const MAX_NAMED = 3;

function UsedBy({ one: { kind, teams } }: { one: WorkingCalendarView }) {
  const words = wordsOf(calendarWords).usedBy;
  if (kind === "organization") return <>{words.everybody}</>;
  if (kind === "team") return <>{words.oneTeam}</>;
  if (teams.length === 0) return <>{words.nobody}</>;
  const names = teams.slice(0, MAX_NAMED).map(({ name }) => name);
  const more = teams.length - names.length;
  return (
    <>
      <bdi>{new Intl.ListFormat(currentLanguage()).format(names)}</bdi>
      {more > 0 && words.more(more)}
    </>
  );
}
