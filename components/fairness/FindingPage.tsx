import type { FindingDetail } from "@/core/fairness/views.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatNumber, formatTime } from "@/components/shared/format.ts";
import { Scale } from "@/components/shared/page_icons.ts";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { DecisionForm } from "./DecisionForm.tsx";
import { Decisions } from "./Decisions.tsx";
import { Evidence } from "./Evidence.tsx";
import { PeersChart } from "./PeersChart.tsx";
import { fairnessHref } from "./place.ts";
import { strengthOf } from "./words.ts";

const LIST = {
  href: fairnessHref({ kind: "list" }),
  get label(): string {
    return wordsOf(fairnessWords).findings;
  },
};

/** One finding: what decided, the evidence, and the decision of a person. */
export function FindingPage({ id, initial }: { id: number; initial: FindingDetail | null }) {
  const words = wordsOf(fairnessWords);
  const { go } = usePage();
  const path = `/insights/fairness/${id}`;
  const remote = useRemote<FindingDetail>(path, {
    initial: initial?.finding.id === id ? initial : null,
  });
  if (remote.isMissing) return <MissingPage icon={Scale} noun={words.noun} list={LIST} />;
  const back = {
    ...LIST,
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(LIST.href);
    },
  };
  return (
    <>
      <PageHead
        title={remote.data ? words.kinds[remote.data.finding.kind] : words.one}
        back={back}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(detail) => (
            <>
              <Numbers detail={detail} />
              {detail.days.length > 0 && <PeersChart detail={detail} />}
              <Evidence detail={detail} />
              <Decisions decisions={detail.decisions} />
              {detail.finding.mayDecide
                ? (
                  <DecisionForm
                    finding={detail.finding}
                    onDecided={(next) => remote.update(() => next)}
                  />
                )
                : <p class="notice">{words.ownWork}</p>}
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function Numbers({ detail: { finding, numbers } }: { detail: FindingDetail }) {
  const words = wordsOf(fairnessWords);
  const { timeZone } = usePage();
  const { agent, sentence, from, to } = finding;
  const shown = (value: number) => formatNumber(Math.round(value * 10) / 10);
  const moment = (time: string) => formatTime(Date.parse(time), timeZone);
  return (
    <Group id="finding" title={words.found.title}>
      <Row
        label={
          <a href={`/team/${encodeURIComponent(agent.id)}`}>
            <bdi>{agent.name}</bdi>
          </a>
        }
        hint={sentence}
      >
        <span class="badge" data-tone={strengthOf(finding.strength).tone ?? undefined}>
          {strengthOf(finding.strength).word}
        </span>
      </Row>
      <Row
        label={words.found.workOf}
        hint={from === to ? moment(from) : words.found.span(moment(from), moment(to))}
      />
      <Row label={words.found.counted} hint={words.found.threshold(shown(numbers.threshold))}>
        <span class="tabular-nums">{shown(numbers.value)}</span>
      </Row>
      {numbers.own !== null && (
        <Row label={words.found.own} hint={words.found.ownHint}>
          <span class="tabular-nums">{shown(numbers.own)}</span>
        </Row>
      )}
      {numbers.peers !== null && (
        <Row label={words.found.peers} hint={words.found.peersHint}>
          <span class="tabular-nums">{shown(numbers.peers)}</span>
        </Row>
      )}
    </Group>
  );
}
