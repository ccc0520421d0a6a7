import { useState } from "preact/hooks";
import type { IntegrationView, RotatedSecret } from "@/core/integrations/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { NewSecretButton, ShownSecret } from "@/components/admin/Secret.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { formatMoment } from "@/components/shared/format.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { toolWords } from "./tools.ts";
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
  const words = wordsOf(integrationWords);
  const { timeZone, announce } = usePage();
  const [until, setUntil] = useState<string | null>(null);
  const name = toolWords(integration.provider).secret;

  async function rotate() {
    const answer = await ask<RotatedSecret>("POST", `${path}/rotate`);
    if (!answer.ok) return answer.message;
    onSecret(answer.data.secret);
    setUntil(answer.data.previousUntil);
    announce(words.secret.made);
    return null;
  }

  return (
    <>
      {secret !== null && (
        <ShownSecret label={name} secret={secret}>
          {words.secret.copy}
          {until && ` ${words.secret.before(formatMoment(Date.parse(until), timeZone))}`}
        </ShownSecret>
      )}
      <Row
        label={name}
        hint={words.secret.hint}
      >
        <NewSecretButton onMake={rotate}>{words.secret.means}</NewSecretButton>
      </Row>
    </>
  );
}

function ToolSecret({ integration, path, onChanged }: Props) {
  const words = wordsOf(integrationWords);
  const { announce } = usePage();
  const { typedSecrets } = useTools();
  const { id, hasSecret, provider, title } = integration;
  const [text, setText] = useState(typedSecrets.get(id) ?? "");
  const [isOpen, setOpen] = useState(text !== "");
  const form = useForm({ secret: "secret" });
  const name = toolWords(provider).secret;

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
      wrong: text.trim() === "" ? { secret: words.secret.missing(title) } : {},
      send: () => ask<IntegrationView>("PATCH", path, { secret: text.trim() }),
      onDone(changed) {
        close();
        onChanged(changed);
        announce(words.secret.saved);
      },
    });

  if (hasSecret && !isOpen) {
    return (
      <Row label={name} hint={words.secret.isSet}>
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {words.secret.change}
        </button>
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
          hint={words.secret.from(title)}
          value={text}
          error={form.errors.secret}
          onInput={type}
        />
        <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
          {words.secret.save}
        </button>
        {hasSecret && (
          <button type="button" class="button" onClick={close}>{words.secret.cancel}</button>
        )}
      </div>
    </form>
  );
}
