import type { EventTypeView } from "@/core/event_types/views.ts";
import type { ChallengeKind } from "@/core/challenges/kinds.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { MetricBuilder } from "@/components/counting/MetricBuilder.tsx";
import type { Measure } from "@/components/counting/draft.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { AudienceField } from "./AudienceField.tsx";
import { DateTimeField } from "@/components/admin/DayField.tsx";
import { TextAreaField } from "@/components/admin/TextAreaField.tsx";
import type { ChallengeDraft } from "./draft.ts";

const KINDS: readonly ChallengeKind[] = ["individual", "team", "head_to_head"];
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
  const words = wordsOf(challengeFormWords);
  return (
    <>
      <TextField
        id="challenge-title"
        label={words.title}
        value={draft.title}
        error={errors.title}
        maxLength={100}
        isRequired
        onInput={(title) => onChange({ title })}
      />
      <TextAreaField
        id="challenge-description"
        label={words.description}
        hint={words.descriptionHint}
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
  const words = wordsOf(challengeFormWords);
  return (
    <div class="field-pair">
      <DateTimeField
        id="challenge-start"
        label={words.starts}
        value={draft.startsAt}
        error={errors.startsAt}
        isDisabled={isStarted}
        onInput={(startsAt) => onChange({ startsAt })}
      />
      <DateTimeField
        id="challenge-end"
        label={words.ends}
        hint={words.endsHint(timeZone)}
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
  const words = wordsOf(challengeFormWords);
  const { kind } = draft;

  function chooseKind(next: ChallengeKind) {
    const audience = next === "team" && draft.audience === "agents" ? "teams" : draft.audience;
    onChange({ kind: next, audience });
  }

  return (
    <>
      <SelectField
        id="challenge-kind"
        label={words.kind}
        value={kind}
        options={KINDS.map((one) => [one, words.kinds[one]] as const)}
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
          label={words.target}
          {...(kind === "head_to_head" ? { hint: words.targetHint } : {})}
          value={draft.target}
          error={errors.target}
          maxLength={12}
          onInput={(target) => onChange({ target })}
        />
        {kind !== "head_to_head" && (
          <TextField
            id="challenge-winners"
            label={kind === "team" ? words.winningTeams : words.winners}
            hint={words.winnersHint}
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
          label={kind === "team" ? words.teamReward : words.reward}
          value={draft.rewardPoints}
          error={errors.rewardPoints}
          maxLength={8}
          onInput={(rewardPoints) => onChange({ rewardPoints })}
        />
        <TextField
          id="challenge-difficulty"
          label={words.difficulty}
          hint={words.difficultyHint}
          value={draft.difficultyMultiplier}
          error={errors.difficultyMultiplier}
          maxLength={5}
          onInput={(difficultyMultiplier) => onChange({ difficultyMultiplier })}
        />
      </div>
      <SelectField
        id="challenge-joining"
        label={words.joining}
        value={draft.joining}
        options={[["automatic", words.automatic], [
          "voluntary",
          words.voluntary,
        ]]}
        error={errors.joining}
        onChange={(joining) => onChange({ joining: joining as ChallengeDraft["joining"] })}
      />
    </>
  );
}
