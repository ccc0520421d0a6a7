import { useState } from "preact/hooks";
import type { TrialAgent, TrialView } from "@/core/rules/trial_views.ts";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { CircleCheck, Download, TriangleAlert } from "@/components/shared/icons.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { ProgressBar } from "@/components/shared/ProgressBar.tsx";

// What was compared does not change any more.
const RARELY_MILLISECONDS = 600_000;
const ORDER = { keyOf: ({ agent }: TrialAgent) => agent.id };
const SORTS = [
  ["gain", "Most gained first"],
  ["loss", "Most lost first"],
  ["before", "Most points now first"],
  ["after", "Most points then first"],
  ["name", "By name"],
] as const;
const FILTERS = [
  ["all", "Everybody"],
  ["changed", "Who changes"],
  ["gains", "Who gains"],
  ["losses", "Who loses"],
] as const;

/** The progress of a comparison, then what it found: sentences, and who gains and loses. */
export function TrialResult({ trial }: { trial: TrialView }) {
  if (trial.status === "failed") {
    return (
      <p class="notice" data-tone="bad" role="alert">
        <TriangleAlert size={15} />
        <span>The comparison failed. Start it again.</span>
      </p>
    );
  }
  return (
    <div class="rule-trial">
      {trial.status === "running"
        ? <Progress done={trial.doneAgents} all={trial.agents} words="people compared" />
        : <Effects trial={trial} />}
      {trial.doneAgents > 0 && trial.status === "done" && <AgentTable trial={trial} />}
    </div>
  );
}

/** A bar and its words: how many of how many. */
export function Progress({ done, all, words }: { done: number; all: number; words: string }) {
  return (
    <div class="rule-progress" role="status">
      <ProgressBar value={done} max={Math.max(1, all)} label={words} />
      <p class="group-hint tabular-nums">
        {formatNumber(done)} of {formatNumber(all)} {words}
      </p>
    </div>
  );
}

/** What a comparison means, in sentences. */
export function Effects({ trial }: { trial: Pick<TrialView, "effects"> }) {
  return (
    <ul class="rule-effects" aria-label="Effect">
      {trial.effects.map(({ severity, message }) => (
        <li key={message} data-severity={severity}>
          {severity === "warning" ? <TriangleAlert size={15} /> : <CircleCheck size={15} />}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}

function AgentTable({ trial: { id } }: { trial: TrialView }) {
  const [typed, setTyped] = useState("");
  const [only, setOnly] = useState<typeof FILTERS[number][0]>("all");
  const [sort, setSort] = useState<typeof SORTS[number][0]>("gain");
  const q = useSettled(typed);
  const query = `sort=${sort}&only=${only}&q=${encodeURIComponent(q)}`;
  const list = useList<TrialAgent>(
    `/admin/rule-trials/${id}/agents?limit=50&${query}`,
    ORDER,
    RARELY_MILLISECONDS,
  );
  return (
    <>
      <div class="list-filters rule-filters">
        <SearchInput
          id="trial-search"
          label="Search people"
          placeholder="Search"
          value={typed}
          onInput={setTyped}
        />
        <div class="filter-selects">
          <FilterSelect
            label="Who is shown"
            value={only}
            isOn={only !== "all"}
            options={FILTERS}
            onChange={setOnly}
          />
          <FilterSelect
            label="Order"
            value={sort}
            isOn={false}
            options={SORTS}
            onChange={setSort}
          />
          <a
            class="button"
            href={`/api/v1/admin/rule-trials/${id}/agents.csv?${query}`}
            download={`rules-comparison-${id}.csv`}
          >
            <Download size={14} />
            CSV
          </a>
        </div>
      </div>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">Nobody fits. Choose other filters.</p>
            : (
              <div class="rule-table" tabIndex={0} role="region" aria-label="Who gains and loses">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Person</th>
                      <th scope="col">Now</th>
                      <th scope="col">Then</th>
                      <th scope="col">Difference</th>
                    </tr>
                  </thead>
                  <tbody>
                    {list.entries.map(({ agent, before, after, difference }) => (
                      <tr key={agent.id}>
                        <th scope="row">
                          <bdi>{agent.name}</bdi>
                        </th>
                        <td>{formatNumber(before)}</td>
                        <td>{formatNumber(after)}</td>
                        <td
                          class="rule-difference"
                          data-gain={difference === 0 ? undefined : difference > 0}
                        >
                          {difference === 0 ? "0" : formatSigned(difference)}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </>
  );
}
