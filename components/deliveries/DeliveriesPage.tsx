import { useState } from "preact/hooks";
import type { FailedDelivery } from "@/core/failed_deliveries.ts";
import type { IntegrationView } from "@/core/integrations/views.ts";
import type { Page } from "@/core/shapes.ts";
import type { WebhookView } from "@/core/webhooks/views.ts";
import { HistoryLink } from "@/components/admin/HistoryLink.tsx";
import { ask } from "@/components/admin/admin_api.ts";
import { BulkBar } from "@/components/admin/BulkBar.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useBulk } from "@/components/admin/use_bulk.ts";
import { useList } from "@/components/admin/use_list.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { CircleCheck, Search } from "@/components/shared/page_icons.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { titleOf } from "@/components/webhooks/words.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { failedDeliveryWords } from "@/words/deliveries.ts";
import { deliveryPath, DeliveryRow } from "./DeliveryRow.tsx";
import { DiscardDialog } from "./DiscardDialog.tsx";
import { deliveriesPath, type DeliveryFilter, FIRST_FILTER } from "./filter.ts";

const POLL_MILLISECONDS = 10_000;
const keyOf = ({ direction, id }: FailedDelivery) => `${direction} ${id}`;
const ORDER = { keyOf };
const SHOWN = ["open", "discarded"] as const;

/** Webhooks that failed, in both directions. */
export function DeliveriesPage({ initial }: { initial: Page<FailedDelivery> | null }) {
  const words = wordsOf(failedDeliveryWords);
  const { announce } = usePage();
  const [filter, setFilter] = useState(FIRST_FILTER);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isDiscarding, setDiscarding] = useState(false);
  const list = useList<FailedDelivery>(
    deliveriesPath(filter),
    ORDER,
    POLL_MILLISECONDS,
    filter === FIRST_FILTER ? initial : null,
  );
  const bulk = useBulk(list.entries, keyOf);

  async function retry(delivery: FailedDelivery): Promise<boolean> {
    const key = keyOf(delivery);
    const verb = delivery.direction === "received" ? "replay" : "resend";
    const answer = await ask<{ status?: string; reason?: string | null }>(
      "POST",
      `${deliveryPath(delivery)}/${verb}`,
    );
    // A webhook that was read again may be as unreadable as before.
    const isStill = answer.ok && ["unparseable", "failed"].includes(answer.data.status ?? "");
    const error = !answer.ok ? answer.message : isStill ? words.failedAgain : null;
    setErrors(({ [key]: _, ...rest }) => error === null ? rest : { ...rest, [key]: error });
    if (error === null) list.forget(delivery);
    return error === null;
  }

  async function retryOne(delivery: FailedDelivery) {
    if (await retry(delivery)) {
      announce(delivery.direction === "sent" ? words.sentAgain : words.readAgain);
      document.getElementById("failed-list")?.focus();
    }
    list.remote.reload();
  }

  async function retryChosen() {
    const { done, failed } = await bulk.run(retry);
    const tried = words.tried(done);
    announce(failed > 0 ? words.triedPartly(tried, failed) : tried);
    list.remote.reload();
  }

  return (
    <>
      <PageHead title={words.title}>
        <HistoryLink kind="delivery" />
      </PageHead>
      <div class="page-body">
        <p class="group-note">{words.note}</p>
        <Filters filter={filter} onChange={(some) => setFilter((now) => ({ ...now, ...some }))} />
        <div id="failed-list" tabIndex={-1}>
          <RemoteView remote={list.remote}>
            {() =>
              list.entries.length === 0 ? <Nothing filter={filter} /> : (
                <>
                  <BulkBar bulk={bulk} entries={list.entries} noun={words.noun}>
                    <button type="button" class="button button-primary" onClick={retryChosen}>
                      {words.tryAgain}
                    </button>
                    {filter.shown === "open" && (
                      <button
                        type="button"
                        class="button"
                        onClick={() => setDiscarding(true)}
                      >
                        {words.discard}
                      </button>
                    )}
                  </BulkBar>
                  <ul class="group-rows" aria-label={words.list}>
                    {list.entries.map((delivery) => (
                      <DeliveryRow
                        key={keyOf(delivery)}
                        delivery={delivery}
                        isChosen={bulk.isChosen(delivery)}
                        error={errors[keyOf(delivery)]}
                        onChoose={(isOn) => bulk.toggle(delivery, isOn)}
                        onRetry={() => retryOne(delivery)}
                      />
                    ))}
                  </ul>
                </>
              )}
          </RemoteView>
        </div>
        <MoreButton list={list} />
      </div>
      {isDiscarding && (
        <DiscardDialog
          deliveries={bulk.chosen}
          onCancel={() => setDiscarding(false)}
          onDone={(discarded) => {
            setDiscarding(false);
            for (const delivery of bulk.chosen) list.forget(delivery);
            bulk.chooseAll([]);
            announce(words.discardedMany(discarded));
            document.getElementById("failed-list")?.focus();
            list.remote.reload();
          }}
        />
      )}
    </>
  );
}

function Filters({ filter, onChange }: {
  filter: DeliveryFilter;
  onChange: (change: Partial<DeliveryFilter>) => void;
}) {
  const words = wordsOf(failedDeliveryWords);
  const tools = useRemote<Page<IntegrationView>>("/admin/integrations?limit=200");
  const webhooks = useRemote<Page<WebhookView>>("/admin/webhooks?limit=200");
  const { filters } = words;
  const { direction, place, since, shown } = filter;
  const places = [
    ...(direction === "sent" ? [] : tools.data?.entries ?? [])
      .map(({ id, name }) => [id, words.from(name)] as const),
    ...(direction === "received" ? [] : webhooks.data?.entries ?? [])
      .map((one) => [one.id, words.to(titleOf(one))] as const),
  ];
  return (
    <div class="list-bar list-bar-start">
      <FilterSelect
        label={filters.direction}
        value={direction}
        isOn={direction !== ""}
        options={[
          ["", filters.directions.all],
          ["received", filters.directions.received],
          ["sent", filters.directions.sent],
        ]}
        onChange={(one) => onChange({ direction: one, place: "" })}
      />
      <FilterSelect<string>
        label={filters.place}
        value={place}
        isOn={place !== ""}
        options={[["", filters.allPlaces], ...places]}
        onChange={(one) => onChange({ place: one })}
      />
      <label class="since-field">
        {filters.since}
        <input
          type="date"
          class="input"
          aria-label={filters.since}
          value={since}
          onInput={(event) => onChange({ since: event.currentTarget.value })}
        />
      </label>
      <Segments
        name="deliveries-shown"
        label={filters.which}
        options={SHOWN.map((one) => [one, filters.shown[one]] as const)}
        value={shown}
        on={(one) => onChange({ shown: one })}
      />
    </div>
  );
}

function Nothing({ filter }: { filter: DeliveryFilter }) {
  const { none } = wordsOf(failedDeliveryWords);
  if (filter.direction !== "" || filter.place !== "" || filter.since !== "") {
    return <Empty icon={Search} {...none.filtered} />;
  }
  return <Empty icon={CircleCheck} {...none[filter.shown]} />;
}
