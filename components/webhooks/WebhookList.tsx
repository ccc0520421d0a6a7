import type { ComponentChildren } from "preact";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { EntryList } from "@/components/admin/EntryList.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ChevronRight, Webhook as WebhookIcon } from "@/components/shared/icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import type { Page } from "@/core/shapes.ts";
import { webhookHref } from "./place.ts";
import type { WebhookView } from "@/core/webhooks/views.ts";
import { titleOf } from "./words.ts";

const POLL_MILLISECONDS = 10_000;

/** All webhooks with their health. */
export function WebhookList({ initial }: { initial: Page<WebhookView> | null }) {
  const remote = useRemote<Page<WebhookView>>("/admin/webhooks", {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const add = <AddLink href={webhookHref({ kind: "new" })}>Add a Webhook</AddLink>;
  return (
    <EntryList title="Webhooks" remote={remote} add={add} empty={<NoWebhooks add={add} />}>
      {(one) => <WebhookRow key={one.id} webhook={one} />}
    </EntryList>
  );
}

function NoWebhooks({ add }: { add: ComponentChildren }) {
  return (
    <Empty
      icon={WebhookIcon}
      title="No webhook yet"
      words="Let a Slack channel, a wall display or any other system know at once when somebody reaches a level, earns an achievement, wins a challenge or takes the lead."
    >
      {add}
    </Empty>
  );
}

function WebhookRow({ webhook: one }: { webhook: WebhookView }) {
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
            {one.format === "slack" ? "Slack" : "Signed JSON"}
            {" · "}
            {one.lastDeliveredAt
              ? (
                <>
                  last delivered <Ago time={one.lastDeliveredAt} />
                </>
              )
              : "nothing delivered yet"}
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
  if (!one.isEnabled) return <span class="badge" data-tone="bad">Off</span>;
  if (one.failingSince !== null) return <span class="badge" data-tone="warning">Failing</span>;
  return one.lastDeliveredAt === null ? null : <span class="badge" data-tone="good">On</span>;
}
