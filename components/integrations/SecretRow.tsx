import { useState } from "preact/hooks";
import { ask } from "../admin/admin_api.ts";
import { ConfirmDialog } from "../admin/ConfirmDialog.tsx";
import { CopyField } from "../admin/CopyField.tsx";
import { TextField } from "../admin/Field.tsx";
import { Row } from "../admin/Group.tsx";
import { formatMoment } from "../desk/format.ts";
import { KeyRound } from "../icons.ts";
import { usePage } from "./context.ts";
import { toolOf } from "./tools.ts";
import type { IntegrationView, RotatedSecret } from "@/core/integration_views.ts";

interface Props {
  readonly integration: IntegrationView;
  readonly path: string;
  readonly secret: string | null;
  readonly onSecret: (secret: string | null) => void;
  readonly onChanged: (integration: IntegrationView) => void;
}

/** The secret that signs: shown once when Laurel made it, entered when the tool did. */
export function SecretRow(props: Props) {
  return props.integration.secretFrom === "laurel"
    ? <OwnSecret {...props} />
    : <ToolSecret {...props} />;
}

function OwnSecret({ integration, path, secret, onSecret }: Props) {
  const { timeZone, announce } = usePage();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);

  async function rotate() {
    setBusy(true);
    const answer = await ask<RotatedSecret>("POST", `${path}/rotate`);
    setBusy(false);
    if (!answer.ok) return setError(answer.message);
    setAsking(false);
    onSecret(answer.data.secret);
    setUntil(answer.data.previousUntil);
    announce("There is a new secret. Copy it now.");
  }

  return (
    <>
      {secret !== null && (
        <div class="group-row group-stack secret-once">
          <CopyField id="secret" label={toolOf(integration.provider).secret} value={secret} />
          <p class="group-hint">
            <KeyRound size={14} />
            <span>
              Copy it now: it is not shown again.
              {until &&
                ` The one before stays valid until ${formatMoment(Date.parse(until), timeZone)}.`}
            </span>
          </p>
        </div>
      )}
      <Row
        label={toolOf(integration.provider).secret}
        hint="A new one can be made at any time; for a day the old one is accepted as well."
      >
        <button type="button" class="button" onClick={() => setAsking(true)}>New Secret…</button>
      </Row>
      {isAsking && (
        <ConfirmDialog
          title="Make a new secret?"
          action="Make New Secret"
          isBusy={isBusy}
          error={error}
          onConfirm={rotate}
          onCancel={() => {
            setAsking(false);
            setError(null);
          }}
        >
          <p>The tool must get it before the old one stops being accepted.</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function ToolSecret({ integration, path, onChanged }: Props) {
  const { announce } = usePage();
  const { hasSecret, provider, title } = integration;
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const name = toolOf(provider).secret;

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    if (text.trim() === "") return setError(`Enter it as ${title} shows it.`);
    setBusy(true);
    const answer = await ask<IntegrationView>("PATCH", path, { secret: text.trim() });
    setBusy(false);
    if (!answer.ok) return setError(answer.fields.secret ?? answer.message);
    setText("");
    setOpen(false);
    setError(undefined);
    onChanged(answer.data);
    announce("The secret is set.");
  }

  if (hasSecret && !isOpen) {
    return (
      <Row label={name} hint="It is set, and never shown.">
        <button type="button" class="button" onClick={() => setOpen(true)}>Change…</button>
      </Row>
    );
  }
  return (
    <form class="group-row group-stack" onSubmit={save} noValidate>
      <div class="inline-form">
        <TextField
          id="secret"
          label={name}
          type="password"
          hint={`${title} shows it; without it nothing is accepted.`}
          value={text}
          error={error}
          onInput={setText}
        />
        <button type="submit" class="button button-primary" aria-disabled={isBusy}>Save</button>
        {hasSecret && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setOpen(false);
              setText("");
              setError(undefined);
            }}
          >
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
