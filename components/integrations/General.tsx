import { useState } from "preact/hooks";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { integrationHref } from "./place.ts";
import type { IntegrationView } from "@/core/integrations/views.ts";
import { useDraft } from "@/components/admin/use_draft.ts";

/** The name of an integration, its on/off switch, and its removal. */
export function General(
  { integration, path, onChanged }: {
    integration: IntegrationView;
    path: string;
    onChanged: (integration: IntegrationView) => void;
  },
) {
  const words = wordsOf(integrationWords);
  const { announce } = usePage();
  const draft = useDraft(`name_${integration.id}`, { name: integration.name });
  const form = useForm({ name: "name" });
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  function rename(event: Event) {
    event.preventDefault();
    if (!draft.isChanged) return;
    const name = draft.value.name.trim();
    return form.submit(event, {
      wrong: name === "" ? { name: "Give it a name." } : {},
      send: () => ask<IntegrationView>("PATCH", path, { name }),
      onDone(changed) {
        draft.discard();
        onChanged(changed);
        announce(words.general.renamed);
      },
    });
  }

  async function pause(isEnabled: boolean) {
    if (isBusy) return;
    setBusy(true);
    const answer = await ask<IntegrationView>("PATCH", path, { isEnabled });
    setBusy(false);
    setError(answer.ok ? null : answer.message);
    // After a failure, a new object draws the row again, so that the switch shows the unchanged
    // state.
    onChanged(answer.ok ? answer.data : { ...integration });
    if (answer.ok) announce(isEnabled ? words.general.resumed : words.general.isPaused);
  }

  return (
    <Group id="general" title={words.general.title}>
      <form class="group-row group-stack" onSubmit={rename} noValidate>
        <div class="inline-form">
          <TextField
            id="name"
            label={words.general.name}
            value={draft.value.name}
            error={form.errors.name}
            maxLength={100}
            onInput={(name) => draft.change({ name })}
          />
          {draft.isChanged && (
            <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
              {words.general.rename}
            </button>
          )}
        </div>
      </form>
      <Switch
        id="enabled"
        label={words.general.process}
        hint={words.general.processHint}
        isOn={integration.isEnabled}
        onChange={pause}
      />
      {error && <p class="group-row form-error" role="alert">{error}</p>}
      <Remove integration={integration} path={path} />
    </Group>
  );
}

function Remove({ integration, path }: { integration: IntegrationView; path: string }) {
  const words = wordsOf(integrationWords);
  const { go, announce } = usePage();
  async function remove() {
    const problem = await askToRemove(path);
    if (problem !== null) return problem;
    announce(words.remove.done(integration.name));
    go(integrationHref({ kind: "list" }));
    return null;
  }
  return (
    <Row label={words.remove.label} hint={words.remove.hint}>
      <ConfirmButton
        label={words.remove.open}
        title={
          <>
            <Sentence
              text={words.remove.question}
              parts={{ name: <bdi>{integration.name}</bdi> }}
            />
          </>
        }
        action={words.remove.action}
        isDanger
        onConfirm={remove}
      >
        {words.remove.means}
      </ConfirmButton>
    </Row>
  );
}
