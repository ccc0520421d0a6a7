import { useMemo, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { useTools } from "./tools_context.ts";
import { SaveBar } from "./SaveBar.tsx";
import {
  checkDraft,
  type DraftErrors,
  placeErrors,
  toDraft,
  toSettings,
} from "./settings_draft.ts";
import { SettingsFields } from "./SettingsFields.tsx";
import type { IntegrationView, UnmappedNames } from "@/core/integrations/views.ts";
import { useDraft } from "@/components/admin/use_draft.ts";

/** The settings of an integration: what the tool's names mean, and what pays. */
export function SettingsTab(
  { integration, unmapped, path, onChanged }: {
    integration: IntegrationView;
    unmapped: UnmappedNames | null;
    path: string;
    onChanged: (integration: IntegrationView) => void;
  },
) {
  const words = wordsOf(integrationSettingWords);
  const { tools } = useTools();
  const { announce } = usePage();
  const uses = tools?.find(({ provider }) => provider === integration.provider)?.uses;
  // Equal settings that are read again must not start a new draft.
  const text = JSON.stringify(integration.settings);
  const base = useMemo(() => toDraft(integration.settings), [text]);
  const draft = useDraft(`settings_${integration.id}`, base);
  const [serverErrors, setServerErrors] = useState<DraftErrors>({});
  const [error, setError] = useState<string | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const errors = { ...serverErrors, ...(isChecked ? checkDraft(draft.value) : {}) };

  function reset() {
    setServerErrors({});
    setError(null);
    setChecked(false);
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy || !draft.isChanged) return;
    setServerErrors({});
    setError(null);
    setChecked(true);
    const wrong = checkDraft(draft.value);
    if (Object.keys(wrong).length > 0) return focusFirstError();
    setBusy(true);
    const answer = await ask<IntegrationView>("PATCH", path, { settings: toSettings(draft.value) });
    setBusy(false);
    if (answer.ok) {
      draft.discard();
      reset();
      onChanged(answer.data);
      return announce(words.saved);
    }
    const placed = placeErrors(answer.fields, draft.value);
    setServerErrors(placed);
    if (Object.keys(placed).some((field) => field !== "")) focusFirstError();
    else setError(answer.message);
  }

  return (
    <form onSubmit={save} noValidate>
      <SettingsFields
        draft={draft.value}
        uses={uses}
        title={integration.title}
        dailyLimit={integration.madeAgents.dailyLimit}
        unmapped={unmapped}
        errors={errors}
        onChange={(change) => {
          draft.change(change);
          setServerErrors({});
        }}
      />
      <SaveBar
        isShown={draft.isChanged}
        isBusy={isBusy}
        error={error ?? errors[""] ?? null}
        onDiscard={() => {
          draft.discard();
          reset();
          announce(words.discarded);
        }}
      />
    </form>
  );
}

/** Moves the focus to the first field with an error, after the errors are drawn. */
function focusFirstError(): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.page-body [aria-invalid="true"]')?.focus()
    );
  });
}
