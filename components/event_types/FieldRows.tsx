import { useEffect, useRef } from "preact/hooks";
import { FIELD_KINDS, type TypeFieldKind } from "@/core/event_types/definitions.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { Plus, X } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { type FieldDraft, NEW_FIELD } from "./draft.ts";

interface Props {
  fields: readonly FieldDraft[];
  errors: FieldErrors;
  onChange: (fields: readonly FieldDraft[]) => void;
}

/** The fields of a type: each with its kind and its range. */
export function FieldRows({ fields, errors, onChange }: Props) {
  const words = wordsOf(typeWords).fields;
  const change = (index: number, part: Partial<FieldDraft>) =>
    onChange(fields.map((one, at) => at === index ? { ...one, ...part } : one));
  // A new field waits for its name.
  const isAdded = useRef(false);
  useEffect(() => {
    if (isAdded.current) document.getElementById(`type-field-${fields.length - 1}-name`)?.focus();
    isAdded.current = false;
  }, [fields.length]);
  return (
    <fieldset class="field">
      <legend>{words.legend}</legend>
      <span class="group-hint">
        <Sentence text={words.hint} parts={{ data: <code>data</code> }} />
      </span>
      {fields.map((field, index) => (
        <FieldRow
          key={index}
          field={field}
          index={index}
          errors={errors}
          onChange={(part) => change(index, part)}
          onRemove={() => {
            onChange(fields.filter((_, at) => at !== index));
            document.getElementById("type-add-field")?.focus();
          }}
        />
      ))}
      <button
        id="type-add-field"
        type="button"
        class="button type-add"
        onClick={() => {
          isAdded.current = true;
          onChange([...fields, NEW_FIELD]);
        }}
      >
        <Plus size={14} />
        {words.add}
      </button>
      <FieldError id="type-fields-error" message={errors["fields"]} />
    </fieldset>
  );
}

function FieldRow({ field, index, errors, onChange, onRemove }: {
  field: FieldDraft;
  index: number;
  errors: FieldErrors;
  onChange: (part: Partial<FieldDraft>) => void;
  onRemove: () => void;
}) {
  const words = wordsOf(typeWords).fields;
  const id = `type-field-${index}`;
  const at = (part: string) => errors[`fields.${index}.${part}`];
  const nth = field.name.trim() || words.nth(index + 1);
  const hasRange = field.kind !== "boolean";
  const wrong = ["name", "kind", "minimum", "maximum", "unit"].map(at).find((one) => one);
  const input = (part: "name" | "minimum" | "maximum" | "unit", label: string, hint: string) => (
    <label class="type-part">
      <span class="type-part-label">{hint}</span>
      <input
        id={`${id}-${part}`}
        class="input"
        aria-label={label}
        value={field[part]}
        maxLength={100}
        inputMode={part === "minimum" || part === "maximum" ? "decimal" : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={at(part) ? "true" : undefined}
        aria-describedby={at(part) ? `${id}-error` : undefined}
        onInput={(event) => onChange({ [part]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <div class="type-field" role="group" aria-label={nth}>
      <div class="type-field-parts">
        {input("name", words.nameOf(index + 1), words.name)}
        <label class="type-part">
          <span class="type-part-label">{words.kind}</span>
          <select
            id={`${id}-kind`}
            class="input select"
            aria-label={words.kindOf(nth)}
            value={field.kind}
            aria-invalid={at("kind") ? "true" : undefined}
            onChange={(event) => onChange({ kind: event.currentTarget.value as TypeFieldKind })}
          >
            {FIELD_KINDS.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}
            </option>)}
          </select>
        </label>
        {hasRange &&
          input(
            "minimum",
            words.minimumOf(nth),
            field.kind === "text" ? words.minLength : words.minimum,
          )}
        {hasRange &&
          input(
            "maximum",
            words.maximumOf(nth),
            field.kind === "text" ? words.maxLength : words.maximum,
          )}
        <button
          type="button"
          class="type-remove"
          aria-label={words.remove(nth)}
          onClick={onRemove}
        >
          <X size={15} />
        </button>
      </div>
      <label class="type-required">
        <input
          type="checkbox"
          checked={field.required}
          aria-label={words.requiredOf(nth)}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        {words.required}
      </label>
      <FieldError id={`${id}-error`} message={wrong} />
    </div>
  );
}
