import type { ComponentChildren } from "preact";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { EntryList } from "@/components/admin/EntryList.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ChevronRight, Webhook as WebhookIcon } from "@/components/shared/page_icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import type { Page } from "@/core/shapes.ts";
import type { WebhookView } from "@/core/webhooks/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { webhookHref } from "./place.ts";
import { titleOf } from "./words.ts";

const POLL_MILLISECONDS = 10_000;

/** All webhooks with their health. */
export function WebhookList({ initial }: { initial: Page<WebhookView> | null }) {
  const words = wordsOf(webhookWords);
  const remote = useRemote<Page<WebhookView>>("/admin/webhooks", {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const add = <AddLink href={webhookHref({ kind: "new" })}>{words.add}</AddLink>;
  return (
    <EntryList title={words.all} remote={remote} add={add} empty={<NoWebhooks add={add} />}>
      {(one) => <WebhookRow key={one.id} webhook={one} />}
    </EntryList>
  );
}

function NoWebhooks({ add }: { add: ComponentChildren }) {
  const words = wordsOf(webhookWords);
  return (
    <Empty
      icon={WebhookIcon}
      title={words.none}
      words={words.noneHint}
    >
      {add}
    </Empty>
  );
}

function WebhookRow({ webhook: one }: { webhook: WebhookView }) {
  const words = wordsOf(webhookWords);
  const { go } = usePage();
  return (
    <li>
      <a
        class="group-row link-row"
        href={webhookHref({ kind: "detail", id: one.id })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong class="truncate">
            <bdi>{titleOf(one)}</bdi>
          </strong>
          <span class="group-hint">
            {words.formats[one.format]}
            {" · "}
            {one.lastDeliveredAt
              ? (
                <Sentence
                  text={words.lastDelivered}
                  parts={{ time: <Ago time={one.lastDeliveredAt} /> }}
                />
              )
              : words.notDelivered}
          </span>
        </span>
        <span class="badges">
          <HealthBadge webhook={one} />
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}

/** The health of a webhook, as a colored word. */
export function HealthBadge({ webhook: one }: { webhook: WebhookView }) {
  const words = wordsOf(webhookWords);
  if (!one.isEnabled) return <span class="badge" data-tone="bad">{words.health.off}</span>;
  if (one.failingSince !== null) {
    return <span class="badge" data-tone="warning">{words.health.failing}</span>;
  }
  return one.lastDeliveredAt === null
    ? null
    : <span class="badge" data-tone="good">{words.health.on}</span>;
}
