import type { TeamView } from "@/core/agents/views.ts";
import { SelectField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { X } from "@/components/shared/icons.ts";
import type { HoldoutInput } from "./holdout_input.ts";

const SHARES = ["10", "20", "30", "40", "50"].map((share) => [share, `${share}%`] as const);

/** Chooses the people of a holdout: a share of a team, or one by one. */
export function HoldoutPeople({ value, teams, errors, onChange }: {
  value: HoldoutInput;
  /** Null until they are there. */
  teams: readonly TeamView[] | null;
  errors: FieldErrors;
  onChange: (change: Partial<HoldoutInput>) => void;
}) {
  const { kind, team, share, chosen } = value;
  if (kind === "drawn") {
    return (
      <>
        <SelectField
          id="holdout-team"
          label="Of"
          value={team}
          options={[
            ["", "Everybody"],
            ...(teams ?? []).map(({ id, name }) => [id, name] as const),
          ]}
          error={errors["people.team"]}
          onChange={(next) => onChange({ team: next })}
        />
        <SelectField
          id="holdout-share"
          label="Share"
          value={share}
          options={SHARES}
          error={errors["people.share"]}
          onChange={(next) => onChange({ share: next })}
        />
      </>
    );
  }
  return (
    <>
      <PersonChooser
        id="holdout-agents"
        label="Who is without Laurel"
        error={errors["people.agents"]}
        onChoose={({ id, name }) => {
          if (!chosen.some((one) => one.id === id)) onChange({ chosen: [...chosen, { id, name }] });
        }}
      />
      {chosen.length > 0 && (
        <ul class="group-rows" aria-label="Chosen people">
          {chosen.map(({ id, name }) => (
            <li key={id} class="group-row">
              <span class="group-label">
                <bdi>{name}</bdi>
              </span>
              <button
                type="button"
                class="button"
                aria-label={`Remove ${name}`}
                onClick={() => onChange({ chosen: chosen.filter((one) => one.id !== id) })}
              >
                <X size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
