import { useState } from "preact/hooks";
import { ask } from "../admin/admin_api.ts";
import { RemoteView } from "../admin/RemoteView.tsx";
import { Hourglass } from "../icons.ts";
import { Ago } from "../integrations/Ago.tsx";
import { usePage } from "../integrations/context.ts";
import { MoreButton } from "../integrations/MoreButton.tsx";
import type { List } from "../integrations/use_list.ts";
import {
  DELIVERY_STATES,
  type DeliveryState,
  type OutgoingDeliveryView,
} from "@/core/outgoing_views.ts";
import { eventTitle, outcomeWords, STATE_WORDS } from "./words.ts";

export type Filter = DeliveryState | "all";

/** What was sent last, what became of it and why. */
export function Deliveries(
  { list, path, filter, onFilter, isEnabled }: {
    list: List<OutgoingDeliveryView>;
    path: string;
    filter: Filter;
    onFilter: (filter: Filter) => void;
    /** Whether anything can be sent. */
    isEnabled: boolean;
  },
) {
  return (
    <section class="group-section" aria-labelledby="hook-deliveries">
      <h2 id="hook-deliveries" class="group-title">Deliveries</h2>
      <div class="list-bar">
        <label class="filter" for="delivery-filter">
          Show
          <select
            id="delivery-filter"
            class="input select"
            value={filter}
            onChange={(event) => onFilter(event.currentTarget.value as Filter)}
          >
            <option value="all">All deliveries</option>
            {DELIVERY_STATES.map((state) => (
              <option key={state} value={state}>{STATE_WORDS[state][0]}</option>
            ))}
          </select>
        </label>
        <p class="group-hint">New ones appear by themselves. Kept for 30 days.</p>
      </div>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? (
              <div class="empty">
                <Hourglass size={34} />
                <p class="empty-title">
                  {filter === "all" ? "Nothing was sent yet" : "There is none of these"}
                </p>
                <p class="empty-words">
                  {filter === "all"
                    ? "Send a test, or wait until something happens that is worth telling."
                    : "Others may be shown by another filter."}
                </p>
              </div>
            )
            : (
              <ul class="group-rows" aria-label="Deliveries">
                {list.entries.map((one) => (
                  <DeliveryRow
                    key={one.id}
                    delivery={one}
                    path={path}
                    isEnabled={isEnabled}
                    onSent={list.remote.reload}
                  />
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}

function DeliveryRow(
  { delivery, path, isEnabled, onSent }: {
    delivery: OutgoingDeliveryView;
    path: string;
    isEnabled: boolean;
    onSent: () => void;
  },
) {
  const { now, announce } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [words, tone] = STATE_WORDS[delivery.state];
  const title = eventTitle(delivery.type);

  async function resend() {
    if (isBusy) return;
    setBusy(true);
    const answer = await ask("POST", `${path}/deliveries/${delivery.id}/resend`);
    setBusy(false);
    setError(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    announce("It is sent again.");
    onSent();
  }

  return (
    <li class="group-row hook-delivery">
      <div class="group-label">
        <strong class="truncate">{title}</strong>
        <span class="group-hint hook-outcome">{outcomeWords(delivery, now)}</span>
        {error && <p class="form-error" role="alert">{error}</p>}
      </div>
      <span class="delivery-state">
        <span class="badge" data-tone={tone}>{words}</span>
        <span class="group-hint">
          <Ago time={delivery.createdAt} />
          {delivery.attempts > 1 && ` · ${delivery.attempts} attempts`}
        </span>
      </span>
      {isEnabled && (
        <button
          type="button"
          class="button"
          aria-label={`Send again: ${title}`}
          aria-disabled={isBusy}
          onClick={resend}
        >
          {delivery.state === "pending" ? "Send Now" : "Send Again"}
        </button>
      )}
    </li>
  );
}
