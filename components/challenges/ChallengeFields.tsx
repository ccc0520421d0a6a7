import type { EventTypeView } from "@/core/event_types/views.ts";
import type { ChallengeKind } from "@/core/challenges/kinds.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { MetricBuilder } from "@/components/counting/MetricBuilder.tsx";
import type { Measure } from "@/components/counting/draft.ts";
import { AudienceField } from "./AudienceField.tsx";
import { DateTimeField } from "@/components/admin/DayField.tsx";
import { TextAreaField } from "@/components/admin/TextAreaField.tsx";
import type { ChallengeDraft } from "./draft.ts";

const KINDS: readonly (readonly [ChallengeKind, string])[] = [
  ["individual", "Individual: everybody counts alone"],
  ["team", "Team: members count together"],
  ["head_to_head", "Head to head: one winner among a few"],
];
const MEASURES: readonly Measure[] = ["count", "points", "sum"];
const isWork = ({ domain }: EventTypeView) => domain !== "laurel";

interface Props {
  readonly draft: ChallengeDraft;
  readonly errors: FieldErrors;
  readonly timeZone: string;
  readonly onChange: (change: Partial<ChallengeDraft>) => void;
}

/** Title and description: what participants read. */
export function WordFields({ draft, errors, onChange }: Omit<Props, "timeZone">) {
  return (
    <>
      <TextField
        id="challenge-title"
        label="Title"
        value={draft.title}
        error={errors.title}
        maxLength={100}
        isRequired
        onInput={(title) => onChange({ title })}
      />
      <TextAreaField
        id="challenge-description"
        label="Description"
        hint="What participants read on their desk."
        value={draft.description}
        error={errors.description}
        maxLength={1_000}
        rows={2}
        onInput={(description) => onChange({ description })}
      />
    </>
  );
}

/** Start and end. */
export function SpanFields(
  { draft, errors, timeZone, isStarted, onChange }: Props & {
    /** Then only the end can move. */
    readonly isStarted: boolean;
  },
) {
  return (
    <div class="field-pair">
      <DateTimeField
        id="challenge-start"
        label="Starts"
        value={draft.startsAt}
        error={errors.startsAt}
        isDisabled={isStarted}
        onInput={(startsAt) => onChange({ startsAt })}
      />
      <DateTimeField
        id="challenge-end"
        label="Ends"
        hint={`Late events count for 12 hours more, then winners are paid. Times in ${timeZone}.`}
        value={draft.endsAt}
        error={errors.endsAt}
        onInput={(endsAt) => onChange({ endsAt })}
      />
    </div>
  );
}

/** Who competes, what counts, and what winning pays. */
export function RaceFields({ draft, errors, types, isAdmin, onChange }: Omit<Props, "timeZone"> & {
  readonly types: readonly EventTypeView[] | null;
  readonly isAdmin: boolean;
}) {
  const { kind } = draft;

  function chooseKind(next: ChallengeKind) {
    const audience = next === "team" && draft.audience === "agents" ? "teams" : draft.audience;
    onChange({ kind: next, audience });
  }

  return (
    <>
      <SelectField
        id="challenge-kind"
        label="Kind"
        value={kind}
        options={KINDS}
        error={errors.kind}
        onChange={(one) => chooseKind(one as ChallengeKind)}
      />
      <AudienceField
        draft={draft}
        isAdmin={isAdmin}
        error={errors.audience}
        onChange={onChange}
      />
      <MetricBuilder
        id="challenge-metric"
        draft={draft.metric}
        types={types}
        errors={errors}
        measures={MEASURES}
        offers={isWork}
        onChange={(change) => onChange({ metric: { ...draft.metric, ...change } })}
      />
      <div class="field-pair">
        <TextField
          id="challenge-target"
          label="Target"
          {...(kind === "head_to_head"
            ? { hint: "Empty: whoever has the most at the end wins." }
            : {})}
          value={draft.target}
          error={errors.target}
          maxLength={12}
          onInput={(target) => onChange({ target })}
        />
        {kind !== "head_to_head" && (
          <TextField
            id="challenge-winners"
            label={kind === "team" ? "Winning teams" : "Winners"}
            hint="Empty: all who reach the target."
            value={draft.maxWinners}
            error={errors.maxWinners}
            maxLength={6}
            onInput={(maxWinners) => onChange({ maxWinners })}
          />
        )}
      </div>
      <div class="field-pair">
        <TextField
          id="challenge-reward"
          label={kind === "team"
            ? "Points for each member who adds something"
            : "Points for a winner"}
          value={draft.rewardPoints}
          error={errors.rewardPoints}
          maxLength={8}
          onInput={(rewardPoints) => onChange({ rewardPoints })}
        />
        <TextField
          id="challenge-difficulty"
          label="Times difficulty"
          hint="1 pays the points as they are."
          value={draft.difficultyMultiplier}
          error={errors.difficultyMultiplier}
          maxLength={5}
          onInput={(difficultyMultiplier) => onChange({ difficultyMultiplier })}
        />
      </div>
      <SelectField
        id="challenge-joining"
        label="Taking part"
        value={draft.joining}
        options={[["automatic", "Automatic: all of the audience"], [
          "voluntary",
          "Voluntary: people join on their desk",
        ]]}
        error={errors.joining}
        onChange={(joining) => onChange({ joining: joining as ChallengeDraft["joining"] })}
      />
    </>
  );
}
