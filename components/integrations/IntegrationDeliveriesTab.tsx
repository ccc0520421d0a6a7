import { formatNumber } from "@/components/shared/format.ts";
import { DeliveryList } from "@/components/admin/DeliveryList.tsx";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { integrationDeliveryWords } from "@/words/integration_deliveries.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { PlaceLink } from "./PlaceLink.tsx";
import { ReplayAll } from "./ReplayAll.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import type { DeliveryView, IntegrationView } from "@/core/integrations/views.ts";
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  KEEP_DELIVERIES_DAYS,
} from "@/core/integrations/statuses.ts";
import { useDeliveries } from "@/components/admin/use_deliveries.ts";
import { deliveryStatuses, humanize } from "./words.ts";

/** The newest deliveries, with their outcome and its reason. */
export function IntegrationDeliveriesTab(
  { integration, path }: { integration: IntegrationView; path: string },
) {
  const words = wordsOf(integrationDeliveryWords);
  const deliveries = useDeliveries<DeliveryView, DeliveryStatus>(`${path}/deliveries`, "status");
  const { list, filter } = deliveries;
  return (
    <DeliveryList
      deliveries={deliveries}
      states={DELIVERY_STATUSES}
      words={deliveryStatuses()}
      controls={filter !== "all" && filter !== "processed" && list.entries.length > 0
        ? <ReplayAll path={path} status={filter} onDone={list.remote.reload} />
        : <p class="group-hint">{words.kept(KEEP_DELIVERIES_DAYS)}</p>}
      empty={[
        words.none,
        words.noneHint(integration.title),
      ]}
    >
      {(one) => <IntegrationDeliveryRow key={one.id} delivery={one} integration={integration} />}
    </DeliveryList>
  );
}

/** Returns the hint of a delivery: why it had no effect, what it is about, or both. */
function hintOf({ status, reason, objects }: DeliveryView): string {
  const words = wordsOf(integrationDeliveryWords);
  if (reason === null) return status === "paused" ? words.notRead : objectWords(objects);
  return objects.length > 0 ? `${objectWords(objects)} · ${reason}` : reason;
}

function IntegrationDeliveryRow(
  { delivery, integration }: { delivery: DeliveryView; integration: IntegrationView },
) {
  const { id, name, status, receivedAt, attempts } = delivery;
  return (
    <li>
      <PlaceLink
        to={{ kind: "delivery", id: integration.id, delivery: String(id) }}
        class="group-row link-row"
      >
        <span class="group-label">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="group-hint">
            {hintOf(delivery)}
          </span>
        </span>
        <span class="delivery-state">
          <StatusBadge status={status} />
          <span class="group-hint">
            <Ago time={receivedAt} />
            {attempts > 1 &&
              ` · ${wordsOf(integrationDeliveryWords).times(attempts, formatNumber(attempts))}`}
          </span>
        </span>
        <ChevronRight size={16} />
      </PlaceLink>
    </li>
  );
}

/** Returns in words what a delivery is about. */
export function objectWords(objects: DeliveryView["objects"]): string {
  const words = wordsOf(integrationDeliveryWords);
  const [first, ...rest] = objects;
  if (!first) return words.aboutNothing;
  const more = rest.length > 0 ? ` ${words.more(rest.length)}` : "";
  return `${humanize(first.kind)} ${first.id}${more}`;
}
