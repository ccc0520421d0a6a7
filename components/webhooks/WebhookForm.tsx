import { useState } from "preact/hooks";
import { OUTGOING_FORMATS, OUTGOING_TYPES } from "@/core/webhooks/messages.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import type { WebhookSettings } from "@/core/webhooks/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { outgoingWords, webhookWords } from "@/words/webhooks.ts";

interface Props<T> {
  initial: WebhookSettings;
  /** The label of the submit button. */
  action: string;
  onSend: (draft: WebhookSettings) => Promise<AdminAnswer<T>>;
  onDone: (answer: T) => void;
  onCancel?: () => void;
}

/** The form of a webhook: its address, its events and its format. */
export function WebhookForm<T>(props: Props<T>) {
  const words = wordsOf(webhookWords).form;
  const { action, onCancel } = props;
  const { draft, form, change, send } = useWebhookForm(props);

  return (
    <form class="new-form hook-form" onSubmit={send} noValidate>
      <div class="field">
        <span aria-hidden="true">{words.format}</span>
        <Segments
          name="hook-format"
          label={words.format}
          options={OUTGOING_FORMATS.map((one) =>
            [one, wordsOf(webhookWords).formats[one]] as const
          )}
          value={draft.format}
          on={(format) => change({ format })}
        />
      </div>
      <AddressField draft={draft} error={form.errors.url} onChange={change} />
      <TextField
        id="hook-description"
        label={words.description}
        hint={words.descriptionHint}
        value={draft.description}
        error={form.errors.description}
        maxLength={200}
        onInput={(description) => change({ description })}
      />
      <EventsField draft={draft} error={form.errors.events} onChange={change} />
      <FormEnd form={form} action={action} onCancel={onCancel} />
    </form>
  );
}

/** Keeps what was typed, checks it and sends it. */
function useWebhookForm<T>({ initial, onSend, onDone }: Props<T>) {
  const words = wordsOf(webhookWords).form;
  const [draft, setDraft] = useState(initial);
  const form = useForm({
    url: "hook-url",
    description: "hook-description",
    events: `hook-${OUTGOING_TYPES[0]}`,
  });
  const change = (part: Partial<WebhookSettings>) => setDraft((before) => ({ ...before, ...part }));

  const send = (event: Event) =>
    form.submit(event, {
      wrong: {
        ...(draft.url.trim() === "" ? { url: words.urlMissing } : {}),
        ...(draft.events.length === 0 ? { events: words.eventsMissing } : {}),
      },
      send: () =>
        onSend({ ...draft, url: draft.url.trim(), description: draft.description.trim() }),
      onDone,
    });

  return { draft, form, change, send };
}

interface FieldProps {
  draft: WebhookSettings;
  error: string | undefined;
  onChange: (part: Partial<WebhookSettings>) => void;
}

/** Where the messages go. */
function AddressField({ draft, error, onChange }: FieldProps) {
  const words = wordsOf(webhookWords).form;
  const isSlack = draft.format === "slack";
  return (
    <TextField
      id="hook-url"
      label={isSlack ? words.slackUrl : words.url}
      hint={isSlack ? words.slackUrlHint : words.urlHint}
      placeholder={isSlack ? "https://hooks.slack.com/services/…" : "https://"}
      value={draft.url}
      error={error}
      maxLength={2_000}
      isRequired
      onInput={(url) => onChange({ url })}
    />
  );
}

/** Which events are sent. */
function EventsField({ draft, error, onChange }: FieldProps) {
  const words = wordsOf(webhookWords).form;
  return (
    <fieldset class="field hook-events">
      <legend>{words.events}</legend>
      <div class="group-rows">
        {OUTGOING_TYPES.map((type) => (
          <Switch
            key={type}
            id={`hook-${type}`}
            label={wordsOf(outgoingWords)[type].title}
            hint={wordsOf(outgoingWords)[type].hint}
            isOn={draft.events.includes(type)}
            onChange={(isOn) =>
              onChange({
                events: OUTGOING_TYPES.filter((one) =>
                  one === type ? isOn : draft.events.includes(one)
                ),
              })}
          />
        ))}
      </div>
      <FieldError id="hook-events-error" message={error} />
    </fieldset>
  );
}
