import { useState } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";

/** The teams that a manager sees. A change takes effect at once. */
export function ManagedTeams({ chosen, onChange }: {
  chosen: readonly string[];
  /** Resolves to an error message, or to null after success. */
  onChange: (teams: readonly string[]) => Promise<string | null>;
}) {
  const words = wordsOf(accountWords).managed;
  const [error, setError] = useState<string | undefined>();
  const teams = useRemote<Page<{ id: string; name: string }>>("/admin/teams?limit=200").data;
  if (!teams) return null;
  return (
    <fieldset class="group-row group-stack teams-field">
      <legend class="teams-legend">{words.title}</legend>
      {teams.entries.length === 0 && <p class="group-hint">{words.none}</p>}
      <div class="teams-checks">
        {teams.entries.map(({ id, name }) => (
          <label key={id} for={`managed-${id}`}>
            <input
              id={`managed-${id}`}
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={async (event) => {
                const isOn = event.currentTarget.checked;
                const next = isOn ? [...chosen, id] : chosen.filter((one) => one !== id);
                setError(await onChange(next) ?? undefined);
              }}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
      <FieldError id="managed-error" message={error} />
    </fieldset>
  );
}
