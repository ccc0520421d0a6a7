import type { EventTypeDetail } from "@/core/event_types/views.ts";
import { askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Shapes } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { draftOf } from "./draft.ts";
import { LiveExample } from "./LiveExample.tsx";
import { TYPE_LIST } from "./place.ts";
import { TypeForm } from "./TypeForm.tsx";
import { TypeHistory } from "./TypeHistory.tsx";
import { fieldWords, payWords } from "./words.ts";

/** Returns the path of a type below `/api/v1`. */
export function typePath(type: string): string {
  return `/admin/event-types/${encodeURIComponent(type)}`;
}

/** The page of one type: it is edited, or shown when it is Laurel's. */
export function TypePage({ type, initial }: { type: string; initial: EventTypeDetail | null }) {
  const { noun, one: untitled, page: words } = wordsOf(typeWords);
  const { go, announce } = usePage();
  const remote = useRemote<EventTypeDetail>(typePath(type), { initial });
  if (remote.isMissing) return <MissingPage icon={Shapes} noun={noun} list={TYPE_LIST} />;
  const { data } = remote;

  async function remove() {
    const wrong = await askToRemove(typePath(type));
    if (wrong !== null) return wrong;
    announce(words.deleted(data?.title ?? type));
    go(TYPE_LIST.href);
    return null;
  }

  return (
    <>
      <PageHead title={data?.title ?? untitled} back={{ ...TYPE_LIST, onClick: follow(go) }}>
        {data && !data.isBuiltIn && (
          <ConfirmButton
            label={words.delete}
            title={<Sentence text={words.question} parts={{ type: <bdi>{data.title}</bdi> }} />}
            action={words.action}
            isDanger
            onConfirm={remove}
          >
            {words.means}
          </ConfirmButton>
        )}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(one) => (
            <>
              {one.isBuiltIn ? <BuiltIn one={one} /> : (
                <>
                  <p class="group-note">
                    <Sentence text={words.type} parts={{ type: <code>{one.type}</code> }} />{" "}
                    {one.paidBy === "rules" && words.byRules}
                  </p>
                  <TypeForm
                    name={one.type}
                    base={draftOf(one)}
                    stored={one}
                    onSaved={(saved) => {
                      remote.update(() => saved);
                      announce(words.saved);
                    }}
                    onCancel={() => {}}
                    onReload={remote.reload}
                  />
                </>
              )}
              <TypeHistory one={one} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

/** A type that Laurel brings along. */
function BuiltIn({ one }: { one: EventTypeDetail }) {
  const words = wordsOf(typeWords).page;
  return (
    <div class="type-editor">
      <div>
        <p class="group-note">
          {words.builtIn}{" "}
          {one.paidBy === "rules" && <a class="docs-link" href="/admin/rules">{words.whatItPays}
          </a>}
        </p>
        <Group id="type-fields" title={words.fields}>
          <Row label={words.typeLabel} hint={payWords(one)}>
            <code>{one.type}</code>
          </Row>
          {one.fields.map((field) => (
            <Row key={field.name} label={<code>{field.name}</code>} hint={fieldWords(field)} />
          ))}
        </Group>
      </div>
      {one.isSendable && <LiveExample draft={draftOf(one)} />}
    </div>
  );
}
