import type { KeySettings, MadeKeyView } from "@/core/keys.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";
import { canSend, type Grant, GRANTS } from "./words.ts";

const MAX_NAME = 100;
const CONFLICT = 409;

/** The form that makes a key: its name and its rights. */
export function KeyForm(
  { onMade, onCancel }: { onMade: (made: MadeKeyView) => void; onCancel: () => void },
) {
  const words = wordsOf(keyWords).new;
  const { draft, grant, sends, form, make } = useKeyForm(onMade);
  const { value } = draft;

  return (
    <form class="new-form key-form" onSubmit={make} noValidate>
      <TextField
        id="key-name"
        label={words.name}
        hint={words.nameHint}
        value={value.name}
        error={form.errors.name}
        maxLength={MAX_NAME}
        isRequired
        onInput={(name) => draft.change({ name })}
      />
      <GrantsField
        chosen={grant.id}
        error={form.errors.scopes}
        onChoose={(id) => draft.change({ grant: id })}
      />
      {sends && (
        <div class="group-rows">
          <Switch
            id="key-creates"
            label={words.adds}
            hint={words.addsHint}
            isOn={value.createsAgents}
            onChange={(createsAgents) => draft.change({ createsAgents })}
          />
        </div>
      )}
      <FormEnd form={form} action={words.action} onCancel={onCancel} />
    </form>
  );
}

/** Keeps what was typed, checks it and makes the key. */
function useKeyForm(onMade: (made: MadeKeyView) => void) {
  const words = wordsOf(keyWords).new;
  const draft = useDraft("new_key", { name: "", grant: GRANTS[0].id, createsAgents: true });
  const form = useForm({ name: "key-name", scopes: "key-grants" });
  const { value } = draft;
  const grant = GRANTS.find(({ id }) => id === value.grant) ?? GRANTS[0];
  const sends = canSend(grant.scopes);

  function make(event: Event) {
    const name = value.name.trim();
    const settings: KeySettings = {
      name,
      scopes: grant.scopes,
      createsAgents: sends && value.createsAgents,
    };
    return form.submit(event, {
      wrong: name === "" ? { name: words.nameMissing } : {},
      send: () => ask<MadeKeyView>("POST", "/admin/keys", settings),
      onDone(made) {
        draft.discard();
        onMade(made);
      },
      // The only conflict is about the name.
      errorsOf: (refusal) =>
        refusal.status === CONFLICT
          ? { name: refusal.message }
          : errorsAtFields(refusal, ["name", "scopes"]),
    });
  }

  return { draft, grant, sends, form, make };
}

/** The choice of what the key may do. */
function GrantsField({ chosen, error, onChoose }: {
  chosen: string;
  error: string | undefined;
  onChoose: (id: Grant["id"]) => void;
}) {
  const words = wordsOf(keyWords).new;
  const { grants } = wordsOf(keyWords);
  return (
    <fieldset class="field key-grants">
      <legend>{words.rights}</legend>
      <div id="key-grants" class="group-rows" tabIndex={-1}>
        {GRANTS.map(({ id }) => (
          <label key={id} class="group-row key-grant" for={`grant-${id}`}>
            <input
              id={`grant-${id}`}
              type="radio"
              name="key-grant"
              value={id}
              checked={id === chosen}
              aria-label={grants[id].title}
              aria-describedby={`grant-${id}-hint`}
              onChange={() => onChoose(id)}
            />
            <span class="group-label">
              <span>{grants[id].title}</span>
              <span id={`grant-${id}-hint`} class="group-hint">{grants[id].hint}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError id="key-grants-error" message={error} />
    </fieldset>
  );
}
