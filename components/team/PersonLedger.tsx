import { useId, useMemo, useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { EntryBody } from "@/components/activity/EntryBody.tsx";
import { WhyPanel } from "@/components/activity/WhyPanel.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { CorrectEntry } from "@/components/corrections/CorrectEntry.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { type Api, createApi } from "@/components/shared/api.ts";
import { formatSigned } from "@/components/shared/format.ts";
import { createServerClock } from "@/components/shared/server_clock.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { useReloads } from "./use_live_data.ts";

const EVERY_MILLISECONDS = 30_000;
const ORDER = {
  keyOf: ({ id }: ExplainedEntry) => String(id),
  compare: (a: ExplainedEntry, b: ExplainedEntry) =>
    Date.parse(b.time) - Date.parse(a.time) || b.id - a.id,
};

/**
 * A person's ledger, newest work first. Opening an entry explains its points; each can be corrected
 * or taken back with a reason that the person reads.
 */
export function PersonLedger(
  { agent: { id: agent, name } }: { agent: { readonly id: string; readonly name: string } },
) {
  const words = wordsOf(teamWords).ledger;
  const { announce } = usePage();
  const [correcting, setCorrecting] = useState<ExplainedEntry | null>(null);
  const api = useMemo(() => createApi(createServerClock({ min: 0, max: 0 })), []);
  const [opened, setOpened] = useState<number | null>(null);
  const path = `/agents/${encodeURIComponent(agent)}/history?limit=30`;
  const list = useList<ExplainedEntry>(path, ORDER, EVERY_MILLISECONDS);
  useReloads(
    list.remote,
    path,
    (frame) => frame.type === "points" && frame.data.agent.id === agent,
  );
  return (
    <section class="group-section" aria-labelledby="ledger">
      <div class="team-bar">
        <h2 id="ledger" class="group-title">{words.title}</h2>
        <ExportMenu
          what={words.export}
          files={filesOf(`/agents/${encodeURIComponent(agent)}/history`, "")}
        />
      </div>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">{words.empty}</p>
            : (
              <ol class="group-rows" aria-labelledby="ledger">
                {list.entries.map((entry) => (
                  <LedgerRow
                    key={entry.id}
                    agent={agent}
                    entry={entry}
                    api={api}
                    isOpen={opened === entry.id}
                    onToggle={() => setOpened(opened === entry.id ? null : entry.id)}
                    onCorrect={() => setCorrecting(entry)}
                  />
                ))}
              </ol>
            )}
      </RemoteView>
      <MoreButton list={list} />
      {correcting && (
        <CorrectEntry
          entry={correcting}
          agent={{ id: agent, name }}
          onCancel={() => setCorrecting(null)}
          onDone={() => {
            setCorrecting(null);
            announce(words.changed(name));
            list.forget(correcting);
            list.remote.reload();
          }}
        />
      )}
    </section>
  );
}

function LedgerRow(
  { agent, entry, api, isOpen, onToggle, onCorrect }: {
    agent: string;
    entry: ExplainedEntry;
    api: Api;
    isOpen: boolean;
    onToggle: () => void;
    onCorrect: () => void;
  },
) {
  const words = wordsOf(teamWords).ledger;
  const whyId = useId();
  return (
    <li class="ledger-row" data-open={isOpen}>
      <EntryBody
        entry={entry}
        isOpen={isOpen}
        whyId={whyId}
        openClass="ledger-open"
        onToggle={onToggle}
        when={<Ago time={entry.time} />}
        below={isOpen && <WhyPanel id={whyId} entry={entry} agent={agent} api={api} />}
      >
        {entry.corrections?.map(({ event, points, reason, by }) => (
          <p key={event.id} class="entry-sum">
            <Sentence
              text={words.corrected}
              parts={{
                points: formatSigned(points),
                reason: <bdi>{reason}</bdi>,
                person: <bdi>{by.name}</bdi>,
              }}
            />
          </p>
        ))}
      </EntryBody>
      <button
        type="button"
        class="button"
        aria-label={words.correctLabel(entry.title)}
        onClick={onCorrect}
      >
        {words.correct}
      </button>
    </li>
  );
}
