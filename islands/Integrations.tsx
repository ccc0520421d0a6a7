import { useEffect, useRef, useState } from "preact/hooks";
import { usePath } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useNow } from "@/components/desk/use_now.ts";
import { PageProvider } from "@/components/integrations/context.ts";
import { DeliveryPage } from "@/components/integrations/DeliveryPage.tsx";
import { IntegrationList } from "@/components/integrations/IntegrationList.tsx";
import { IntegrationPage } from "@/components/integrations/IntegrationPage.tsx";
import { MissingPage } from "@/components/integrations/MissingPage.tsx";
import { NewIntegration } from "@/components/integrations/NewIntegration.tsx";
import { hrefOf, type Place, placeAt } from "@/components/integrations/place.ts";
import { ToolGrid } from "@/components/integrations/ToolGrid.tsx";
import type { IntegrationView, ToolView } from "@/core/integration_views.ts";
import type { Page } from "@/components/admin/admin_api.ts";

/** What the server draws the page with; null where it could not be read. */
export interface IntegrationsProps {
  readonly path: string;
  readonly now: string;
  readonly timeZone: string;
  readonly tools: Page<ToolView> | null;
  readonly list: Page<IntegrationView> | null;
  readonly integration: IntegrationView | null;
}

/** Connects tools, and shows how they are doing. Every place has an address of its own. */
export default function Integrations(props: IntegrationsProps) {
  const [path, go] = usePath(props.path);
  const now = useNow(Date.parse(props.now), 15_000);
  const [said, announce] = useState("");
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const tools = useRemote<Page<ToolView>>("/admin/integrations/providers", {
    initial: props.tools,
  });
  const place = placeAt(path);
  useArrival(place);
  // Only the page that was opened came with its data.
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage what="page" />;
      case "list":
        return <IntegrationList initial={isFirst ? props.list : null} />;
      case "choose":
        return <ToolGrid />;
      case "create":
        return (
          <NewIntegration
            key={place.provider}
            provider={place.provider}
            onMade={({ id, secret, name }) => {
              setMade(secret === undefined ? null : { id, secret });
              announce(`${name} is there. Go on with its address.`);
              go(hrefOf({ kind: "detail", id, tab: "setup" }));
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
        return <DeliveryPage key={path} id={place.id} delivery={place.delivery} />;
    }
  }

  return (
    <PageProvider
      value={{ go, now, timeZone: props.timeZone, announce, tools: tools.data?.entries ?? null }}
    >
      {view()}
      <p class="sr-only" role="status" aria-live="polite">{said}</p>
    </PageProvider>
  );
}

/** Whoever comes to another page is at its head: with the eyes, and with a screen reader. */
function useArrival(place: Place | null): void {
  // Parts of one integration are one page: a tab that is chosen keeps the focus.
  const page = place === null
    ? ""
    : hrefOf(place.kind === "detail" ? { ...place, tab: "setup" } : place);
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    document.querySelector(".settings-main")?.scrollTo(0, 0);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
  }, [page]);
}
