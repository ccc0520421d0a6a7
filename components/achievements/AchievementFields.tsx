import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { TextAreaField } from "@/components/admin/TextAreaField.tsx";
import type { Measure } from "@/components/counting/draft.ts";
import { MetricBuilder } from "@/components/counting/MetricBuilder.tsx";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { categoryTitles } from "./arrange.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { type AchievementDraft, mayRepeat, NEW_ACHIEVEMENT, sharedOf } from "./draft.ts";
import { IconField } from "./IconField.tsx";

const MEASURES: readonly Measure[] = ["count", "points", "sum", "days", "streak"];
const TIERS = ["1", "2", "3", "4", "5"] as const;
const SPANS = ["ever", "day", "week"] as const;
const isAnything = () => true;

interface Props {
  readonly draft: AchievementDraft;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<AchievementDraft>) => void;
}

/** What people read and see of an achievement; it can be changed at any time. */
export function LookFields({ draft, errors, onChange }: Props) {
  const words = wordsOf(achievementPageWords);
  return (
    <>
      <TextField
        id="achievement-title"
        label={words.fields.title}
        value={draft.title}
        error={errors.title}
        maxLength={100}
        isRequired
        onInput={(title) => onChange({ title })}
      />
      <TextAreaField
        id="achievement-description"
        label={words.fields.description}
        hint={words.fields.descriptionHint}
        value={draft.description}
        error={errors.description}
        maxLength={500}
        rows={2}
        onInput={(description) => onChange({ description })}
      />
      <IconField
        value={draft.icon}
        tier={Number(draft.tier)}
        error={errors.icon}
        onChange={(icon) => onChange({ icon })}
      />
      <div class="group-rows">
        <Switch
          id="achievement-secret"
          label={words.fields.secret}
          hint={words.fields.secretHint}
          isOn={draft.secret}
          onChange={(secret) => onChange({ secret })}
        />
      </div>
    </>
  );
}

/** What an achievement is for and what it pays; it never changes once it is stored. */
export function GoalFields({ draft, errors, types, all, onChange }: Props & {
  readonly types: readonly EventTypeView[] | null;
  /** All achievements, whose families can get another step. */
  readonly all: readonly AchievementDefinition[];
}) {
  const words = wordsOf(achievementPageWords);
  const isStep = draft.family !== "";
  const isStreak = draft.metric.measure === "streak";
  const families = [...Map.groupBy(all.filter((one) => !one.isRetired), ({ family }) => family)];

  function chooseFamily(family: string) {
    const first = all.find((one) => one.family === family && !one.isRetired);
    onChange(first ? sharedOf(first) : { family: "", metric: NEW_ACHIEVEMENT.metric });
  }

  return (
    <>
      <SelectField
        id="achievement-family"
        label={words.fields.steps}
        hint={isStep ? words.fields.isStep : words.fields.stepsHint}
        value={draft.family}
        options={[
          ["", words.fields.alone],
          ...families.map(([family, steps]) =>
            [
              family,
              words.fields.stepOf(steps.map(({ title }) => words.fields.quoted(title)).join(", ")),
            ] as const
          ),
        ]}
        error={errors.family}
        onChange={chooseFamily}
      />
      <MetricBuilder
        id="achievement-metric"
        draft={draft.metric}
        types={types}
        errors={errors}
        measures={MEASURES}
        offers={isAnything}
        isDisabled={isStep}
        onChange={(change) => onChange({ metric: { ...draft.metric, ...change } })}
      />
      <div class="field-pair">
        <TextField
          id="achievement-target"
          label={words.fields.target}
          value={draft.target}
          error={errors.target}
          maxLength={12}
          onInput={(target) => onChange({ target })}
        />
        {!isStreak && !isStep && (
          <SelectField
            id="achievement-span"
            label={words.fields.within}
            value={draft.span}
            options={SPANS.map((one) => [one, words.fields.spans[one]] as const)}
            error={errors.span}
            onChange={(span) => onChange({ span: span as AchievementDraft["span"] })}
          />
        )}
      </div>
      <div class="field-pair">
        <TextField
          id="achievement-points"
          label={words.fields.points}
          value={draft.points}
          error={errors.points}
          maxLength={6}
          onInput={(points) => onChange({ points })}
        />
        <SelectField
          id="achievement-tier"
          label={words.fields.tier}
          value={draft.tier}
          options={TIERS.map((one) => [one, words.fields.tiers[one]] as const)}
          error={errors.tier}
          onChange={(tier) => onChange({ tier })}
        />
      </div>
      {!isStep && (
        <SelectField
          id="achievement-category"
          label={words.fields.category}
          value={draft.category}
          options={categoryTitles()}
          error={errors.category}
          onChange={(category) => onChange({ category: category as AchievementDraft["category"] })}
        />
      )}
      {mayRepeat(draft) && (
        <div class="group-rows">
          <Switch
            id="achievement-repeatable"
            label={words.fields.repeat}
            hint={words.fields.repeatHint}
            isOn={draft.repeatable}
            onChange={(repeatable) => onChange({ repeatable })}
          />
        </div>
      )}
      <DayField
        id="achievement-start"
        label={words.fields.from}
        hint={draft.startsOn === "" ? words.fields.fromEmpty : words.fields.fromHint}
        value={draft.startsOn}
        error={errors.startsOn}
        isDisabled={isStep}
        onInput={(startsOn) => onChange({ startsOn })}
      />
    </>
  );
}
