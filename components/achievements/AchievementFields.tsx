import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { TextAreaField } from "@/components/admin/TextAreaField.tsx";
import type { Measure } from "@/components/counting/draft.ts";
import { MetricBuilder } from "@/components/counting/MetricBuilder.tsx";
import { CATEGORY_TITLES } from "./arrange.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { type AchievementDraft, mayRepeat, NEW_ACHIEVEMENT, sharedOf } from "./draft.ts";
import { IconField } from "./IconField.tsx";

const MEASURES: readonly Measure[] = ["count", "points", "sum", "days", "streak"];
const TIERS = [
  ["1", "1: easy"],
  ["2", "2"],
  ["3", "3"],
  ["4", "4"],
  ["5", "5: legendary"],
] as const;
const isAnything = () => true;

interface Props {
  readonly draft: AchievementDraft;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<AchievementDraft>) => void;
}

/** What people read and see of an achievement; it can be changed at any time. */
export function LookFields({ draft, errors, onChange }: Props) {
  return (
    <>
      <TextField
        id="achievement-title"
        label="Title"
        value={draft.title}
        error={errors.title}
        maxLength={100}
        isRequired
        onInput={(title) => onChange({ title })}
      />
      <TextAreaField
        id="achievement-description"
        label="Description"
        hint="What to do for it."
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
          label="Secret"
          hint="People see it only once they have it."
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
        label="Steps"
        hint={isStep
          ? "It counts the same as the other steps; only the target differs."
          : "Choose an achievement to add a higher or a lower step to it."}
        value={draft.family}
        options={[
          ["", "On its own"],
          ...families.map(([family, steps]) =>
            [family, `A step of “${steps.map(({ title }) => title).join("”, “")}”`] as const
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
          label="Target"
          value={draft.target}
          error={errors.target}
          maxLength={12}
          onInput={(target) => onChange({ target })}
        />
        {!isStreak && !isStep && (
          <SelectField
            id="achievement-span"
            label="Within"
            value={draft.span}
            options={[["ever", "Any time"], ["day", "A day"], ["week", "A week"]]}
            error={errors.span}
            onChange={(span) => onChange({ span: span as AchievementDraft["span"] })}
          />
        )}
      </div>
      <div class="field-pair">
        <TextField
          id="achievement-points"
          label="Points"
          value={draft.points}
          error={errors.points}
          maxLength={6}
          onInput={(points) => onChange({ points })}
        />
        <SelectField
          id="achievement-tier"
          label="Tier"
          value={draft.tier}
          options={TIERS}
          error={errors.tier}
          onChange={(tier) => onChange({ tier })}
        />
      </div>
      {!isStep && (
        <SelectField
          id="achievement-category"
          label="Category"
          value={draft.category}
          options={Object.entries(CATEGORY_TITLES)}
          error={errors.category}
          onChange={(category) => onChange({ category: category as AchievementDraft["category"] })}
        />
      )}
      {mayRepeat(draft) && (
        <div class="group-rows">
          <Switch
            id="achievement-repeatable"
            label="Again and again"
            hint="It can be earned more than once, and pays each time."
            isOn={draft.repeatable}
            onChange={(repeatable) => onChange({ repeatable })}
          />
        </div>
      )}
      <DayField
        id="achievement-start"
        label="Counts work from"
        hint={draft.startsOn === ""
          ? "Empty: all past work counts. Whoever has reached the target already gets it, and its points, within moments."
          : "Everybody begins at zero on that day."}
        value={draft.startsOn}
        error={errors.startsOn}
        isDisabled={isStep}
        onInput={(startsOn) => onChange({ startsOn })}
      />
    </>
  );
}
