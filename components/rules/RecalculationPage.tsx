import { useEffect } from "preact/hooks";
import type { RecalculationDetail as Detail } from "@/core/recalculations.ts";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { type Remote, useRemote } from "@/components/admin/use_remote.ts";
import { RefreshCw } from "@/components/shared/icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { recalculationWords } from "@/words/recalculations.ts";
import { rulesWords } from "@/words/rules.ts";
import { Moment } from "./Moment.tsx";
import { RECALCULATION_LIST, ruleHref } from "./place.ts";
import { Effects, Progress, TrialResult } from "./TrialResult.tsx";
import { type TrialRun, useTrial } from "./use_trial.ts";

const POLL_MILLISECONDS = 1_500;

/** A recalculation: its dry run, then its progress. */
export function RecalculationPage({ id }: { id: number }) {
  const words = wordsOf(recalculationWords);
  const { go } = usePage();
  const path = `/admin/recalculations/${id}`;
  const remote = useRemote<Detail>(`${path}?summary=false`, {
    everyMilliseconds: POLL_MILLISECONDS,
  });
  const run = useTrial();
  const trial = remote.data?.trial;
  const status = remote.data?.status;
  useEffect(() => {
    if (status === undefined || trial === undefined) return;
    if (trial !== null) run.follow(trial);
    else if (status === "draft") void run.start({ recalculation: id });
  }, [trial, status]);
  if (remote.isMissing) {
    return <MissingPage icon={RefreshCw} noun={words.noun} list={RECALCULATION_LIST} />;
  }
  return (
    <>
      <PageHead
        title={words.one(id)}
        back={{ ...RECALCULATION_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(one) => (
            <>
              <Facts one={one} />
              {one.status === "running" && <Running one={one} />}
              <DryRun one={one} run={run} />
              {one.status === "draft" && <Decide one={one} run={run} remote={remote} />}
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function Facts({ one }: { one: Detail }) {
  const { facts: words, states } = wordsOf(recalculationWords);
  const { go } = usePage();
  return (
    <Group id="recalculation-facts" title={words.title}>
      <Row label={words.state}>
        <span class="badge" data-tone={one.status === "done" ? "good" : undefined}>
          {states[one.status]}
        </span>
      </Row>
      <Row label={words.from}>
        <Moment time={one.from} />
      </Row>
      <Row label={words.before}>
        <Moment time={one.to} />
      </Row>
      <Row label={words.under}>
        <a
          class="docs-link"
          href={ruleHref({ kind: "version", id: one.ruleVersion })}
          onClick={follow(go)}
        >
          {wordsOf(rulesWords).version.title(one.ruleVersion)}
        </a>
      </Row>
      {one.note !== "" && (
        <Row label={wordsOf(recalculationWords).form.reason}>
          <bdi>{one.note}</bdi>
        </Row>
      )}
      <By label={words.drafted} time={one.createdAt} by={one.createdBy} />
      {one.appliedAt !== null && (
        <By label={words.applied} time={one.appliedAt} by={one.appliedBy} />
      )}
      {one.finishedAt !== null && <By label={words.finished} time={one.finishedAt} by={null} />}
    </Group>
  );
}

function By({ label, time, by }: { label: string; time: string; by: Detail["createdBy"] }) {
  return (
    <Row label={label}>
      <span>
        {by === null ? <Moment time={time} /> : (
          <Sentence
            text={wordsOf(recalculationWords).facts.atBy}
            parts={{ time: <Moment time={time} />, person: <bdi>{by.name}</bdi> }}
          />
        )}
      </span>
    </Row>
  );
}

function Running({ one: { agents, waitingAgents } }: { one: Detail }) {
  const words = wordsOf(recalculationWords);
  const all = Math.max(agents ?? 0, waitingAgents);
  return (
    <section class="group-section" aria-labelledby="recalculation-progress">
      <h2 id="recalculation-progress" class="group-title">{words.running}</h2>
      <Progress done={all - waitingAgents} all={all} words={words.scoredAgain} />
    </section>
  );
}

function DryRun({ one, run }: { one: Detail; run: TrialRun }) {
  const words = wordsOf(recalculationWords);
  if (run.trial === null && one.status !== "draft") return null;
  return (
    <section class="group-section" aria-labelledby="recalculation-dry-run">
      <h2 id="recalculation-dry-run" class="group-title">{words.dryRun}</h2>
      {run.error && <p class="form-error" role="alert">{run.error}</p>}
      {run.trial
        ? <TrialResult trial={run.trial} />
        : !run.error && <Progress done={0} all={0} words={wordsOf(rulesWords).trial.compared} />}
      {one.status === "draft" && run.trial !== null && !run.isRunning && (
        <button
          type="button"
          class="button rule-again"
          onClick={() => void run.start({ recalculation: one.id })}
        >
          {words.again}
        </button>
      )}
    </section>
  );
}

function Decide({ one, run, remote }: { one: Detail; run: TrialRun; remote: Remote<Detail> }) {
  const words = wordsOf(recalculationWords);
  const { go, announce } = usePage();
  const path = `/admin/recalculations/${one.id}`;
  const isCounted = run.trial?.status === "done";

  async function apply(): Promise<string | null> {
    const answer = await ask<Detail>("POST", `${path}/apply`);
    // Another admin may have applied it.
    if (!answer.ok && answer.code !== "recalculation_applied") return answer.message;
    announce(words.apply.done);
    remote.reload();
    return null;
  }

  async function remove(): Promise<string | null> {
    const problem = await askToRemove(path);
    if (problem !== null) return problem;
    announce(words.delete.done);
    go(RECALCULATION_LIST.href);
    return null;
  }

  return (
    <div class="group-section rule-decide">
      {isCounted && (
        <ConfirmButton
          label={words.apply.label}
          title={words.apply.question}
          action={words.apply.action}
          isDanger
          onConfirm={apply}
        >
          {run.trial && <Effects trial={run.trial} />}
          <p>{words.apply.means}</p>
        </ConfirmButton>
      )}
      <ConfirmButton
        label={words.delete.label}
        title={words.delete.question}
        action={words.delete.action}
        isDanger
        onConfirm={remove}
      >
        {words.delete.means}
      </ConfirmButton>
    </div>
  );
}
