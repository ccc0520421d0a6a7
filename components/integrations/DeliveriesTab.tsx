import { useState } from "preact/hooks";
import { RemoteView } from "../admin/RemoteView.tsx";
import { ChevronRight, Hourglass } from "../icons.ts";
import { Ago } from "./Ago.tsx";
import { MoreButton } from "./MoreButton.tsx";
import { PlaceLink } from "./PlaceLink.tsx";
import { ReplayAll } from "./ReplayAll.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type DeliveryView,
  type IntegrationView,
} from "@/core/integration_views.ts";
import { useList } from "./use_list.ts";
import { count, sentence, STATUS_WORDS } from "./words.ts";

const EVERY_MS = 4_000;
type Filter = DeliveryStatus | "all";

const NEWEST_FIRST = {
  keyOf: ({ id }: DeliveryView) => String(id),
  compare: (a: DeliveryView, b: DeliveryView) => b.id - a.id,
};

/** What came last, what became of it and why. */
export function DeliveriesTab(
  { integration, path }: { integration: IntegrationView; path: string },
) {
  const [filter, setFilter] = useState<Filter>("all");
  const query = filter === "all" ? "limit=50" : `limit=50&status=${filter}`;
  const list = useList<DeliveryView>(`${path}/deliveries?${query}`, NEWEST_FIRST, EVERY_MS);
  return (
    <>
      <div class="list-bar">
        <label class="filter" for="delivery-filter">
          Show
          <select
            id="delivery-filter"
            class="input select"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value as Filter)}
          >
            <option value="all">All deliveries</option>
            {DELIVERY_STATUSES.map((status) => (
              <option key={status} value={status}>{STATUS_WORDS[status][0]}</option>
            ))}
          </select>
        </label>
        {filter !== "all" && filter !== "processed" && list.entries.length > 0
          ? <ReplayAll path={path} status={filter} onDone={list.remote.reload} />
          : <p class="group-hint">New ones appear by themselves. Kept for 90 days.</p>}
      </div>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? (
              <div class="empty">
                <Hourglass size={34} />
                <p class="empty-title">
                  {filter === "all" ? "Nothing has come yet" : "There is none of these"}
                </p>
                <p class="empty-words">
                  {filter === "all"
                    ? `Do something in ${integration.title}, and it appears here within seconds.`
                    : "Others may be shown by another filter."}
                </p>
              </div>
            )
            : (
              <ul class="group-rows" aria-label="Deliveries">
                {list.entries.map((one) => (
                  <DeliveryRow key={one.id} delivery={one} integration={integration} />
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </>
  );
}

function DeliveryRow(
  { delivery, integration }: { delivery: DeliveryView; integration: IntegrationView },
) {
  const { id, name, status, reason, receivedAt, attempts, objects } = delivery;
  return (
    <li>
      <PlaceLink
        to={{ kind: "delivery", id: integration.id, delivery: String(id) }}
        class="group-row link-row"
      >
        <span class="group-label">
          <strong class="truncate">{name}</strong>
          <span class="group-hint">
            {reason ?? (status === "paused" ? "Not read yet" : objectWords(objects))}
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

/** What a delivery is about, in words. */
export function objectWords(objects: DeliveryView["objects"]): string {
  const [first, ...rest] = objects;
  if (!first) return "About nothing that Laurel keeps";
  const more = rest.length > 0 ? ` and ${rest.length} more` : "";
  return `${sentence(first.kind)} ${first.id}${more}`;
}
