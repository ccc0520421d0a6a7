import type { MadeWallLinkView } from "@/core/wall_links.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { ShownSecret } from "@/components/admin/Secret.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { Monitor } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";
import { WALL_LINK_LIST, wallLinkHref } from "./place.ts";
import { missingIn, NEW_WALL_LINK, settingsOf } from "./draft.ts";
import { WALL_LINK_FIELDS, WallLinkFields } from "./WallLinkFields.tsx";

/** Makes a wall link, then shows its address once. */
export function NewWallLink({ made, onMade }: {
  /** The new link; null until it is made. */
  made: MadeWallLinkView | null;
  onMade: (made: MadeWallLinkView) => void;
}) {
  const words = wordsOf(wallLinkWords);
  const { go } = usePage();
  const leave = () => go(wallLinkHref({ kind: "list" }));
  return (
    <>
      <PageHead
        title={made ? made.name : words.newTitle}
        back={{ ...WALL_LINK_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        {made ? <Made made={made} onDone={leave} /> : <NewForm onMade={onMade} onCancel={leave} />}
      </div>
    </>
  );
}

function NewForm({ onMade, onCancel }: {
  onMade: (made: MadeWallLinkView) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(wallLinkWords);
  const draft = useDraft("new_wall_link_scenes", NEW_WALL_LINK);
  const form = useForm(WALL_LINK_FIELDS);
  const make = (event: Event) =>
    form.submit(event, {
      wrong: missingIn(draft.value),
      send: () => ask<MadeWallLinkView>("POST", "/admin/wall-links", settingsOf(draft.value)),
      onDone(made) {
        draft.discard();
        onMade(made);
      },
    });
  return (
    <form class="new-form" onSubmit={make} noValidate>
      <p class="group-note">{words.newNote}</p>
      <WallLinkFields value={draft.value} errors={form.errors} onChange={draft.change} />
      <FormEnd form={form} action={words.makeLink} onCancel={onCancel} />
    </form>
  );
}

function Made({ made, onDone }: { made: MadeWallLinkView; onDone: () => void }) {
  const words = wordsOf(wallLinkWords);
  return (
    <>
      <Group id="wall-once" title={words.openIt}>
        <ShownSecret label={words.address} secret={made.url}>
          {words.once}
        </ShownSecret>
      </Group>
      <div class="new-buttons">
        <a class="button" href={made.url} target="_blank" rel="noopener noreferrer">
          <Monitor size={14} />
          {words.open}
        </a>
        <button type="button" class="button button-primary" onClick={onDone}>{words.done}</button>
      </div>
    </>
  );
}
