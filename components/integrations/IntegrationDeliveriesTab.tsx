import { DeliveryList } from "@/components/admin/DeliveryList.tsx";
import { ChevronRight } from "@/components/shared/icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
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
import { count, humanize, STATUS_WORDS } from "./words.ts";

/** The newest deliveries, with their outcome and its reason. */
export function IntegrationDeliveriesTab(
  { integration, path }: { integration: IntegrationView; path: string },
) {
  const deliveries = useDeliveries<DeliveryView, DeliveryStatus>(`${path}/deliveries`, "status");
  const { list, filter } = deliveries;
  return (
    <DeliveryList
      deliveries={deliveries}
      states={DELIVERY_STATUSES}
      words={STATUS_WORDS}
      controls={filter !== "all" && filter !== "processed" && list.entries.length > 0
        ? <ReplayAll path={path} status={filter} onDone={list.remote.reload} />
        : (
          <p class="group-hint">
            New ones appear by themselves. Kept for {KEEP_DELIVERIES_DAYS} days.
          </p>
        )}
      empty={[
        "Nothing has arrived yet",
        `Do something in ${integration.title}, and it appears here within seconds.`,
      ]}
    >
      {(one) => <IntegrationDeliveryRow key={one.id} delivery={one} integration={integration} />}
    </DeliveryList>
  );
}

/** Returns the hint of a delivery: why it had no effect, what it is about, or both. */
function hintOf({ status, reason, objects }: DeliveryView): string {
  if (reason === null) return status === "paused" ? "Not read yet" : objectWords(objects);
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
            {attempts > 1 && ` · ${count(attempts, "time", "times")}`}
          </span>
        </span>
        <ChevronRight size={16} />
      </PlaceLink>
    </li>
  );
}

/** Returns in words what a delivery is about. */
export function objectWords(objects: DeliveryView["objects"]): string {
  const [first, ...rest] = objects;
  if (!first) return "About nothing that Laurel keeps";
  const more = rest.length > 0 ? ` and ${rest.length} more` : "";
  return `${humanize(first.kind)} ${first.id}${more}`;
}
