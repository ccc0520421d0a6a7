import { FieldError } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { MapEditor } from "./MapEditor.tsx";
import { ResponseTime } from "./ResponseTime.tsx";
import { type DraftErrors, type SettingsDraft, STAGE_WORDS, TAG_WORDS } from "./settings_draft.ts";
import type { ToolView, UnmappedNames } from "@/core/integrations/views.ts";

/** The kinds of work that may pay besides a person's own work. */
const PAYS: readonly (readonly [keyof SettingsDraft["pays"], label: string, hint: string])[] = [
  ["bulkEdits", "Bulk edits", "Many records changed in one go."],
  ["apiChanges", "Changes by other programs", "Made through the tool’s API in somebody’s name."],
  ["imports", "Imports", "Records that came from a file."],
];

interface Props {
  draft: SettingsDraft;
  uses: ToolView["uses"] | undefined;
  title: string;
  /** How many people may become agents automatically in a day. */
  dailyLimit: number;
  /** Names that the tool has sent and that have no meaning yet; null when that is unknown. */
  unmapped: UnmappedNames | null;
  errors: DraftErrors;
  onChange: (change: Partial<SettingsDraft>) => void;
}

/** The settings that are relevant for a tool; all settings while the tool is unknown. */
export function SettingsFields(props: Props) {
  const { draft, uses, dailyLimit, errors, onChange } = props;
  const isUsed = (setting: keyof ToolView["uses"]) => uses === undefined || uses[setting];
  return (
    <>
      {isUsed("stages") && <Stages {...props} />}
      {isUsed("tags") && <Tags {...props} />}
      {isUsed("requiredFields") && <RequiredFields {...props} />}
      {isUsed("responseTime") && (
        <ResponseTime
          value={draft.responseTime}
          errors={errors}
          onChange={(responseTime) => onChange({ responseTime })}
        />
      )}
      <Pays {...props} />
      <Group id="match-title" title="People">
        <Switch
          id="match-email"
          label="Same e-mail, same person"
          hint="A person of the tool with the e-mail address of an agent is assigned to that agent automatically. Otherwise they wait under People."
          isOn={draft.matchByEmail}
          onChange={(matchByEmail) => onChange({ matchByEmail })}
        />
        <Switch
          id="create-agents"
          label="New people become agents"
          hint={`A person whom the tool mentions with a name or an e-mail address becomes an agent automatically, at most ${
            formatNumber(dailyLimit)
          } a day. Bots never do, and neither does anybody whom you ignored or unassigned.`}
          isOn={draft.createAgents}
          onChange={(createAgents) => onChange({ createAgents })}
        />
      </Group>
    </>
  );
}

/** What the stages of the pipelines mean. */
function Stages({ draft, title, unmapped, errors, onChange }: Props) {
  return (
    <Group
      id="stages-title"
      title="Stages"
      note={`What the stages of your pipelines in ${title} mean. A stage that is not listed means “In progress”.`}
    >
      <MapEditor
        id="stages"
        noun="stage"
        example="closedwon"
        rows={draft.stages}
        words={STAGE_WORDS}
        newMeaning="qualified"
        unmapped={unmapped?.stages ?? []}
        errors={errors}
        onChange={(stages) => onChange({ stages })}
      />
    </Group>
  );
}

/** What the tags of calls mean, and how long a call has to be. */
function Tags({ draft, unmapped, errors, onChange }: Props) {
  return (
    <Group
      id="tags-title"
      title="Tags of calls"
      note="What the tags of calls mean. A tag that is not listed means nothing."
    >
      <MapEditor
        id="tags"
        noun="tag"
        example="Lead"
        rows={draft.tags}
        words={TAG_WORDS}
        newMeaning="lead_qualified"
        unmapped={unmapped?.tags ?? []}
        errors={errors}
        onChange={(tags) => onChange({ tags })}
      />
      <Row
        label={<label for="min-talk">Shortest talk that counts</label>}
        hint="Seconds; a shorter call gives nothing."
        error={<FieldError id="min-talk-error" message={errors.minTalkTime} />}
      >
        <input
          id="min-talk"
          class="input number-input"
          inputMode="numeric"
          value={draft.minTalkTime}
          maxLength={4}
          autocomplete="off"
          aria-invalid={errors.minTalkTime ? "true" : undefined}
          aria-describedby={errors.minTalkTime ? "min-talk-error" : undefined}
          onInput={(event) => onChange({ minTalkTime: event.currentTarget.value })}
        />
      </Row>
    </Group>
  );
}

/** The fields that make a contact complete. */
function RequiredFields({ draft, errors, onChange }: Props) {
  return (
    <Group
      id="fields-title"
      title="Complete contacts"
      note="The fields that make a contact complete, by their ids in the tool. Filling one pays."
    >
      <div class="group-row group-stack">
        <div class="field">
          <label for="required-fields">Required fields, one a line</label>
          <textarea
            id="required-fields"
            class="input text-area"
            rows={Math.max(4, draft.requiredFields.split("\n").length + 1)}
            value={draft.requiredFields}
            placeholder="email"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={errors.requiredFields ? "true" : undefined}
            aria-describedby={errors.requiredFields ? "required-fields-error" : undefined}
            onInput={(event) => onChange({ requiredFields: event.currentTarget.value })}
          />
          <FieldError id="required-fields-error" message={errors.requiredFields} />
        </div>
      </div>
    </Group>
  );
}

/** The kinds of work that pay besides what people do by hand. */
function Pays({ draft: { pays }, onChange }: Props) {
  return (
    <Group
      id="pays-title"
      title="What pays"
      note="Laurel pays for work that people do by hand. Also pay for:"
    >
      {PAYS.map(([kind, label, hint]) => (
        <Switch
          key={kind}
          id={`pays-${kind}`}
          label={label}
          hint={hint}
          isOn={pays[kind]}
          onChange={(isOn) => onChange({ pays: { ...pays, [kind]: isOn } })}
        />
      ))}
    </Group>
  );
}
