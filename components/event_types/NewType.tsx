import type { UnknownTypeView } from "@/core/event_types/views.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { draftFromEvent, NEW_TYPE, type TypeDraftText } from "./draft.ts";
import { TYPE_LIST, typeHref } from "./place.ts";
import { TypeForm } from "./TypeForm.tsx";
import { UNKNOWN_PATH } from "./TypeList.tsx";

/** The page that defines a type. */
export function NewType() {
  return (
    <Frame>
      <NewForm name="new" base={NEW_TYPE} />
    </Frame>
  );
}

/** The page that defines a type from its events that were received. */
export function NewTypeFromEvents({ type }: { type: string }) {
  const received = useRemote<{ readonly entries: readonly UnknownTypeView[] }>(UNKNOWN_PATH);
  return (
    <Frame>
      <RemoteView remote={received}>
        {({ entries }) => {
          const data = entries.find((one) => one.type === type)?.example.data ?? {};
          return <NewForm name={`define_${type}`} base={draftFromEvent(type, data)} />;
        }}
      </RemoteView>
    </Frame>
  );
}

function NewForm({ name, base }: { name: string; base: TypeDraftText }) {
  const words = wordsOf(typeWords).form;
  const { go, announce } = usePage();
  return (
    <TypeForm
      name={name}
      base={base}
      stored={null}
      onSaved={({ type, title }) => {
        announce(words.defined(title));
        go(typeHref({ kind: "type", type }));
      }}
      onCancel={() => go(TYPE_LIST.href)}
      onReload={() => {}}
    />
  );
}

function Frame({ children }: { children: preact.ComponentChildren }) {
  const { go } = usePage();
  return (
    <>
      <PageHead title={wordsOf(typeWords).form.new} back={{ ...TYPE_LIST, onClick: follow(go) }} />
      <div class="page-body">{children}</div>
    </>
  );
}
