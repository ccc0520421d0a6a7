import { useMemo, useState } from "preact/hooks";
import type { IntegrationView, ToolView } from "@/core/integrations/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { IntegrationDeliveryPage } from "@/components/integrations/IntegrationDeliveryPage.tsx";
import { IntegrationList } from "@/components/integrations/IntegrationList.tsx";
import { IntegrationPage } from "@/components/integrations/IntegrationPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { Plug } from "@/components/shared/page_icons.ts";
import { NewIntegration } from "@/components/integrations/NewIntegration.tsx";
import {
  INTEGRATION_LIST,
  integrationHref,
  integrationPageOf,
  integrationPlaceAt,
} from "@/components/integrations/place.ts";
import { ToolGrid } from "@/components/integrations/ToolGrid.tsx";
import { ToolsProvider } from "@/components/integrations/tools_context.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The props from the server. Data is null when it could not be read. */
export interface IntegrationsProps extends AdminPageProps {
  /** The address of Laurel, when only its own machine or network reaches it; null otherwise. */
  readonly privateAddress: string | null;
  readonly tools: Page<ToolView> | null;
  readonly list: Page<IntegrationView> | null;
  readonly integration: IntegrationView | null;
}

/** The pages to connect tools and to see how they are doing. Every place has its own address. */
export default function Integrations(props: IntegrationsProps) {
  const words = wordsOf(integrationWords);
  const page = useAdminPage(props, 15_000);
  const { path, go, announce } = page;
  const { privateAddress } = props;
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const typedSecrets = useMemo(() => new Map<string, string>(), []);
  const tools = useRemote<Page<ToolView>>("/admin/integrations/providers", {
    initial: props.tools,
  });
  const place = integrationPlaceAt(path);

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Plug} list={INTEGRATION_LIST} />;
      case "list":
        // Only the page that was opened first has its data from the server.
        return <IntegrationList initial={path === props.path ? props.list : null} />;
      case "choose":
        return <ToolGrid />;
      case "create":
        return (
          <NewIntegration
            key={place.provider}
            provider={place.provider}
            onMade={({ id, secret, name }) => {
              setMade(secret === undefined ? null : { id, secret });
              announce(words.made(name));
              go(integrationHref({ kind: "detail", id, tab: "setup" }));
            }}
          />
        );
      case "detail": {
        const { id, tab } = place;
        return (
          <IntegrationPage
            key={id}
            id={id}
            tab={tab}
            initial={props.integration?.id === id ? props.integration : null}
            secret={made?.id === id ? made.secret : null}
            onSecret={(secret) => setMade(secret === null ? null : { id, secret })}
          />
        );
      }
      case "delivery":
        return <IntegrationDeliveryPage key={path} id={place.id} delivery={place.delivery} />;
    }
  }

  return (
    <AdminPage page={page} place={integrationPageOf(place)}>
      <ToolsProvider
        value={{ tools: tools.data?.entries ?? null, privateAddress, typedSecrets }}
      >
        {view()}
      </ToolsProvider>
    </AdminPage>
  );
}
