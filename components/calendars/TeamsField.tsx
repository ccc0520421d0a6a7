import { SearchField } from "@/components/admin/SearchField.tsx";
import { X } from "@/components/shared/page_icons.ts";
import { useTeams } from "@/components/people/use_teams.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";

/** A team by its id and its name. */
export interface TeamRef {
  readonly id: string;
  readonly name: string;
}

const MAX_SHOWN = 50;

/** Chooses the teams that use a calendar. */
export function TeamsField({ id, chosen, error, onChange }: {
  id: string;
  chosen: readonly TeamRef[];
  error: string | undefined;
  onChange: (teams: readonly TeamRef[]) => void;
}) {
  const words = wordsOf(calendarWords).teams;
  const { list: name, empty, notFound } = words;
  const teams = useTeams();
  return (
    <div class="type-chooser">
      <SearchField<TeamRef>
        id={id}
        label={words.label}
        placeholder={words.search}
        hint={words.hint}
        error={error}
        words={{ name, empty, notFound }}
        without={chosen.map((team) => team.id)}
        search={(text) => {
          const wanted = text.trim().toLocaleLowerCase();
          const found = (teams ?? []).filter((team) =>
            `${team.name} ${team.id}`.toLocaleLowerCase().includes(wanted)
          );
          const options = found.slice(0, MAX_SHOWN).map((team) => ({
            key: team.id,
            title: team.name,
            details: team.id === team.name ? [] : [team.id],
            value: { id: team.id, name: team.name },
          }));
          const hasMore = found.length > MAX_SHOWN;
          return Promise.resolve({ ok: true, data: { options, hasMore } });
        }}
        onChoose={(team) => onChange([...chosen, team])}
      />
      {chosen.length > 0 && (
        <ul class="type-chips" aria-label={words.chosen}>
          {chosen.map((team) => (
            <li key={team.id} class="person-chip">
              <span class="truncate">
                <bdi>{team.name}</bdi>
              </span>
              <button
                type="button"
                class="person-chip-remove"
                aria-label={words.remove(team.name)}
                onClick={() => {
                  onChange(chosen.filter((one) => one.id !== team.id));
                  document.getElementById(id)?.focus();
                }}
              >
                <X size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
