import { useState } from "preact/hooks";
import type { KeySettings, MadeKeyView } from "@/core/keys.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { canSend, type Grant, GRANTS } from "./words.ts";

const MAX_NAME = 100;
const CONFLICT = 409;

/** The form that makes a key: its name and its rights. */
export function KeyForm(
  { onMade, onCancel }: { onMade: (made: MadeKeyView) => void; onCancel: () => void },
) {
  const { draft, grant, sends, fields, error, isBusy, make } = useKeyForm(onMade);
  const { value } = draft;

  return (
    <form class="new-form key-form" onSubmit={make} noValidate>
      <TextField
        id="key-name"
        label="Name"
        hint="The tool that gets it, for example live-chat. It is the source of events without one."
        value={value.name}
        error={fields.name}
        maxLength={MAX_NAME}
        isRequired
        onInput={(name) => draft.change({ name })}
      />
      <GrantsField
        chosen={grant.id}
        error={fields.scopes}
        onChoose={(id) => draft.change({ grant: id })}
      />
      {sends && (
        <div class="group-rows">
          <Switch
            id="key-creates"
            label="Add people it names"
            hint="An event about an unknown person adds them as an agent. While this is off, such events are refused."
            isOn={value.createsAgents}
            onChange={(createsAgents) => draft.change({ createsAgents })}
          />
        </div>
      )}
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="new-buttons">
        <button type="button" class="button" onClick={onCancel}>Cancel</button>
        <button type="submit" class="button button-primary" aria-disabled={isBusy}>Make Key</button>
      </div>
    </form>
  );
}

/** Keeps what was typed, checks it and makes the key. */
function useKeyForm(onMade: (made: MadeKeyView) => void) {
  const draft = useDraft("new_key", { name: "", grant: GRANTS[0].id, createsAgents: true });
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { value } = draft;
  const grant = GRANTS.find(({ id }) => id === value.grant) ?? GRANTS[0];
  const sends = canSend(grant.scopes);

  /** Shows the error of the name, and moves the focus there. */
  function showErrors(wrong: Readonly<Record<string, string>>) {
    setFields(wrong);
    if (wrong.name) document.getElementById("key-name")?.focus();
  }

  async function make(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    setError(null);
    const name = value.name.trim();
    if (name === "") return showErrors({ name: "Give it a name." });
    setBusy(true);
    const settings: KeySettings = {
      name,
      scopes: grant.scopes,
      createsAgents: sends && value.createsAgents,
    };
    const answer = await ask<MadeKeyView>("POST", "/admin/keys", settings);
    setBusy(false);
    if (answer.ok) {
      draft.discard();
      return onMade(answer.data);
    }
    const { status, message } = answer;
    const wrong = status === CONFLICT ? { name: message } : answer.fields;
    showErrors(wrong);
    if (!wrong.name && !wrong.scopes) setError(message);
  }

  return { draft, grant, sends, fields, error, isBusy, make };
}

/** The choice of what the key may do. */
function GrantsField({ chosen, error, onChoose }: {
  chosen: string;
  error: string | undefined;
  onChoose: (id: Grant["id"]) => void;
}) {
  return (
    <fieldset class="field key-grants">
      <legend>What it may do</legend>
      <div class="group-rows">
        {GRANTS.map(({ id, title, hint }) => (
          <label key={id} class="group-row key-grant" for={`grant-${id}`}>
            <input
              id={`grant-${id}`}
              type="radio"
              name="key-grant"
              value={id}
              checked={id === chosen}
              aria-label={title}
              aria-describedby={`grant-${id}-hint`}
              onChange={() =>
                onChoose(id)}
            />
            <span class="group-label">
              <span>{title}</span>
              <span id={`grant-${id}-hint`} class="group-hint">{hint}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError id="key-grants-error" message={error} />
    </fieldset>
  );
}
