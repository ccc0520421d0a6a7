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
import { Shapes } from "@/components/shared/icons.ts";
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
  const { go, announce } = usePage();
  const remote = useRemote<EventTypeDetail>(typePath(type), { initial });
  if (remote.isMissing) return <MissingPage icon={Shapes} noun="event type" list={TYPE_LIST} />;
  const { data } = remote;

  async function remove() {
    const wrong = await askToRemove(typePath(type));
    if (wrong !== null) return wrong;
    announce(`${data?.title ?? type} is deleted.`);
    go(TYPE_LIST.href);
    return null;
  }

  return (
    <>
      <PageHead title={data?.title ?? "Event Type"} back={{ ...TYPE_LIST, onClick: follow(go) }}>
        {data && !data.isBuiltIn && (
          <ConfirmButton
            label="Delete…"
            title={
              <>
                Delete “<bdi>{data.title}</bdi>”?
              </>
            }
            action="Delete"
            isDanger
            onConfirm={remove}
          >
            New events of this type are unknown from now on. Events that are stored, and their
            points, stay.
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
                    Events have the type <code>{one.type}</code>. {byRules(one)}
                  </p>
                  <TypeForm
                    name={one.type}
                    base={draftOf(one)}
                    stored={one}
                    onSaved={(saved) => {
                      remote.update(() => saved);
                      announce("Saved.");
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

function byRules({ paidBy }: EventTypeDetail): string {
  return paidBy === "rules" ? "The rules in force name it, so they decide what it pays." : "";
}

/** A type that Laurel brings along. */
function BuiltIn({ one }: { one: EventTypeDetail }) {
  return (
    <div class="type-editor">
      <div>
        <p class="group-note">
          Laurel brings this type along: tools rely on it, so it cannot be changed.{" "}
          {one.paidBy === "rules" && <a class="docs-link" href="/admin/rules">What it pays</a>}
        </p>
        <Group id="type-fields" title="Fields">
          <Row label="Type" hint={payWords(one)}>
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
