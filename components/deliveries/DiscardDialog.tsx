import { useState } from "preact/hooks";
import type { FailedDelivery } from "@/core/failed_deliveries.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { failedDeliveryWords } from "@/words/deliveries.ts";

const MAX_REASON = 300;

/** Asks why nothing is to be done about some deliveries, then takes them off the list. */
export function DiscardDialog({ deliveries, onDone, onCancel }: {
  deliveries: readonly FailedDelivery[];
  onDone: (discarded: number) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(failedDeliveryWords).dialog;
  const [reason, setReason] = useState("");
  const form = useForm({ reason: "discard-reason" });
  const discard = (event: Event) =>
    form.submit(event, {
      wrong: reason.trim() === "" ? { reason: words.missing } : {},
      send: () =>
        ask<{ discarded: number }>("POST", "/admin/failed-deliveries/discard", {
          deliveries: deliveries.map(({ direction, id }) => ({ direction, id })),
          reason: reason.trim(),
        }),
      onDone: ({ discarded }) => onDone(discarded),
    });
  return (
    <Modal class="confirm form-dialog" titleId="discard-title" onCancel={onCancel}>
      <h2 id="discard-title">
        {words.title(deliveries.length)}
      </h2>
      <form onSubmit={discard} noValidate>
        <p>{words.means}</p>
        <TextField
          id="discard-reason"
          label={words.reason}
          placeholder={words.example}
          value={reason}
          error={form.errors.reason}
          maxLength={MAX_REASON}
          isRequired
          onInput={setReason}
        />
        <FormEnd form={form} action={words.action} onCancel={onCancel} />
      </form>
    </Modal>
  );
}
