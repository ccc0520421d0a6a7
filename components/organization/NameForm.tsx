import { useState } from "preact/hooks";
import { TextField } from "@/components/admin/Field.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { changeOrganization, type SettingsGroupProps } from "./change_organization.ts";

/** The organization's name. */
export function NameForm({ settings, onChanged }: SettingsGroupProps) {
  const { announce } = usePage();
  const draft = useDraft("organization-name", { name: settings.name });
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await changeOrganization(draft.value);
    setBusy(false);
    if (!answer.ok) {
      setError(answer.fields.name ?? answer.message);
      document.getElementById("organization-name")?.focus();
      return;
    }
    setError(undefined);
    draft.discard();
    onChanged(answer.data);
    announce("The name is saved.");
  }

  return (
    <Group id="organization-title" title="Name">
      <form class="group-row group-stack organization-form" onSubmit={save}>
        <TextField
          id="organization-name"
          label="Name of the organization"
          hint="It is shown on the sign-in page."
          value={draft.value.name}
          maxLength={100}
          error={error}
          onInput={(name) => draft.change({ name })}
        />
        {draft.isChanged && (
          <div class="new-buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                draft.discard();
                setError(undefined);
              }}
            >
              Cancel
            </button>
            <button type="submit" class="button button-primary" aria-disabled={isBusy}>
              {isBusy ? "Saving…" : "Save"}
            </button>
          </div>
        )}
      </form>
    </Group>
  );
}
