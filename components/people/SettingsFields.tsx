import type { ComponentChildren } from "preact";
import type { TeamView } from "@/core/agents/views.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { SearchField } from "@/components/admin/SearchField.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import type { PersonDraft } from "./draft.ts";
import { searchZones } from "./search.ts";

interface Props {
  draft: PersonDraft;
  errors: FieldErrors;
  /** Null until they are read. */
  teams: readonly TeamView[] | null;
  /** The organization's time zone. */
  timeZone: string;
  onChange: (change: Partial<PersonDraft>) => void;
  /** A field below the e-mail address. */
  idField?: ComponentChildren;
  /** A field next to the team. */
  sinceField?: ComponentChildren;
}

/** The fields of a person that new and known people have. */
export function SettingsFields(props: Props) {
  const words = wordsOf(peopleWords).fields;
  const { draft, errors, teams, timeZone, onChange } = props;
  return (
    <>
      <TextField
        id="person-name"
        label={words.name}
        value={draft.name}
        error={errors.name}
        maxLength={200}
        isRequired
        onInput={(name) => onChange({ name })}
      />
      <TextField
        id="person-email"
        label={words.email}
        hint={words.emailHint}
        value={draft.email}
        error={errors.email}
        maxLength={254}
        onInput={(email) => onChange({ email })}
      />
      {props.idField}
      <div class="person-team">
        <TeamField draft={draft} error={errors.team} teams={teams} onChange={onChange} />
        {props.sinceField}
      </div>
      <ZoneField draft={draft} error={errors.timeZone} timeZone={timeZone} onChange={onChange} />
      <div class="group-rows person-switch">
        <Switch
          id="person-hidden"
          label={words.hidden}
          hint={words.hiddenHint}
          isOn={draft.hidden}
          onChange={(hidden) => onChange({ hidden })}
        />
      </div>
    </>
  );
}

function TeamField({ draft, error, teams, onChange }: {
  draft: PersonDraft;
  error: string | undefined;
  teams: readonly TeamView[] | null;
  onChange: (change: Partial<PersonDraft>) => void;
}) {
  const words = wordsOf(peopleWords).fields;
  const known = teams ?? [];
  const isOther = draft.team !== "" && !known.some(({ id }) => id === draft.team);
  return (
    <SelectField
      id="person-team"
      label={words.team}
      value={draft.team}
      options={[
        ["", words.noTeam],
        ...(isOther ? [[draft.team, draft.team] as const] : []),
        ...known.map(({ id, name }) => [id, name] as const),
      ]}
      error={error}
      onChange={(team) => onChange({ team })}
    />
  );
}

function ZoneField({ draft, error, timeZone, onChange }: {
  draft: PersonDraft;
  error: string | undefined;
  timeZone: string;
  onChange: (change: Partial<PersonDraft>) => void;
}) {
  const words = wordsOf(peopleWords).fields;
  return (
    <div class="person-zone">
      <SearchField
        id="person-timeZone"
        label={words.zone}
        hint={words.zoneHint(shown(timeZone))}
        placeholder={shown(timeZone)}
        chosen={shown(draft.timeZone)}
        error={error}
        search={searchZones}
        onChoose={(zone) => onChange({ timeZone: zone })}
      />
      {draft.timeZone !== "" && (
        <button
          type="button"
          class="button"
          aria-label={words.zoneClear}
          onClick={() => {
            onChange({ timeZone: "" });
            document.getElementById("person-timeZone")?.focus();
          }}
        >
          {wordsOf(peopleWords).filters.clear}
        </button>
      )}
    </div>
  );
}

function shown(zone: string): string {
  return zone.replaceAll("_", " ");
}
