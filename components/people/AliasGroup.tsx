import { useState } from "preact/hooks";
import type { AgentAliasView } from "@/core/agents/views.ts";
import type { PersonView } from "@/core/agents/directory.ts";
import type { Page } from "@/core/shapes.ts";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";

const CONFLICT = 409;

/** The other names of a person: addresses and ids from before. */
export function AliasGroup({ person, path }: { person: PersonView; path: string }) {
  const words = wordsOf(peopleWords).aliases;
  const aliases = useAliases(person, path);
  const { draft, form, problem } = aliases;
  const entries = aliases.remote.data?.entries ?? [];
  return (
    <Group
      id="person-aliases"
      title={words.title}
      note={words.note}
    >
      <div class="group-row">
        <span class="group-label">
          <bdi>{person.id}</bdi>
        </span>
        <span class="badge">{words.id}</span>
      </div>
      {entries.map(({ alias, isFormerId }) => (
        <div key={alias} class="group-row">
          <span class="group-label">
            <bdi class="truncate">{alias}</bdi>
          </span>
          {isFormerId ? <span class="badge">{words.merged}</span> : (
            <button
              type="button"
              class="icon-button"
              aria-label={words.remove(alias)}
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
            label={words.field}
            value={draft.value.alias}
            error={form.errors.alias}
            maxLength={256}
            onInput={(alias) => draft.change({ alias })}
          />
          <button type="submit" class="button" aria-disabled={form.isBusy}>{words.add}</button>
        </div>
      </form>
      {problem && <p class="group-row form-error" role="alert">{problem}</p>}
    </Group>
  );
}

function useAliases(person: PersonView, path: string) {
  const words = wordsOf(peopleWords).aliases;
  const { announce } = usePage();
  const remote = useRemote<Page<AgentAliasView>>(`${path}/aliases?limit=200`);
  const draft = useDraft(`alias_${person.id}`, { alias: "" });
  const form = useForm({ alias: "alias-new" });
  const [problem, setProblem] = useState<string | null>(null);

  function add(event: Event) {
    const alias = draft.value.alias.trim();
    return form.submit(event, {
      wrong: alias === "" ? { alias: words.missing } : {},
      send: () => ask<AgentAliasView>("POST", `${path}/aliases`, { alias }),
      onDone(added) {
        draft.discard();
        remote.update((page) => ({ ...page, entries: [...page.entries, added] }));
        announce(words.added(added.alias));
        document.getElementById("alias-new")?.focus();
      },
      // The message of a conflict says what to do about it.
      errorsOf: (refusal) =>
        refusal.status === CONFLICT
          ? { alias: refusal.message }
          : errorsAtFields(refusal, ["alias"]),
    });
  }

  async function remove(alias: string) {
    const wrong = await askToRemove(`${path}/aliases/${encodeURIComponent(alias)}`);
    setProblem(wrong);
    if (wrong !== null) return;
    remote.update((page) => ({
      ...page,
      entries: page.entries.filter((one) => one.alias !== alias),
    }));
    announce(words.removed(alias));
    document.getElementById("alias-new")?.focus();
  }

  return { remote, draft, form, problem, add, remove };
}
