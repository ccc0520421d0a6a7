import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import type { WebhookView } from "@/core/webhooks/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { WebhookForm } from "./WebhookForm.tsx";
import { eventTitle } from "./words.ts";

interface Props {
  webhook: WebhookView;
  /** The path of the webhook in the API. */
  path: string;
  isBusy: boolean;
  onChanged: (webhook: WebhookView) => void;
  onTurn: (isOn: boolean) => void;
  onTest: () => void;
}

/** The settings of a webhook, and the form that changes them. */
export function WebhookSettingsGroup(props: Props) {
  const words = wordsOf(webhookWords).settings;
  const { webhook, path, onChanged } = props;
  const { announce } = usePage();
  const [isEditing, setEditing] = useState(false);
  if (!isEditing) return <SettingsRows {...props} onEdit={() => setEditing(true)} />;
  return (
    <WebhookForm
      initial={webhook}
      action={words.save}
      onSend={({ url, description, events, format }) =>
        ask<WebhookView>("PATCH", path, { url, description, events, format })}
      onDone={(changed) => {
        onChanged(changed);
        setEditing(false);
        announce(words.changed);
      }}
      onCancel={() => setEditing(false)}
    />
  );
}

/** The settings of the webhook, with the switch and the test. */
function SettingsRows(
  { webhook, isBusy, onEdit, onTurn, onTest }: Props & { onEdit: () => void },
) {
  const words = wordsOf(webhookWords).settings;
  return (
    <Group id="hook-settings" title={words.title}>
      <Row
        label={wordsOf(webhookWords).form.url}
        hint={<span class="hook-url">{webhook.url}</span>}
      >
        <button type="button" class="button" onClick={onEdit}>
          {words.edit}
        </button>
      </Row>
      <Row
        label={words.events}
        hint={words.eventsIn[webhook.format](webhook.events.map(eventTitle).join(", "))}
      />
      <Switch
        id="hook-enabled"
        label={words.send}
        hint={words.sendHint}
        isOn={webhook.isEnabled}
        isDisabled={isBusy}
        onChange={onTurn}
      />
      <Row label={words.test} hint={words.testHint}>
        <button
          type="button"
          class="button"
          aria-disabled={isBusy || !webhook.isEnabled}
          onClick={() => webhook.isEnabled && onTest()}
        >
          {words.testAction}
        </button>
      </Row>
    </Group>
  );
}
