import { SelectField } from "@/components/admin/Field.tsx";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { TypeChooser } from "@/components/event_types/TypeChooser.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { fieldLabel } from "@/core/events/fields.ts";
import { countingWords } from "@/words/counting.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { ConditionRows } from "./ConditionRows.tsx";
import { fieldsOfTypes, type Measure, type MetricDraft } from "./draft.ts";

const MEASURES: readonly Measure[] = ["count", "points", "sum", "days", "streak"];

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
  const words = wordsOf(countingWords);
  const isStreak = draft.measure === "streak";
  const fields = fieldsOfTypes(types ?? [], draft.events);
  const numbers = [...fields.values()].filter(({ kind }) => kind === "number");
  const known = numbers.some(({ name }) => name === draft.field);
  return (
    <fieldset class="metric-builder" disabled={isDisabled}>
      <legend class="sr-only">{words.what}</legend>
      <SelectField
        id={`${id}-measure`}
        label={words.measure}
        value={draft.measure}
        options={MEASURES.filter((one) => measures.includes(one))
          .map((one) => [one, words.measures[one]] as const)}
        error={draft.measure === "sum" ? undefined : errors["metric.measure"]}
        onChange={(measure) => onChange({ measure: measure as Measure })}
      />
      {draft.measure === "sum" && (
        <SelectField
          id={`${id}-field`}
          label={words.field}
          hint={words.fieldHint}
          value={draft.field}
          options={[
            ["", words.choose],
            ...numbers.map(({ name, title, unit }) =>
              [
                name,
                (title ?? fieldLabel(name, currentLanguage())) + (unit ? ` (${unit})` : ""),
              ] as const
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
            label={words.events}
            hint={draft.events.length === 0 ? words.eventsNone : words.eventsEach}
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
