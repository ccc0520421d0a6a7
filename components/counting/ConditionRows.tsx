import type { EventTypeView } from "@/core/event_types/views.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { Plus, X } from "@/components/shared/page_icons.ts";
import { fieldLabel } from "@/core/events/fields.ts";
import { countingWords } from "@/words/counting.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import type { ConditionDraft, Operator } from "./draft.ts";
import { MAX_CONDITIONS } from "./limits.ts";

type Field = EventTypeView["fields"][number];

const NUMBERS = ["gte", "lte", "gt", "lt", "between", "eq"] as const;
const TEXTS = ["eq", "in"] as const;
const FLAGS = ["eq"] as const;

function operatorsFor(field: Field | undefined): readonly (readonly [Operator, string])[] {
  const words = wordsOf(countingWords);
  if (field?.kind === "boolean") return FLAGS.map((one) => [one, words.is[one]]);
  return field?.kind === "text"
    ? TEXTS.map((one) => [one, words.is[one]])
    : NUMBERS.map((one) => [one, words.operators[one]]);
}

/** The conditions that an event must fulfill to count. */
export function ConditionRows({ id, conditions, fields, errors, onChange }: {
  id: string;
  conditions: readonly ConditionDraft[];
  /** The fields that the chosen events have. */
  fields: readonly Field[];
  errors: FieldErrors;
  onChange: (conditions: readonly ConditionDraft[]) => void;
}) {
  const words = wordsOf(countingWords);
  const change = (index: number, part: Partial<ConditionDraft>) =>
    onChange(conditions.map((one, at) => (at === index ? { ...one, ...part } : one)));

  function choose(index: number, name: string) {
    const field = fields.find((one) => one.name === name);
    const operators = operatorsFor(field);
    const isFlag = field?.kind === "boolean";
    change(index, {
      field: name,
      op: operators[0]![0],
      value: isFlag ? "true" : "",
      upTo: "",
    });
  }

  function remove(index: number) {
    onChange(conditions.filter((_, at) => at !== index));
    document.getElementById(`${id}-add`)?.focus();
  }

  return (
    <div class="field conditions">
      {conditions.length > 0 && <span class="conditions-title">{words.onlyWith}</span>}
      {conditions.map((one, index) => (
        <ConditionRow
          key={index}
          id={`${id}-${index}`}
          number={index + 1}
          one={one}
          fields={fields}
          error={errors[`metric.when.${index}`]}
          onChoose={(name) => choose(index, name)}
          onChange={(part) => change(index, part)}
          onRemove={() => remove(index)}
        />
      ))}
      <button
        id={`${id}-add`}
        type="button"
        class="button condition-add"
        aria-disabled={conditions.length >= MAX_CONDITIONS}
        onClick={() =>
          conditions.length < MAX_CONDITIONS &&
          onChange([...conditions, { field: "", op: "gte", value: "", upTo: "" }])}
      >
        <Plus size={14} /> {words.addCondition}
      </button>
    </div>
  );
}

function ConditionRow({ id, number, one, fields, error, onChoose, onChange, onRemove }: {
  id: string;
  number: number;
  one: ConditionDraft;
  fields: readonly Field[];
  error: string | undefined;
  onChoose: (field: string) => void;
  onChange: (part: Partial<ConditionDraft>) => void;
  onRemove: () => void;
}) {
  const words = wordsOf(countingWords);
  const field = fields.find(({ name }) => name === one.field);
  const isKnown = one.field === "" || field !== undefined;
  return (
    <div class="condition" role="group" aria-label={words.condition(number)}>
      <div class="condition-parts">
        <select
          id={id}
          class="input select"
          aria-label={words.field}
          value={one.field}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          <option value="">{words.fieldOpen}</option>
          {fields.map(({ name, title }) => (
            <option key={name} value={name}>{title ?? fieldLabel(name, currentLanguage())}</option>
          ))}
          {!isKnown && <option value={one.field}>{one.field}</option>}
        </select>
        <select
          class="input select"
          aria-label={words.comparison}
          value={one.op}
          onChange={(event) => onChange({ op: event.currentTarget.value as Operator })}
        >
          {operatorsFor(field).map(([op, text]) => <option key={op} value={op}>{text}</option>)}
        </select>
        {field?.kind === "boolean"
          ? (
            <select
              class="input select"
              aria-label={words.value}
              value={one.value}
              onChange={(event) => onChange({ value: event.currentTarget.value })}
            >
              <option value="true">{words.yes}</option>
              <option value="false">{words.no}</option>
            </select>
          )
          : (
            <ValueInput
              label={one.op === "between" ? words.from : words.value}
              value={one.value}
              onInput={(value) => onChange({ value })}
            />
          )}
        {one.op === "between" && (
          <ValueInput
            label={words.to}
            value={one.upTo}
            onInput={(upTo) => onChange({ upTo })}
          />
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={words.removeCondition(number)}
          onClick={onRemove}
        >
          <X size={15} />
        </button>
      </div>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

function ValueInput(
  { label, value, onInput }: { label: string; value: string; onInput: (value: string) => void },
) {
  return (
    <input
      class="input condition-value"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={200}
      autocomplete="off"
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
