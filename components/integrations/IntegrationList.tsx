import type { ComponentChildren } from "preact";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { EntryList } from "@/components/admin/EntryList.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ChevronRight, Plug } from "@/components/shared/page_icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { integrationHref } from "./place.ts";
import { PlaceLink } from "./PlaceLink.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { ToolGlyph } from "./ToolGlyph.tsx";
import type { IntegrationView } from "@/core/integrations/views.ts";
import type { Page } from "@/core/shapes.ts";
import { failingWords } from "./words.ts";

const POLL_MILLISECONDS = 10_000;

/** All integrations with their health. */
export function IntegrationList({ initial }: { initial: Page<IntegrationView> | null }) {
  const words = wordsOf(integrationWords);
  const remote = useRemote<Page<IntegrationView>>("/admin/integrations?limit=200", {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const add = <AddLink href={integrationHref({ kind: "choose" })}>{words.add}</AddLink>;
  return (
    <EntryList title={words.title} remote={remote} add={add} empty={<NoTools add={add} />}>
      {(one) => <IntegrationRow key={one.id} integration={one} />}
    </EntryList>
  );
}

function NoTools({ add }: { add: ComponentChildren }) {
  const words = wordsOf(integrationWords);
  return (
    <Empty
      icon={Plug}
      title={words.none}
      words={words.noneHint}
    >
      {add}
    </Empty>
  );
}

function IntegrationRow({ integration: one }: { integration: IntegrationView }) {
  const words = wordsOf(integrationWords);
  const { lastDelivery: last, waitingPeople, refused } = one;
  return (
    <li>
      <PlaceLink
        to={{ kind: "detail", id: one.id, tab: "setup" }}
        class="group-row link-row"
      >
        <ToolGlyph provider={one.provider} />
        <span class="group-label">
          <strong class="truncate">
            <bdi>{one.name}</bdi>
          </strong>
          <span class="group-hint">
            {one.title}
            {" · "}
            {last
              ? (
                <Sentence
                  text={words.lastDelivery}
                  parts={{ time: <Ago time={last.receivedAt} /> }}
                />
              )
              : words.nothingYet}
          </span>
        </span>
        <span class="badges">
          {!one.isEnabled && <span class="badge" data-tone="warning">{words.paused}</span>}
          {!one.hasSecret && <span class="badge" data-tone="warning">{words.noSecret}</span>}
          {refused.count > 0 && (
            <span class="badge" data-tone="bad">{words.refused(formatNumber(refused.count))}</span>
          )}
          {failingWords(one.failing) && (
            <span class="badge" data-tone="bad">{failingWords(one.failing)}</span>
          )}
          {waitingPeople > 0 && (
            <span class="badge" data-tone="warning">
              {words.waitingPeople(waitingPeople, formatNumber(waitingPeople))}
            </span>
          )}
          {last && last.status !== "processed" && <StatusBadge status={last.status} />}
        </span>
        <ChevronRight size={16} />
      </PlaceLink>
    </li>
  );
}
