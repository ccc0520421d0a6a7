import { useState } from "preact/hooks";
import { OUTGOING_TYPES, type OutgoingFormat } from "@/core/webhooks/messages.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import type { WebhookSettings } from "@/core/webhooks/views.ts";
import { EVENT_WORDS } from "./words.ts";

const FORMATS: readonly (readonly [OutgoingFormat, string])[] = [
  ["standard", "Signed JSON"],
  ["slack", "Slack"],
];

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
  const { action, onCancel } = props;
  const { draft, form, change, send } = useWebhookForm(props);

  return (
    <form class="new-form hook-form" onSubmit={send} noValidate>
      <div class="field">
        <span aria-hidden="true">Format</span>
        <Segments
          name="hook-format"
          label="Format"
          options={FORMATS}
          value={draft.format}
          on={(format) => change({ format })}
        />
      </div>
      <AddressField draft={draft} error={form.errors.url} onChange={change} />
      <TextField
        id="hook-description"
        label="Description"
        hint="For you and other admins, for example the channel or the system. Optional."
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
        ...(draft.url.trim() === "" ? { url: "Enter where the messages go." } : {}),
        ...(draft.events.length === 0 ? { events: "Choose at least one." } : {}),
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
  const isSlack = draft.format === "slack";
  return (
    <TextField
      id="hook-url"
      label={isSlack ? "Incoming webhook URL" : "URL"}
      hint={isSlack
        ? "In Slack: make an app with an incoming webhook for the channel, and copy its URL."
        : "Every event is sent there as a signed POST."}
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
  return (
    <fieldset class="field hook-events">
      <legend>Tell it about</legend>
      <div class="group-rows">
        {OUTGOING_TYPES.map((type) => (
          <Switch
            key={type}
            id={`hook-${type}`}
            label={EVENT_WORDS[type][0]}
            hint={EVENT_WORDS[type][1]}
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
