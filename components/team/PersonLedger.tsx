import { type ComponentChildren } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { arithmetic } from "@/core/explain/arithmetic.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { sourceLook } from "@/components/activity/sources.ts";
import { WhyPanel } from "@/components/activity/WhyPanel.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { type Api, createApi } from "@/components/shared/api.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { createServerClock } from "@/components/shared/server_clock.ts";
import { useReloads } from "./use_live_data.ts";

const EVERY_MILLISECONDS = 30_000;
const ORDER = {
  keyOf: ({ id }: ExplainedEntry) => String(id),
  compare: (a: ExplainedEntry, b: ExplainedEntry) =>
    Date.parse(b.time) - Date.parse(a.time) || b.id - a.id,
};

/** A person's ledger, newest work first. Opening an entry explains its points. */
export function PersonLedger(
  { agent, actions }: {
    /** Id of the agent. */
    agent: string;
    /** What can be done about an entry; `onDone` reads the ledger again. */
    actions: (entry: ExplainedEntry, onDone: () => void) => ComponentChildren;
  },
) {
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
      <h2 id="ledger" class="group-title">Ledger</h2>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">There are no points yet.</p>
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
                  >
                    {actions(entry, list.remote.reload)}
                  </LedgerRow>
                ))}
              </ol>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}

function LedgerRow(
  { agent, entry, api, isOpen, onToggle, children }: {
    agent: string;
    entry: ExplainedEntry;
    api: Api;
    isOpen: boolean;
    onToggle: () => void;
    children: ComponentChildren;
  },
) {
  const whyId = useId();
  const { name, tint, Icon } = sourceLook(entry.event.source);
  const { points, breakdown, reason } = entry;
  const sign = points > 0 ? "gain" : points < 0 ? "loss" : "none";
  return (
    <li class="ledger-row" data-open={isOpen}>
      <span class="entry-icon" data-tint={tint} aria-hidden="true">
        <Icon size={17} />
      </span>
      <div class="entry-text">
        <p class="entry-title">
          <button
            type="button"
            class="ledger-open"
            aria-expanded={isOpen}
            aria-controls={isOpen ? whyId : undefined}
            title="Why this many?"
            onClick={onToggle}
          >
            {entry.title}
          </button>
        </p>
        <p class="entry-sum tabular-nums">
          {breakdown.length > 1 ? arithmetic(breakdown, points) : reason}
        </p>
        <p class="entry-meta text-label-secondary">
          <bdi>{name}</bdi> · <Ago time={entry.time} />
        </p>
        {isOpen && <WhyPanel id={whyId} entry={entry} agent={agent} api={api} />}
      </div>
      <span class="entry-points tabular-nums" data-sign={sign}>
        {points === 0 ? formatNumber(0) : formatSigned(points)} <span class="sr-only">points</span>
      </span>
      {children}
    </li>
  );
}
