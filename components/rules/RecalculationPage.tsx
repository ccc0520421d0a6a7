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
import { Moment } from "./Moment.tsx";
import { RECALCULATION_LIST, ruleHref } from "./place.ts";
import { RECALCULATION_STATES } from "./RecalculationList.tsx";
import { Effects, Progress, TrialResult } from "./TrialResult.tsx";
import { type TrialRun, useTrial } from "./use_trial.ts";

const POLL_MILLISECONDS = 1_500;

/** A recalculation: its dry run, then its progress. */
export function RecalculationPage({ id }: { id: number }) {
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
    return <MissingPage icon={RefreshCw} noun="recalculation" list={RECALCULATION_LIST} />;
  }
  return (
    <>
      <PageHead
        title={`Recalculation ${id}`}
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
  const { go } = usePage();
  return (
    <Group id="recalculation-facts" title="What is scored again">
      <Row label="State">
        <span class="badge" data-tone={one.status === "done" ? "good" : undefined}>
          {RECALCULATION_STATES[one.status]}
        </span>
      </Row>
      <Row label="Work from">
        <Moment time={one.from} />
      </Row>
      <Row label="Work before">
        <Moment time={one.to} />
      </Row>
      <Row label="Under">
        <a
          class="docs-link"
          href={ruleHref({ kind: "version", id: one.ruleVersion })}
          onClick={follow(go)}
        >
          Version {one.ruleVersion}
        </a>
      </Row>
      {one.note !== "" && (
        <Row label="Reason">
          <bdi>{one.note}</bdi>
        </Row>
      )}
      <By label="Drafted" time={one.createdAt} by={one.createdBy} />
      {one.appliedAt !== null && <By label="Applied" time={one.appliedAt} by={one.appliedBy} />}
      {one.finishedAt !== null && <By label="Finished" time={one.finishedAt} by={null} />}
    </Group>
  );
}

function By({ label, time, by }: { label: string; time: string; by: Detail["createdBy"] }) {
  return (
    <Row label={label}>
      <span>
        <Moment time={time} />
        {by !== null && (
          <>
            {" by "}
            <bdi>{by.name}</bdi>
          </>
        )}
      </span>
    </Row>
  );
}

function Running({ one: { agents, waitingAgents } }: { one: Detail }) {
  const all = Math.max(agents ?? 0, waitingAgents);
  return (
    <section class="group-section" aria-labelledby="recalculation-progress">
      <h2 id="recalculation-progress" class="group-title">Points are being corrected</h2>
      <Progress done={all - waitingAgents} all={all} words="people scored again" />
    </section>
  );
}

function DryRun({ one, run }: { one: Detail; run: TrialRun }) {
  if (run.trial === null && one.status !== "draft") return null;
  return (
    <section class="group-section" aria-labelledby="recalculation-dry-run">
      <h2 id="recalculation-dry-run" class="group-title">Dry run</h2>
      {run.error && <p class="form-error" role="alert">{run.error}</p>}
      {run.trial
        ? <TrialResult trial={run.trial} />
        : !run.error && <Progress done={0} all={0} words="people compared" />}
      {one.status === "draft" && run.trial !== null && !run.isRunning && (
        <button
          type="button"
          class="button rule-again"
          onClick={() => void run.start({ recalculation: one.id })}
        >
          Run Again
        </button>
      )}
    </section>
  );
}

function Decide({ one, run, remote }: { one: Detail; run: TrialRun; remote: Remote<Detail> }) {
  const { go, announce } = usePage();
  const path = `/admin/recalculations/${one.id}`;
  const isCounted = run.trial?.status === "done";

  async function apply(): Promise<string | null> {
    const answer = await ask<Detail>("POST", `${path}/apply`);
    // Another admin may have applied it.
    if (!answer.ok && answer.code !== "recalculation_applied") return answer.message;
    announce("The recalculation is applied. Points are being corrected.");
    remote.reload();
    return null;
  }

  async function remove(): Promise<string | null> {
    const problem = await askToRemove(path);
    if (problem !== null) return problem;
    announce("The dry run is deleted.");
    go(RECALCULATION_LIST.href);
    return null;
  }

  return (
    <div class="group-section rule-decide">
      {isCounted && (
        <ConfirmButton
          label="Apply…"
          title="Apply this recalculation?"
          action="Apply"
          isDanger
          onConfirm={apply}
        >
          {run.trial && <Effects trial={run.trial} />}
          <p>
            Correcting entries are booked for everybody whose points change, and everybody sees them
            with the reason. It also scores work of the period that arrives later. It cannot be
            undone; another recalculation can replace it.
          </p>
        </ConfirmButton>
      )}
      <ConfirmButton
        label="Delete Dry Run…"
        title="Delete this dry run?"
        action="Delete"
        isDanger
        onConfirm={remove}
      >
        Nothing was applied, so nobody’s points change.
      </ConfirmButton>
    </div>
  );
}
