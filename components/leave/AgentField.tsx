import type { AgentRef } from "@/core/agents/views.ts";
import type { Page } from "@/core/shapes.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { SearchField } from "@/components/admin/SearchField.tsx";
import { X } from "@/components/shared/page_icons.ts";
import { listOfPeople } from "@/components/people/search.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveWords } from "@/words/leave.ts";

const MAX_SHOWN = 20;

/** Chooses one of the agents that the person sees: managers those of their teams, admins all. */
export function AgentField({ id, label, isLabelHidden, placeholder, chosen, error, onChange }: {
  id: string;
  label: string;
  isLabelHidden?: boolean;
  placeholder?: string;
  chosen: AgentRef | null;
  error: string | undefined;
  onChange: (agent: AgentRef | null) => void;
}) {
  const texts = wordsOf(leaveWords).agent;
  return (
    <SearchField<AgentRef>
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      placeholder={placeholder ?? texts.search}
      error={error}
      words={listOfPeople()}
      search={async (text) => {
        const query = new URLSearchParams({ q: text, limit: String(MAX_SHOWN) });
        const answer = await ask<Page<AgentRef>>("GET", `/agents?${query}`);
        if (!answer.ok) return answer;
        const options = answer.data.entries.map((one) => ({
          key: one.id,
          title: one.name,
          details: one.id === one.name ? [] : [one.id],
          value: { id: one.id, name: one.name },
        }));
        return { ok: true, data: { options, hasMore: answer.data.nextCursor !== null } };
      }}
      onChoose={(agent) => {
        onChange(agent);
        // The chip takes the place of the field.
        setTimeout(() => document.getElementById(id)?.focus());
      }}
      renderChosen={chosen === null
        ? null
        : (describedBy) => (
          <span class="person-chip" role="group" aria-label={label}>
            <span class="truncate">
              <bdi>{chosen.name}</bdi>
            </span>
            <button
              id={id}
              type="button"
              class="person-chip-remove"
              aria-label={texts.another(chosen.name)}
              aria-describedby={describedBy}
              onClick={() => {
                onChange(null);
                setTimeout(() => document.getElementById(id)?.focus());
              }}
            >
              <X size={14} />
            </button>
          </span>
        )}
    />
  );
}
