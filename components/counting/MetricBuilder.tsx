import { SelectField } from "@/components/admin/Field.tsx";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { TypeChooser } from "@/components/event_types/TypeChooser.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { fieldLabel } from "@/core/events/fields.ts";
import { ConditionRows } from "./ConditionRows.tsx";
import { fieldsOfTypes, type Measure, type MetricDraft } from "./draft.ts";

const MEASURES: readonly (readonly [Measure, string])[] = [
  ["count", "The number of events"],
  ["points", "The points that they pay"],
  ["sum", "The sum of a field"],
  ["days", "The days with such an event"],
  ["streak", "The length of the daily streak"],
];

/** Says what is counted: which events, under which conditions, and how. */
export function MetricBuilder(
  { id, draft, types, errors, measures, offers, isDisabled, onChange }: {
    id: string;
    draft: MetricDraft;
    /** All types of events; null while they are read. */
    types: readonly EventTypeView[] | null;
    errors: FieldErrors;
    /** What can be measured here. */
    measures: readonly Measure[];
    /** Which types can be chosen. */
    offers?: (type: EventTypeView) => boolean;
    isDisabled?: boolean;
    onChange: (change: Partial<MetricDraft>) => void;
  },
) {
  const isStreak = draft.measure === "streak";
  const fields = fieldsOfTypes(types ?? [], draft.events);
  const numbers = [...fields.values()].filter(({ kind }) => kind === "number");
  const known = numbers.some(({ name }) => name === draft.field);
  return (
    <fieldset class="metric-builder" disabled={isDisabled}>
      <legend class="sr-only">What is counted</legend>
      <SelectField
        id={`${id}-measure`}
        label="Measure"
        value={draft.measure}
        options={MEASURES.filter(([one]) => measures.includes(one))}
        error={draft.measure === "sum" ? undefined : errors["metric.measure"]}
        onChange={(measure) => onChange({ measure: measure as Measure })}
      />
      {draft.measure === "sum" && (
        <SelectField
          id={`${id}-field`}
          label="Field"
          hint="Each event adds its value, rounded to a whole number."
          value={draft.field}
          options={[
            ["", "Choose…"],
            ...numbers.map(({ name, title, unit }) =>
              [name, (title ?? fieldLabel(name)) + (unit ? ` (${unit})` : "")] as const
            ),
            ...(draft.field === "" || known ? [] : [[draft.field, draft.field] as const]),
          ]}
          error={errors["metric.measure"]}
          onChange={(field) => onChange({ field })}
        />
      )}
      {!isStreak && (
        <>
          <TypeChooser
            id={`${id}-events`}
            label="Events"
            hint={draft.events.length === 0
              ? "None chosen: all work that pays points counts."
              : "Each of these counts."}
            error={errors["metric.events"] ?? errors.metric}
            chosen={draft.events}
            {...(offers ? { offers } : {})}
            isDisabled={isDisabled ?? false}
            onChange={(events) => onChange({ events })}
          />
          <ConditionRows
            id={`${id}-when`}
            conditions={draft.when}
            fields={[...fields.values()]}
            errors={errors}
            onChange={(when) => onChange({ when })}
          />
        </>
      )}
    </fieldset>
  );
}
