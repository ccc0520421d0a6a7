import { useState } from "preact/hooks";
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
import { Download, UserRoundX } from "@/components/shared/icons.ts";
import { PeriodDialog } from "./PeriodDialog.tsx";

import { daysWords } from "./words.ts";

/** The path of the periods, below `/api/v1`. */
export const RETENTION_PATH = "/admin/privacy/retention";
const POLL_MILLISECONDS = 15_000;

/** All periods, as the API answers them. */
export interface Periods {
  readonly entries: readonly RetentionView[];
}

/** How long data is kept, and what can be done with the data of one person. */
export function PrivacyPage({ initial }: { initial: Periods | null }) {
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
      <PageHead title="Privacy">
        <HistoryLink kind="retention" />
      </PageHead>
      <div class="page-body">
        <p class="group-note">
          What Laurel keeps about people, for how long, and how a person is forgotten.{" "}
          <a class="docs-link" href="/docs/guides/privacy">More about privacy</a>
        </p>
        <RemoteView remote={remote}>
          {({ entries }) => (
            <Group
              id="periods"
              title="How long data is kept"
              note="What is older is removed for good, within the hour. Points never depend on it."
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
            announce(`${period.title}: ${daysWords(period.days)}.`);
          }}
          onCancel={() => setEditing(null)}
        />
      )}
    </>
  );
}

function PeriodRow({ period, onChange }: { period: RetentionView; onChange: () => void }) {
  const { title, about, days, lastRunAt, lastRemoved, removed } = period;
  return (
    <Row
      label={title}
      hint={
        <>
          {about}
          {lastRunAt !== null && days !== null && (
            <span class="period-last">
              Last run <Ago time={lastRunAt} />: {formatNumber(lastRemoved)} removed,{" "}
              {formatNumber(removed)} in all.
            </span>
          )}
        </>
      }
    >
      <span class="whitespace-nowrap">{daysWords(days)}</span>
      <button type="button" class="button" aria-label={`Change ${title}…`} onClick={onChange}>
        Change…
      </button>
    </Row>
  );
}

/** Exports or erases one person. */
function PersonGroup() {
  const { go } = usePage();
  const [person, setPerson] = useState<FoundPersonView | null>(null);
  return (
    <Group
      id="one-person"
      title="One person"
      note="For somebody who asks what is stored about them, or wants to be forgotten."
    >
      <div class="group-row group-stack">
        <PersonChooser
          id="privacy-person"
          label="Export what is stored about"
          hint="One JSON file with everything. The export is written to the audit log."
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
              Download
            </a>
          </div>
        )}
      </div>
      <Row
        label="Erase a person"
        hint="Everything that says who they are is gone. Points stay, under an id that says nothing."
      >
        <a class="button button-danger-text" href={eraseHref(null)} onClick={follow(go)}>
          <UserRoundX size={14} />
          Erase…
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
  const list = useList<ErasureView>(
    "/admin/privacy/erasures?limit=20",
    ORDER,
    POLL_MILLISECONDS,
    null satisfies Page<ErasureView> | null,
  );
  if (list.entries.length === 0) return null;
  return (
    <section class="group-section" aria-labelledby="erased">
      <h2 id="erased" class="group-title">Erased people</h2>
      <ul class="group-rows" aria-labelledby="erased">
        {list.entries.map((one) => (
          <li key={one.id} class="group-row">
            <span class="group-label">
              <span>{one.label ?? "An account without an agent"}</span>
              <span class="group-hint">
                {one.finishedAt === null
                  ? "Copies that were on their way are being cleaned."
                  : "Nothing is left."}
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
