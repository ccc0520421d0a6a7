import { useEffect, useRef, useState } from "preact/hooks";
import { TextField } from "@/components/admin/Field.tsx";
import { UserRoundPlus } from "@/components/shared/page_icons.ts";
import type { PersonInTool } from "@/core/integrations/views.ts";
import { integrationPeopleWords } from "@/words/integration_people.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calledOf } from "./words.ts";

/** What an admin says about a person whose name the tool does not report. */
export interface GivenPerson {
  readonly name?: string;
  readonly email?: string;
}

/** Error messages by field; empty when the agent was made. */
export type CreationErrors = Readonly<Record<string, string>>;

/** The button that makes an agent of a person of the tool. */
export function CreateAgentButton({ person, isBusy, hasForm, onClick }: {
  person: PersonInTool;
  isBusy: boolean;
  /** Whether the button opens a form, because the person's name is not known. */
  hasForm: boolean;
  onClick: () => void;
}) {
  const words = wordsOf(integrationPeopleWords);
  return (
    <button
      type="button"
      class="button button-create"
      aria-disabled={isBusy}
      onClick={() => !isBusy && onClick()}
    >
      <UserRoundPlus size={14} />
      {hasForm ? words.create.open : words.create.action}
      <span class="sr-only">{` ${words.create.for(calledOf(person))}`}</span>
    </button>
  );
}

/** Asks for the name of a person of whom the tool reports only an id. */
export function CreateAgentForm({ id, onCreate, onCancel }: {
  id: string;
  onCreate: (given: GivenPerson) => Promise<CreationErrors>;
  onCancel: () => void;
}) {
  const words = wordsOf(integrationPeopleWords);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [errors, setErrors] = useState<CreationErrors>({});
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  async function create(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    if (name.trim() === "") return setErrors({ name: "Enter the name." });
    setBusy(true);
    const mail = email.trim();
    const found = await onCreate({ name, ...(mail === "" ? {} : { email: mail }) });
    setBusy(false);
    setErrors(found);
  }

  return (
    <form
      ref={form}
      class="person-form"
      noValidate
      onSubmit={create}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <TextField
        id={`${id}-name`}
        label={words.create.name}
        value={name}
        error={errors.name}
        maxLength={200}
        isRequired
        onInput={setName}
      />
      <TextField
        id={`${id}-email`}
        label={words.create.email}
        value={email}
        error={errors.email}
        maxLength={254}
        onInput={setEmail}
      />
      <div class="person-form-buttons">
        <button type="button" class="button" onClick={onCancel}>{words.create.cancel}</button>
        <button type="submit" class="button button-primary" aria-disabled={isBusy}>
          {words.create.agent}
        </button>
      </div>
    </form>
  );
}
