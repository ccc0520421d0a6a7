import { FieldError } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { MapEditor } from "./MapEditor.tsx";
import { ResponseTime } from "./ResponseTime.tsx";
import type { DraftErrors, SettingsDraft } from "./settings_draft.ts";
import type { ToolView, UnmappedNames } from "@/core/integrations/views.ts";

/** The kinds of work that may pay besides a person's own work. */
const PAYS: readonly (keyof SettingsDraft["pays"])[] = ["bulkEdits", "apiChanges", "imports"];

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
  const words = wordsOf(integrationSettingWords);
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
      <Group id="match-title" title={words.people.title}>
        <Switch
          id="match-email"
          label={words.people.match}
          hint={words.people.matchHint}
          isOn={draft.matchByEmail}
          onChange={(matchByEmail) => onChange({ matchByEmail })}
        />
        <Switch
          id="create-agents"
          label={words.people.create}
          hint={words.people.createHint(formatNumber(dailyLimit))}
          isOn={draft.createAgents}
          onChange={(createAgents) => onChange({ createAgents })}
        />
      </Group>
    </>
  );
}

/** What the stages of the pipelines mean. */
function Stages({ draft, title, unmapped, errors, onChange }: Props) {
  const words = wordsOf(integrationSettingWords);
  return (
    <Group
      id="stages-title"
      title={words.stages.title}
      note={words.stages.note(title)}
    >
      <MapEditor
        id="stages"
        kind="stage"
        example="closedwon"
        rows={draft.stages}
        words={words.stageMeanings}
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
  const words = wordsOf(integrationSettingWords);
  return (
    <Group
      id="tags-title"
      title={words.tags.title}
      note={words.tags.note}
    >
      <MapEditor
        id="tags"
        kind="tag"
        example={words.tags.example}
        rows={draft.tags}
        words={words.tagMeanings}
        newMeaning="lead_qualified"
        unmapped={unmapped?.tags ?? []}
        errors={errors}
        onChange={(tags) => onChange({ tags })}
      />
      <Row
        label={<label for="min-talk">{words.tags.minTalk}</label>}
        hint={words.tags.minTalkHint}
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
  const words = wordsOf(integrationSettingWords);
  return (
    <Group
      id="fields-title"
      title={words.fields.title}
      note={words.fields.note}
    >
      <div class="group-row group-stack">
        <div class="field">
          <label for="required-fields">{words.fields.label}</label>
          <textarea
            id="required-fields"
            class="input text-area"
            rows={Math.max(4, draft.requiredFields.split("\n").length + 1)}
            value={draft.requiredFields}
            placeholder={words.fields.example}
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
  const words = wordsOf(integrationSettingWords);
  return (
    <Group
      id="pays-title"
      title={words.pays.title}
      note={words.pays.note}
    >
      {PAYS.map((kind) => (
        <Switch
          key={kind}
          id={`pays-${kind}`}
          label={words.pays.kinds[kind].label}
          hint={words.pays.kinds[kind].hint}
          isOn={pays[kind]}
          onChange={(isOn) => onChange({ pays: { ...pays, [kind]: isOn } })}
        />
      ))}
    </Group>
  );
}
