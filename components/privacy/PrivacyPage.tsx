import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { ErasureView, RetentionView } from "@/core/privacy/views.ts";
import type { FoundPersonView } from "@/core/agents/directory.ts";
import type { Page } from "@/core/shapes.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { HistoryLink } from "@/components/admin/HistoryLink.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { eraseHref, exportHref } from "@/components/personal_data/subject.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { Download, UserRoundX } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { privacyWords } from "@/words/privacy.ts";
import { PeriodDialog } from "./PeriodDialog.tsx";
import { daysInWords, kindInWords } from "./words.ts";

/** The path of the periods, below `/api/v1`. */
export const RETENTION_PATH = "/admin/privacy/retention";
const POLL_MILLISECONDS = 15_000;

/** All periods, as the API answers them. */
export interface Periods {
  readonly entries: readonly RetentionView[];
}

/** How long data is kept, and what can be done with the data of one person. */
export function PrivacyPage({ initial }: { initial: Periods | null }) {
  const words = wordsOf(privacyWords);
  const remote = useRemote<Periods>(RETENTION_PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const { announce } = usePage();
  const [editing, setEditing] = useState<string | null>(null);
  const put = (period: RetentionView) =>
    remote.update(({ entries }) => ({
      entries: entries.map((one) => one.kind === period.kind ? period : one),
    }));

  return (
    <>
      <PageHead title={words.title}>
        <HistoryLink kind="retention" />
      </PageHead>
      <div class="page-body">
        <p class="group-note">
          {words.note} <a class="docs-link" href="/docs/guides/privacy">{words.more}</a>
        </p>
        <RemoteView remote={remote}>
          {({ entries }) => (
            <Group
              id="periods"
              title={words.periods.title}
              note={words.periods.note}
            >
              {entries.map((period) => (
                <PeriodRow
                  key={period.kind}
                  period={period}
                  onChange={() => setEditing(period.kind)}
                />
              ))}
            </Group>
          )}
        </RemoteView>
        <PersonGroup />
        <Erased />
      </div>
      {editing !== null && (
        <PeriodDialog
          period={remote.data!.entries.find(({ kind }) => kind === editing)!}
          onRead={put}
          onSaved={(period) => {
            put(period);
            setEditing(null);
            announce(words.periods.changed(kindInWords(period).title, daysInWords(period.days)));
          }}
          onCancel={() => setEditing(null)}
        />
      )}
    </>
  );
}

function PeriodRow({ period, onChange }: { period: RetentionView; onChange: () => void }) {
  const words = wordsOf(privacyWords);
  const { days, lastRunAt, lastRemoved, removed } = period;
  const { title, about } = kindInWords(period);
  return (
    <Row
      label={title}
      hint={
        <>
          {about}
          {lastRunAt !== null && days !== null && (
            <span class="period-last">
              <Sentence
                text={words.periods.lastRun}
                parts={{
                  time: <Ago time={lastRunAt} />,
                  last: formatNumber(lastRemoved),
                  all: formatNumber(removed),
                }}
              />
            </span>
          )}
        </>
      }
    >
      <span class="whitespace-nowrap">{daysInWords(days)}</span>
      <button
        type="button"
        class="button"
        aria-label={words.periods.changeLabel(title)}
        onClick={onChange}
      >
        {words.periods.change}
      </button>
    </Row>
  );
}

/** Exports or erases one person. */
function PersonGroup() {
  const words = wordsOf(privacyWords);
  const { go } = usePage();
  const [person, setPerson] = useState<FoundPersonView | null>(null);
  return (
    <Group
      id="one-person"
      title={words.person.title}
      note={words.person.note}
    >
      <div class="group-row group-stack">
        <PersonChooser
          id="privacy-person"
          label={words.person.export}
          hint={words.person.exportHint}
          selected={person}
          onChoose={setPerson}
          onRemove={() => setPerson(null)}
        />
        {person && (
          <div class="new-buttons">
            <a
              class="button button-primary"
              href={exportHref({ agent: person.id })}
              download
            >
              <Download size={14} />
              {words.person.download}
            </a>
          </div>
        )}
      </div>
      <Row
        label={words.person.erase}
        hint={words.person.eraseHint}
      >
        <a class="button button-danger-text" href={eraseHref(null)} onClick={follow(go)}>
          <UserRoundX size={14} />
          {words.person.eraseAction}
        </a>
      </Row>
    </Group>
  );
}

const ORDER = {
  keyOf: ({ id }: ErasureView) => String(id),
  compare: (a: ErasureView, b: ErasureView) => b.id - a.id,
};

/** The people who were erased; nothing is shown while there is nobody. */
function Erased() {
  const words = wordsOf(privacyWords);
  const list = useList<ErasureView>(
    "/admin/privacy/erasures?limit=20",
    ORDER,
    POLL_MILLISECONDS,
    null satisfies Page<ErasureView> | null,
  );
  if (list.entries.length === 0) return null;
  return (
    <section class="group-section" aria-labelledby="erased">
      <h2 id="erased" class="group-title">{words.erased.title}</h2>
      <ul class="group-rows" aria-labelledby="erased">
        {list.entries.map((one) => (
          <li key={one.id} class="group-row">
            <span class="group-label">
              <span>{one.label ?? words.erased.account}</span>
              <span class="group-hint">
                {one.finishedAt === null ? words.erased.cleaning : words.erased.done}
              </span>
            </span>
            <span class="group-hint">
              <Ago time={one.erasedAt} />
            </span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}
