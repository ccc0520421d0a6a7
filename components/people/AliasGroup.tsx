import { useState } from "preact/hooks";
import type { AgentAliasView } from "@/core/agents/views.ts";
import type { PersonView } from "@/core/agents/directory.ts";
import type { Page } from "@/core/shapes.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { X } from "@/components/shared/icons.ts";

/** The other names of a person: addresses and ids from before. */
export function AliasGroup({ person, path }: { person: PersonView; path: string }) {
  const aliases = useAliases(person, path);
  const { draft, error, isBusy, problem } = aliases;
  const entries = aliases.remote.data?.entries ?? [];
  return (
    <Group
      id="person-aliases"
      title="Also known as"
      note="Work under these ids and addresses counts for this person, such as the address before a change of name."
    >
      <div class="group-row">
        <span class="group-label">
          <bdi>{person.id}</bdi>
        </span>
        <span class="badge">Id</span>
      </div>
      {entries.map(({ alias, isFormerId }) => (
        <div key={alias} class="group-row">
          <span class="group-label">
            <bdi class="truncate">{alias}</bdi>
          </span>
          {isFormerId ? <span class="badge">Merged</span> : (
            <button
              type="button"
              class="icon-button"
              aria-label={`Remove ${alias}`}
              onClick={() => aliases.remove(alias)}
            >
              <X size={15} />
            </button>
          )}
        </div>
      ))}
      <form class="group-row alias-form" onSubmit={aliases.add} noValidate>
        <div class="inline-form">
          <TextField
            id="alias-new"
            label="Another id or address"
            value={draft.value.alias}
            error={error}
            maxLength={256}
            onInput={(alias) => draft.change({ alias })}
          />
          <button type="submit" class="button" aria-disabled={isBusy}>Add</button>
        </div>
      </form>
      {problem && <p class="group-row form-error" role="alert">{problem}</p>}
    </Group>
  );
}

function useAliases(person: PersonView, path: string) {
  const { announce } = usePage();
  const remote = useRemote<Page<AgentAliasView>>(`${path}/aliases?limit=200`);
  const draft = useDraft(`alias_${person.id}`, { alias: "" });
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function add(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    const alias = draft.value.alias.trim();
    const field = document.getElementById("alias-new");
    field?.focus();
    if (alias === "") return setError("Enter an id or an e-mail address.");
    setBusy(true);
    const answer = await ask<AgentAliasView>("POST", `${path}/aliases`, { alias });
    setBusy(false);
    if (!answer.ok) {
      // The message of a conflict says what to do about it.
      return setError(
        answer.status === 409 ? answer.message : answer.fields.alias ?? answer.message,
      );
    }
    setError(undefined);
    draft.discard();
    remote.update((page) => ({ ...page, entries: [...page.entries, answer.data] }));
    announce(`${answer.data.alias} is added.`);
  }

  async function remove(alias: string) {
    setProblem(null);
    const answer = await ask<null>("DELETE", `${path}/aliases/${encodeURIComponent(alias)}`);
    // Not found: somebody else removed it.
    if (!answer.ok && answer.status !== 404) return setProblem(answer.message);
    remote.update((page) => ({
      ...page,
      entries: page.entries.filter((one) => one.alias !== alias),
    }));
    announce(`${alias} is removed.`);
    document.getElementById("alias-new")?.focus();
  }

  return { remote, draft, error, problem, isBusy, add, remove };
}
