import { useState } from "preact/hooks";
import type { Reach } from "@/core/achievements/reach.ts";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useAnswer } from "@/components/counting/use_answer.ts";
import { typeTitles } from "@/components/counting/titles.ts";
import { metricWords } from "@/components/counting/words.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { Award } from "@/components/shared/icons.ts";
import { CircleAlert } from "@/components/shared/page_icons.ts";
import { formatDay, formatNumber } from "@/components/shared/format.ts";
import { achievementWords } from "@/words/achievements.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";

import { Badge } from "./Badge.tsx";
import { holdersWords, targetWords } from "./managed_words.ts";
import { ACHIEVEMENT_LIST, achievementHref } from "./place.ts";
import { ReachAnswer } from "./ReachPanel.tsx";
import { RetireDialog } from "./RetireDialog.tsx";

/** One achievement: what it is for, and who has it. */
export function ManagedPage({ id, initial }: {
  id: string;
  initial: AchievementDefinition | null;
}) {
  const words = wordsOf(achievementPageWords);
  const { go, announce } = usePage();
  const path = `/admin/achievements/${encodeURIComponent(id)}`;
  const remote = useRemote<AchievementDefinition>(path, { initial });
  const [isRetiring, setRetiring] = useState(false);
  if (remote.isMissing) {
    return <MissingPage icon={Award} noun={words.noun} list={ACHIEVEMENT_LIST} />;
  }
  const { data } = remote;
  const link = (kind: "edit" | "replace", text: string) => (
    <a class="button page-action" href={achievementHref({ kind, id })} onClick={follow(go)}>
      {text}
    </a>
  );
  return (
    <>
      <PageHead
        title={data?.title ?? words.one}
        back={{ ...ACHIEVEMENT_LIST, onClick: follow(go) }}
      >
        {data && link("edit", words.edit)}
        {data && data.retiredFrom === null && link("replace", words.replace)}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(one) => (
            <>
              <Notices one={one} />
              <Facts one={one} />
              <Holders one={one} />
              <p class="group-note history-link">
                <a
                  class="docs-link"
                  href={historyHref("achievement", id)}
                >
                  {words.history}
                </a>
              </p>
              {one.retiredFrom === null && (
                <div class="group-section">
                  <button
                    type="button"
                    class="button button-danger"
                    onClick={() => setRetiring(true)}
                  >
                    {words.retireOpen}
                  </button>
                </div>
              )}
            </>
          )}
        </RemoteView>
      </div>
      {isRetiring && data && (
        <RetireDialog
          one={data}
          onCancel={() => setRetiring(false)}
          onRetired={(retired) => {
            setRetiring(false);
            remote.update(() => retired);
            announce(words.isRetired(retired.title));
            document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}

function Notices({ one }: { one: AchievementDefinition }) {
  const words = wordsOf(achievementPageWords);
  const { go } = usePage();
  const other = (key: string) => (
    <a href={achievementHref({ kind: "achievement", id: key })} onClick={follow(go)}>
      <bdi>{key}</bdi>
    </a>
  );
  return (
    <>
      {one.retiredFrom !== null && (
        <p class="notice" data-tone="warning">
          <CircleAlert size={15} />
          <span>
            {words.retiredFrom(formatDay(one.retiredFrom))}
            {one.replacedBy !== null && (
              <>
                {" "}
                <Sentence text={words.replacedBy} parts={{ other: other(one.replacedBy) }} />
              </>
            )}
          </span>
        </p>
      )}
      {one.replaces !== null && (
        <p class="group-note">
          <Sentence text={words.replaced} parts={{ other: other(one.replaces) }} />
        </p>
      )}
    </>
  );
}

function Facts({ one }: { one: AchievementDefinition }) {
  const words = wordsOf(achievementPageWords);
  const { types } = useEventTypes();
  return (
    <Group id="achievement-facts" title={words.facts.title}>
      <div class="group-row">
        <Badge icon={one.icon} tier={one.tier} isEarned size="large" />
        <span class="group-label">
          <strong>
            <bdi>{one.title}</bdi>
          </strong>
          <span class="group-hint">{one.description}</span>
        </span>
      </div>
      <Row label={words.facts.category}>
        {words.facts.tierOf(wordsOf(achievementWords).categories[one.category], one.tier)}
        {one.secret && `, ${words.secretChip}`}
      </Row>
      <Row label={words.facts.counts}>{metricWords(one.metric, typeTitles(types))}</Row>
      <Row
        label={words.facts.target}
        hint={one.startsOn === null
          ? words.facts.allPast
          : words.facts.from(formatDay(one.startsOn))}
      >
        {targetWords(one)}
      </Row>
      <Row label={words.facts.pays}>{words.points(one.points, formatNumber(one.points))}</Row>
    </Group>
  );
}

function Holders({ one }: { one: AchievementDefinition }) {
  const words = wordsOf(achievementPageWords);
  const { metric, target, points, span, repeatable, startsOn } = one;
  const { data, error } = useAnswer<Reach>("/admin/achievements/reach", {
    metric,
    target,
    points,
    span,
    repeatable,
    startsOn,
  });
  return (
    <>
      <Group id="achievement-holders" title={words.holders.title}>
        <Row label={words.holders.people}>{holdersWords(one)}</Row>
        <Row label={words.holders.awards}>{formatNumber(one.awards)}</Row>
        {one.lastEarnedAt !== null && (
          <Row label={words.holders.latest}>
            <Ago time={one.lastEarnedAt} />
          </Row>
        )}
      </Group>
      <section class="group-section" aria-labelledby="achievement-log">
        <h2 id="achievement-log" class="group-title">{words.holders.log}</h2>
        {error
          ? <p class="form-error">{error}</p>
          : data === null
          ? <p class="group-note">{words.reach.counting}</p>
          : (
            <div class="group-rows reach-section">
              <ReachAnswer reach={data} />
            </div>
          )}
      </section>
    </>
  );
}
