import { PageHead } from "../admin/PageHead.tsx";
import { RemoteView } from "../admin/RemoteView.tsx";
import { useRemote } from "../admin/use_remote.ts";
import { ChevronRight, Plug, Plus } from "../icons.ts";
import { Ago } from "../admin/Ago.tsx";
import { PlaceLink } from "./PlaceLink.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { ToolGlyph } from "./ToolGlyph.tsx";
import type { IntegrationView } from "@/core/integration_views.ts";
import type { Page } from "../admin/admin_api.ts";
import { count } from "./words.ts";

const EVERY_MS = 10_000;

/** All integrations, with how they are. */
export function IntegrationList({ initial }: { initial: Page<IntegrationView> | null }) {
  const remote = useRemote<Page<IntegrationView>>("/admin/integrations?limit=200", {
    everyMs: EVERY_MS,
    initial,
  });
  return (
    <>
      <PageHead title="Integrations">
        {remote.data && remote.data.entries.length > 0 && <AddLink />}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {({ entries }) =>
            entries.length === 0 ? <Empty /> : (
              <ul class="group-rows">
                {entries.map((one) => <IntegrationRow key={one.id} integration={one} />)}
              </ul>
            )}
        </RemoteView>
      </div>
    </>
  );
}

function AddLink() {
  return (
    <PlaceLink to={{ kind: "choose" }} class="button button-primary page-action">
      <Plus size={15} />
      Add an Integration
    </PlaceLink>
  );
}

function Empty() {
  return (
    <div class="empty">
      <Plug size={36} />
      <p class="empty-title">No tool is connected yet</p>
      <p class="empty-words">
        Connect the chat, the pipeline, the contact book or the phone that your team works with, and
        its work becomes points by itself. It takes about ten minutes.
      </p>
      <div class="mt-4">
        <AddLink />
      </div>
    </div>
  );
}

function IntegrationRow({ integration: one }: { integration: IntegrationView }) {
  const { lastDelivery: last, waitingPeople, refused } = one;
  return (
    <li>
      <PlaceLink
        to={{ kind: "detail", id: one.id, tab: "setup" }}
        class="group-row link-row"
      >
        <ToolGlyph provider={one.provider} />
        <span class="group-label">
          <strong class="truncate">{one.name}</strong>
          <span class="group-hint">
            {one.title}
            {" · "}
            {last
              ? (
                <>
                  last delivery <Ago time={last.receivedAt} />
                </>
              )
              : "nothing received yet"}
          </span>
        </span>
        <span class="badges">
          {!one.isEnabled && <span class="badge" data-tone="warning">Paused</span>}
          {!one.hasSecret && <span class="badge" data-tone="warning">Secret is missing</span>}
          {refused.count > 0 && (
            <span class="badge" data-tone="bad">
              {refused.count.toLocaleString("en-US")} refused
            </span>
          )}
          {waitingPeople > 0 && (
            <span class="badge" data-tone="warning">
              {count(waitingPeople, "person waits", "people wait")}
            </span>
          )}
          {last && last.status !== "processed" && <StatusBadge status={last.status} />}
        </span>
        <ChevronRight size={16} />
      </PlaceLink>
    </li>
  );
}
