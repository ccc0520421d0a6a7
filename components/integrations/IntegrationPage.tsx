import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { IntegrationDeliveriesTab } from "./IntegrationDeliveriesTab.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { Plug } from "@/components/shared/page_icons.ts";
import { PeopleTab } from "./PeopleTab.tsx";
import { INTEGRATION_LIST, INTEGRATION_TABS, type IntegrationTab } from "./place.ts";
import { PlaceLink } from "./PlaceLink.tsx";
import { SettingsTab } from "./SettingsTab.tsx";
import { SetupTab } from "./SetupTab.tsx";
import type { IntegrationView, UnmappedNames } from "@/core/integrations/views.ts";

const POLL_MILLISECONDS = 5_000;
const UNMAPPED_POLL_MILLISECONDS = 30_000;

/** One integration: its setup, its mapping, its people and its deliveries. */
export function IntegrationPage(
  { id, tab, initial, secret, onSecret }: {
    id: string;
    tab: IntegrationTab;
    initial: IntegrationView | null;
    /** A secret that was just made. It is shown only this once. */
    secret: string | null;
    onSecret: (secret: string | null) => void;
  },
) {
  const words = wordsOf(integrationWords);
  const { go } = usePage();
  const path = `/admin/integrations/${encodeURIComponent(id)}`;
  const remote = useRemote<IntegrationView>(path, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const unmapped = useRemote<UnmappedNames>(`${path}/unmapped`, {
    everyMilliseconds: UNMAPPED_POLL_MILLISECONDS,
  });
  const { data } = remote;
  const unmappedStages = unmapped.data?.stages.length ?? 0;
  if (remote.isMissing) {
    return <MissingPage icon={Plug} noun={words.noun} list={INTEGRATION_LIST} />;
  }
  const back = { ...INTEGRATION_LIST, onClick: follow(go) };
  const show = (integration: IntegrationView) => {
    remote.update(() => integration);
    unmapped.reload();
  };

  return (
    <>
      <PageHead title={data?.name ?? words.one} back={back}>
        {data && !data.isEnabled && <span class="badge" data-tone="warning">{words.paused}</span>}
      </PageHead>
      <nav class="tabs" aria-label={words.parts}>
        {INTEGRATION_TABS.map((one) => (
          <PlaceLink
            key={one}
            to={{ kind: "detail", id, tab: one }}
            class="tab"
            isCurrent={one === tab}
          >
            {words.tabs[one]}
            {one === "settings" && unmappedStages > 0 && (
              <span class="tab-count" data-tone="plain">
                {unmappedStages} <span class="sr-only">{words.unmappedStages}</span>
              </span>
            )}
            {one === "people" && data !== null && data.waitingPeople > 0 && (
              <span class="tab-count">
                {data.waitingPeople} <span class="sr-only">{words.waiting}</span>
              </span>
            )}
          </PlaceLink>
        ))}
      </nav>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(integration) => {
            const props = { integration, path };
            switch (tab) {
              case "setup":
                return <SetupTab {...props} secret={secret} onSecret={onSecret} onChanged={show} />;
              case "settings":
                return <SettingsTab {...props} unmapped={unmapped.data} onChanged={show} />;
              case "people":
                return <PeopleTab {...props} onChanged={remote.reload} />;
              case "deliveries":
                return <IntegrationDeliveriesTab {...props} />;
            }
          }}
        </RemoteView>
      </div>
    </>
  );
}
