import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { Plus, X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { type BonusDraft, NEW_BONUS, type TypeDraftText } from "./draft.ts";

interface Props {
  draft: TypeDraftText;
  errors: FieldErrors;
  onChange: (part: Partial<TypeDraftText>) => void;
}

/** What an event of the type pays. */
export function PointsFields({ draft, errors, onChange }: Props) {
  const words = wordsOf(typeWords).points;
  const { pays, bonuses, keptBonuses, kept } = draft;
  const change = (index: number, part: Partial<BonusDraft>) =>
    onChange({ bonuses: bonuses.map((one, at) => at === index ? { ...one, ...part } : one) });
  const names = draft.fields.map(({ name }) => name.trim()).filter((name) => name !== "");
  const multipliers = kept["multipliers"];
  const others = keptBonuses.length + (Array.isArray(multipliers) ? multipliers.length : 0);
  return (
    <fieldset class="field">
      <legend>{words.legend}</legend>
      <div class="group-rows">
        <Switch
          id="type-pays"
          label={words.pays}
          hint={words.paysHint}
          isOn={pays}
          onChange={(pays) => onChange({ pays })}
        />
        {pays && (
          <Switch
            id="type-once"
            label={words.once}
            hint={words.onceHint}
            isOn={draft.oncePerObject}
            onChange={(oncePerObject) => onChange({ oncePerObject })}
          />
        )}
      </div>
      {pays && (
        <>
          <div class="type-amounts">
            <TextField
              id="type-base"
              label={words.base}
              value={draft.base}
              error={errors["points.base"]}
              maxLength={10}
              onInput={(base) => onChange({ base })}
            />
            <TextField
              id="type-max-per-day"
              label={words.maxPerDay}
              placeholder={words.noLimit}
              value={draft.maxPerDay}
              error={errors["points.maxPerDay"]}
              maxLength={10}
              onInput={(maxPerDay) => onChange({ maxPerDay })}
            />
          </div>
          {bonuses.map((bonus, index) => (
            <BonusRow
              key={index}
              bonus={bonus}
              index={index}
              fields={names}
              errors={errors}
              onChange={(part) => change(index, part)}
              onRemove={() => {
                onChange({ bonuses: bonuses.filter((_, at) => at !== index) });
                document.getElementById("type-add-bonus")?.focus();
              }}
            />
          ))}
          {others > 0 && <p class="group-hint">{words.kept(others)}</p>}
          <button
            id="type-add-bonus"
            type="button"
            class="button type-add"
            onClick={() =>
              onChange({
                bonuses: [...bonuses, {
                  ...NEW_BONUS,
                  name: `bonus_${bonuses.length + 1}`,
                  field: names[0] ?? "",
                }],
              })}
          >
            <Plus size={14} />
            {words.add}
          </button>
          <FieldError id="type-points-error" message={errors["points"]} />
        </>
      )}
    </fieldset>
  );
}

const OPERATORS = ["lt", "lte", "gt", "gte", "eq"] as const;

function BonusRow({ bonus, index, fields, errors, onChange, onRemove }: {
  bonus: BonusDraft;
  index: number;
  fields: readonly string[];
  errors: FieldErrors;
  onChange: (part: Partial<BonusDraft>) => void;
  onRemove: () => void;
}) {
  const id = `type-bonus-${index}`;
  const words = wordsOf(typeWords).points;
  const nth = words.nth(index + 1);
  const wrong = Object.entries(errors)
    .find(([path, text]) => path.startsWith(`points.bonuses.${index}`) && text)?.[1];
  const described = wrong ? `${id}-error` : undefined;
  const text = (part: "name" | "points" | "value", label: string, hint: string) => (
    <label class="type-part">
      <span class="type-part-label">{hint}</span>
      <input
        id={`${id}-${part}`}
        class="input"
        aria-label={label}
        value={bonus[part]}
        maxLength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={described}
        onInput={(event) => onChange({ [part]: event.currentTarget.value })}
      />
    </label>
  );
  const options = bonus.field === "" || fields.includes(bonus.field)
    ? fields
    : [...fields, bonus.field];
  return (
    <div class="type-field" role="group" aria-label={nth}>
      <div class="type-bonus-parts">
        {text("points", words.pointsOf(nth), words.bonusPoints)}
        {text("name", words.nameOf(nth), words.called)}
        <label class="type-part">
          <span class="type-part-label">{words.if}</span>
          <select
            class="input select"
            aria-label={words.fieldOf(nth)}
            value={bonus.field}
            onChange={(event) => onChange({ field: event.currentTarget.value })}
          >
            <option value="">{words.chooseField}</option>
            {options.map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
        </label>
        <label class="type-part">
          <span class="type-part-label">{words.condition}</span>
          <select
            class="input select"
            aria-label={words.conditionOf(nth)}
            value={bonus.op}
            onChange={(event) => onChange({ op: event.currentTarget.value as BonusDraft["op"] })}
          >
            {OPERATORS.map((op) => <option key={op} value={op}>{words.operators[op]}</option>)}
          </select>
        </label>
        {text("value", words.valueOf(nth), words.value)}
        <button type="button" class="type-remove" aria-label={words.remove(nth)} onClick={onRemove}>
          <X size={15} />
        </button>
      </div>
      <FieldError id={`${id}-error`} message={wrong} />
    </div>
  );
}
