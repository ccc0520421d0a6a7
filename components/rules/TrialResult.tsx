import { useState } from "preact/hooks";
import type { TrialAgent, TrialView } from "@/core/rules/trial_views.ts";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { CircleCheck, Download, TriangleAlert } from "@/components/shared/page_icons.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { ProgressBar } from "@/components/shared/ProgressBar.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";

// What was compared does not change any more.
const RARELY_MILLISECONDS = 600_000;
const ORDER = { keyOf: ({ agent }: TrialAgent) => agent.id };
const SORTS = ["gain", "loss", "before", "after", "name"] as const;
const FILTERS = ["all", "changed", "gains", "losses"] as const;

/** The progress of a comparison, then what it found: sentences, and who gains and loses. */
export function TrialResult({ trial }: { trial: TrialView }) {
  const words = wordsOf(rulesWords).trial;
  if (trial.status === "failed") {
    return (
      <p class="notice" data-tone="bad" role="alert">
        <TriangleAlert size={15} />
        <span>{words.failed}</span>
      </p>
    );
  }
  return (
    <div class="rule-trial">
      {trial.status === "running"
        ? <Progress done={trial.doneAgents} all={trial.agents} words={words.compared} />
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
        {wordsOf(rulesWords).trial.progress(formatNumber(done), formatNumber(all), words)}
      </p>
    </div>
  );
}

/** What a comparison means, in sentences. */
export function Effects({ trial }: { trial: Pick<TrialView, "effects"> }) {
  return (
    <ul class="rule-effects" aria-label={wordsOf(rulesWords).trial.effect}>
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
  const words = wordsOf(rulesWords).trial;
  const [typed, setTyped] = useState("");
  const [only, setOnly] = useState<typeof FILTERS[number]>("all");
  const [sort, setSort] = useState<typeof SORTS[number]>("gain");
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
          label={words.search}
          placeholder={words.searchHint}
          value={typed}
          onInput={setTyped}
        />
        <div class="filter-selects">
          <FilterSelect
            label={words.which}
            value={only}
            isOn={only !== "all"}
            options={FILTERS.map((one) => [one, words.filters[one]] as const)}
            onChange={setOnly}
          />
          <FilterSelect
            label={words.order}
            value={sort}
            isOn={false}
            options={SORTS.map((one) => [one, words.sorts[one]] as const)}
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
            ? <p class="group-note">{words.nobody}</p>
            : (
              <div class="rule-table" tabIndex={0} role="region" aria-label={words.table}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{words.person}</th>
                      <th scope="col">{words.now}</th>
                      <th scope="col">{words.then}</th>
                      <th scope="col">{words.difference}</th>
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
