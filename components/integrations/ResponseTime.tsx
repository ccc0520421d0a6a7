import { FieldError } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { DraftErrors, SettingsDraft } from "./settings_draft.ts";

type Value = SettingsDraft["responseTime"];

const MODES = ["around_the_clock", "working_hours"] as const;

/** The setting that says how response times are measured. */
export function ResponseTime(
  { value, errors, onChange }: {
    value: Value;
    errors: DraftErrors;
    onChange: (value: Value) => void;
  },
) {
  const words = wordsOf(integrationSettingWords);
  return (
    <Group
      id="response-title"
      title={words.response.title}
      note={words.response.note}
    >
      <Row label={words.response.counted}>
        <Segments
          name="response-mode"
          label={words.response.label}
          options={MODES.map((one) => [one, words.response.modes[one]] as const)}
          value={value.mode}
          on={(mode) => onChange({ ...value, mode })}
        />
      </Row>
      {value.mode === "working_hours" && (
        <>
          <Time
            id="start"
            label={words.response.from}
            value={value}
            errors={errors}
            onChange={onChange}
          />
          <Time
            id="end"
            label={words.response.to}
            value={value}
            errors={errors}
            onChange={onChange}
          />
        </>
      )}
    </Group>
  );
}

function Time(
  { id, label, value, errors, onChange }: {
    id: "start" | "end";
    label: string;
    value: Value;
    errors: DraftErrors;
    onChange: (value: Value) => void;
  },
) {
  const error = errors[`responseTime.${id}`];
  return (
    <Row
      label={<label for={`hours-${id}`}>{label}</label>}
      error={<FieldError id={`hours-${id}-error`} message={error} />}
    >
      <input
        id={`hours-${id}`}
        class="input time-input"
        type="time"
        value={value[id]}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `hours-${id}-error` : undefined}
        onInput={(event) => onChange({ ...value, [id]: event.currentTarget.value })}
      />
    </Row>
  );
}
