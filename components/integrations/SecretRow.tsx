import { useState } from "preact/hooks";
import type { IntegrationView, RotatedSecret } from "@/core/integrations/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { NewSecretButton, ShownSecret } from "@/components/admin/Secret.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { formatMoment } from "@/components/shared/format.ts";
import { toolOf } from "./tools.ts";
import { useTools } from "./tools_context.ts";

interface Props {
  readonly integration: IntegrationView;
  readonly path: string;
  readonly secret: string | null;
  readonly onSecret: (secret: string | null) => void;
  readonly onChanged: (integration: IntegrationView) => void;
}

/** The signing secret: shown once when Laurel made it, entered when the tool made it. */
export function SecretRow(props: Props) {
  return props.integration.secretFrom === "laurel"
    ? <OwnSecret {...props} />
    : <ToolSecret {...props} />;
}

function OwnSecret({ integration, path, secret, onSecret }: Props) {
  const { timeZone, announce } = usePage();
  const [until, setUntil] = useState<string | null>(null);
  const name = toolOf(integration.provider).secret;

  async function rotate() {
    const answer = await ask<RotatedSecret>("POST", `${path}/rotate`);
    if (!answer.ok) return answer.message;
    onSecret(answer.data.secret);
    setUntil(answer.data.previousUntil);
    announce("There is a new secret. Copy it now.");
    return null;
  }

  return (
    <>
      {secret !== null && (
        <ShownSecret label={name} secret={secret}>
          Copy it now: it is not shown again.
          {until &&
            ` The one before stays valid until ${formatMoment(Date.parse(until), timeZone)}.`}
        </ShownSecret>
      )}
      <Row
        label={name}
        hint="A new one can be made at any time; for a day the old one is accepted as well."
      >
        <NewSecretButton onMake={rotate}>
          The tool must get it before the old one stops being accepted.
        </NewSecretButton>
      </Row>
    </>
  );
}

function ToolSecret({ integration, path, onChanged }: Props) {
  const { announce } = usePage();
  const { typedSecrets } = useTools();
  const { id, hasSecret, provider, title } = integration;
  const [text, setText] = useState(typedSecrets.get(id) ?? "");
  const [isOpen, setOpen] = useState(text !== "");
  const form = useForm({ secret: "secret" });
  const name = toolOf(provider).secret;

  function type(typed: string) {
    typedSecrets.set(id, typed);
    setText(typed);
  }

  function close() {
    typedSecrets.delete(id);
    setText("");
    setOpen(false);
    form.clear();
  }

  const save = (event: Event) =>
    form.submit(event, {
      wrong: text.trim() === "" ? { secret: `Enter it as ${title} shows it.` } : {},
      send: () => ask<IntegrationView>("PATCH", path, { secret: text.trim() }),
      onDone(changed) {
        close();
        onChanged(changed);
        announce("The secret is set.");
      },
    });

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
          error={form.errors.secret}
          onInput={type}
        />
        <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
          Save
        </button>
        {hasSecret && <button type="button" class="button" onClick={close}>Cancel</button>}
      </div>
    </form>
  );
}
