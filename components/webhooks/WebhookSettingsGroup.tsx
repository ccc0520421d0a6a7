import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import type { WebhookView } from "@/core/webhooks/views.ts";
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
  const { webhook, path, onChanged } = props;
  const { announce } = usePage();
  const [isEditing, setEditing] = useState(false);
  if (!isEditing) return <SettingsRows {...props} onEdit={() => setEditing(true)} />;
  return (
    <WebhookForm
      initial={webhook}
      action="Save"
      onSend={({ url, description, events, format }) =>
        ask<WebhookView>("PATCH", path, { url, description, events, format })}
      onDone={(changed) => {
        onChanged(changed);
        setEditing(false);
        announce("The webhook is changed.");
      }}
      onCancel={() => setEditing(false)}
    />
  );
}

/** The settings of the webhook, with the switch and the test. */
function SettingsRows(
  { webhook, isBusy, onEdit, onTurn, onTest }: Props & { onEdit: () => void },
) {
  return (
    <Group id="hook-settings" title="Webhook">
      <Row label="URL" hint={<span class="hook-url">{webhook.url}</span>}>
        <button type="button" class="button" onClick={onEdit}>
          Edit…
        </button>
      </Row>
      <Row
        label="Events"
        hint={`${webhook.events.map(eventTitle).join(", ")}. ${
          webhook.format === "slack" ? "As Slack messages." : "As signed JSON."
        }`}
      />
      <Switch
        id="hook-enabled"
        label="Send messages"
        hint="While this is off, nothing is collected, and what happens in that time is not sent later."
        isOn={webhook.isEnabled}
        isDisabled={isBusy}
        onChange={onTurn}
      />
      <Row label="Test" hint="Sends a message that only says hello, once.">
        <button
          type="button"
          class="button"
          aria-disabled={isBusy || !webhook.isEnabled}
          onClick={() => webhook.isEnabled && onTest()}
        >
          Send Test
        </button>
      </Row>
    </Group>
  );
}
