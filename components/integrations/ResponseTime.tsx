import { FieldError } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import type { DraftErrors, SettingsDraft } from "./settings_draft.ts";

type Value = SettingsDraft["responseTime"];

const MODES = [["around_the_clock", "Around the clock"], [
  "working_hours",
  "Working hours",
]] as const;

/** The setting that says how response times are measured. */
export function ResponseTime(
  { value, errors, onChange }: {
    value: Value;
    errors: DraftErrors;
    onChange: (value: Value) => void;
  },
) {
  return (
    <Group
      id="response-title"
      title="Response time"
      note="How a customer’s waiting is measured. Working days and the time zone are the agent’s."
    >
      <Row label="Counted">
        <Segments
          name="response-mode"
          label="When waiting counts"
          options={MODES}
          value={value.mode}
          on={(mode) => onChange({ ...value, mode })}
        />
      </Row>
      {value.mode === "working_hours" && (
        <>
          <Time id="start" label="From" value={value} errors={errors} onChange={onChange} />
          <Time id="end" label="To" value={value} errors={errors} onChange={onChange} />
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
