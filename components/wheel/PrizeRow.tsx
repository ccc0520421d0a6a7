import { PRIZE_KINDS } from "@/core/spins/prize_kinds.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { ChevronLeft, ChevronRight, Trash2 } from "@/components/shared/page_icons.ts";
import { hueOfPrize } from "@/components/spins/prize_hue.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { prizeKindWords, wheelWords } from "@/words/wheel.ts";
import type { PrizeDraft } from "./draft.ts";

/** The fields of a prize, in the order of the form. */
export const PRIZE_DRAFT_FIELDS = [
  ...["title", "kind", "weight", "value", "factor", "minutes"] as const,
  ...["stock", "perDay", "perAgentPerDay", "key"] as const,
];

/** The id of the control of a field. */
export function prizeFieldId(index: number, field: string): string {
  return `prize-${index}-${field === "key" ? "title" : field}`;
}

/** One prize of the wheel, to edit. */
export function PrizeRow({ prize, index, count, chance, errors, onChange, onMove, onRemove }: {
  prize: PrizeDraft;
  index: number;
  count: number;
  /** Its chance in words. */
  chance: string;
  errors: FieldErrors;
  onChange: (change: Partial<PrizeDraft>) => void;
  /** Moves it by one place. */
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const words = wordsOf(wheelWords).prize;
  const kinds = wordsOf(prizeKindWords);
  const name = prize.title.trim() || words.unnamed(index + 1);
  const error = (field: string) => errors[`prizes.${index}.${field}`];
  const text = (field: "title" | "weight" | "value" | "factor" | "minutes") => (
    <TextField
      id={prizeFieldId(index, field)}
      label={words[field]}
      value={prize[field]}
      error={error(field) ?? (field === "title" ? error("key") : undefined)}
      maxLength={field === "title" ? 100 : 10}
      onInput={(value) => onChange({ [field]: value })}
    />
  );
  const limit = (field: "stock" | "perDay" | "perAgentPerDay") => (
    <TextField
      id={prizeFieldId(index, field)}
      label={words[field]}
      placeholder={words.noLimit}
      value={prize[field]}
      error={error(field)}
      maxLength={7}
      onInput={(value) => onChange({ [field]: value })}
    />
  );
  const hasLimit = [prize.stock, prize.perDay, prize.perAgentPerDay].some((one) => one !== "");
  const isLimitWrong = ["stock", "perDay", "perAgentPerDay"].some((field) => error(field));
  return (
    <li class="group-row group-stack" aria-label={name}>
      <div class="wheel-prize-head">
        <svg class="prize-dot" viewBox="0 0 10 10" aria-hidden="true">
          <circle class="wheel-field" data-hue={hueOfPrize(prize, index)} cx="5" cy="5" r="5" />
        </svg>
        <strong class="truncate">
          <bdi>{name}</bdi>
        </strong>
        <span class="badge">{chance}</span>
        <span class="wheel-prize-buttons">
          <button
            type="button"
            class="icon-button wheel-up"
            aria-label={words.up(name)}
            aria-disabled={index === 0}
            onClick={() => index > 0 && onMove(-1)}
          >
            <ChevronLeft size={15} />
          </button>
          <button
            type="button"
            class="icon-button wheel-down"
            aria-label={words.down(name)}
            aria-disabled={index === count - 1}
            onClick={() => index < count - 1 && onMove(1)}
          >
            <ChevronRight size={15} />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={words.remove(name)}
            onClick={onRemove}
          >
            <Trash2 size={15} />
          </button>
        </span>
      </div>
      <div class="wheel-prize-fields">
        {text("title")}
        <SelectField
          id={prizeFieldId(index, "kind")}
          label={words.kind}
          value={prize.kind}
          options={PRIZE_KINDS.map((kind) => [kind, kinds[kind]] as const)}
          error={error("kind")}
          onChange={(kind) => onChange({ kind: kind as PrizeDraft["kind"] })}
        />
        {prize.kind === "points" && text("value")}
        {prize.kind === "boost" && text("factor")}
        {prize.kind === "boost" && text("minutes")}
        {text("weight")}
      </div>
      <details class="wheel-limits" open={hasLimit || isLimitWrong}>
        <summary>{words.limits}</summary>
        <div class="wheel-prize-fields">
          {limit("stock")}
          {limit("perDay")}
          {limit("perAgentPerDay")}
        </div>
      </details>
    </li>
  );
}
