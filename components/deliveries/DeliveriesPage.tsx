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
import { count } from "@/components/integrations/words.ts";
import { CircleCheck, Search } from "@/components/shared/icons.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { titleOf } from "@/components/webhooks/words.ts";
import { deliveryPath, DeliveryRow } from "./DeliveryRow.tsx";
import { DiscardDialog } from "./DiscardDialog.tsx";
import { deliveriesPath, type DeliveryFilter, FIRST_FILTER } from "./filter.ts";

const POLL_MILLISECONDS = 10_000;
const keyOf = ({ direction, id }: FailedDelivery) => `${direction} ${id}`;
const ORDER = { keyOf };
const SHOWN = [["open", "Open"], ["discarded", "Discarded"]] as const;

/** Webhooks that failed, in both directions. */
export function DeliveriesPage({ initial }: { initial: Page<FailedDelivery> | null }) {
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
    const error = !answer.ok ? answer.message : isStill ? "It failed again." : null;
    setErrors(({ [key]: _, ...rest }) => error === null ? rest : { ...rest, [key]: error });
    if (error === null) list.forget(delivery);
    return error === null;
  }

  async function retryOne(delivery: FailedDelivery) {
    if (await retry(delivery)) {
      announce(delivery.direction === "sent" ? "It is sent again." : "It was read again.");
      document.getElementById("failed-list")?.focus();
    }
    list.remote.reload();
  }

  async function retryChosen() {
    const { done, failed } = await bulk.run(retry);
    announce(
      `${count(done, "delivery was", "deliveries were")} tried again.` +
        (failed > 0 ? ` ${count(failed, "was", "were")} not: see the list.` : ""),
    );
    list.remote.reload();
  }

  return (
    <>
      <PageHead title="Failed Deliveries">
        <HistoryLink kind="delivery" />
      </PageHead>
      <div class="page-body">
        <p class="group-note">
          Webhooks of your tools that Laurel could not read or process, and messages to other
          systems that were given up.
        </p>
        <Filters filter={filter} onChange={(some) => setFilter((now) => ({ ...now, ...some }))} />
        <div id="failed-list" tabIndex={-1}>
          <RemoteView remote={list.remote}>
            {() =>
              list.entries.length === 0 ? <Nothing filter={filter} /> : (
                <>
                  <BulkBar bulk={bulk} entries={list.entries} noun="deliveries">
                    <button type="button" class="button button-primary" onClick={retryChosen}>
                      Try Again
                    </button>
                    {filter.shown === "open" && (
                      <button
                        type="button"
                        class="button"
                        onClick={() => setDiscarding(true)}
                      >
                        Discard…
                      </button>
                    )}
                  </BulkBar>
                  <ul class="group-rows" aria-label="Failed deliveries">
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
            announce(`${count(discarded, "delivery is", "deliveries are")} discarded.`);
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
  const tools = useRemote<Page<IntegrationView>>("/admin/integrations?limit=200");
  const webhooks = useRemote<Page<WebhookView>>("/admin/webhooks?limit=200");
  const { direction, place, since, shown } = filter;
  const places = [
    ...(direction === "sent" ? [] : tools.data?.entries ?? [])
      .map(({ id, name }) => [id, `From ${name}`] as const),
    ...(direction === "received" ? [] : webhooks.data?.entries ?? [])
      .map((one) => [one.id, `To ${titleOf(one)}`] as const),
  ];
  return (
    <div class="list-bar list-bar-start">
      <FilterSelect
        label="Direction"
        value={direction}
        isOn={direction !== ""}
        options={[["", "Both directions"], ["received", "From tools"], [
          "sent",
          "To other systems",
        ]]}
        onChange={(one) => onChange({ direction: one, place: "" })}
      />
      <FilterSelect<string>
        label="Tool or webhook"
        value={place}
        isOn={place !== ""}
        options={[["", "All tools and webhooks"], ...places]}
        onChange={(one) => onChange({ place: one })}
      />
      <label class="since-field">
        Since
        <input
          type="date"
          class="input"
          aria-label="Since"
          value={since}
          onInput={(event) => onChange({ since: event.currentTarget.value })}
        />
      </label>
      <Segments
        name="deliveries-shown"
        label="Which are shown"
        options={SHOWN}
        value={shown}
        on={(one) => onChange({ shown: one })}
      />
    </div>
  );
}

function Nothing({ filter }: { filter: DeliveryFilter }) {
  if (filter.direction !== "" || filter.place !== "" || filter.since !== "") {
    return <Empty icon={Search} title="Nothing is found" words="Other filters may show more." />;
  }
  return filter.shown === "discarded"
    ? (
      <Empty
        icon={CircleCheck}
        title="Nothing is discarded"
        words="What you discard stays here for as long as it is kept."
      />
    )
    : (
      <Empty
        icon={CircleCheck}
        title="Nothing failed"
        words="Every webhook was read, and every message arrived. What fails is listed here."
      />
    );
}
