import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { organizationWords } from "@/words/organization.ts";
import { changeOrganization, type SettingsGroupProps } from "./change_organization.ts";

/** The organization's name. */
export function NameForm({ settings, onChanged }: SettingsGroupProps) {
  const words = wordsOf(organizationWords).name;
  const { announce } = usePage();
  const draft = useDraft("organization-name", { name: settings.name });
  const form = useForm({ name: "organization-name" });

  const save = (event: Event) =>
    form.submit(event, {
      send: () => changeOrganization(draft.value),
      onDone(organization) {
        draft.discard();
        onChanged(organization);
        announce(words.saved);
      },
    });

  return (
    <Group id="organization-title" title={words.title}>
      <form class="group-row group-stack organization-form" onSubmit={save}>
        <TextField
          id="organization-name"
          label={words.label}
          hint={words.hint}
          value={draft.value.name}
          maxLength={100}
          error={form.errors.name}
          onInput={(name) => draft.change({ name })}
        />
        {draft.isChanged && (
          <FormEnd
            form={form}
            action={words.save}
            busy={words.saving}
            onCancel={() => {
              draft.discard();
              form.clear();
            }}
          />
        )}
      </form>
    </Group>
  );
}
