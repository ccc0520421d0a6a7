import { useState } from "preact/hooks";
import { NOTIFICATION_KINDS, type NotificationKind } from "@/core/notifications/kinds.ts";
import type { NotificationSettings } from "@/core/notifications/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { notificationKindWords, notificationSettingsWords } from "@/words/notifications.ts";
import { sectionWords } from "@/words/sections.ts";
import { BrowserGroup } from "./BrowserGroup.tsx";
import { QuietGroup } from "./QuietGroup.tsx";

const PATH = "/me/notification-settings";

/** What the person wants to be told of, when, and whether the browser shows it. */
export function NotificationsPane({ isAgent }: { isAgent: boolean }) {
  const words = wordsOf(notificationSettingsWords);
  return (
    <>
      <PageHead title={wordsOf(sectionWords).titles.notifications} />
      <div class="page-body">
        {isAgent
          ? (
            <>
              <Choices />
              <BrowserGroup />
            </>
          )
          : <p class="notice">{words.notAnAgent}</p>}
      </div>
    </>
  );
}

function Choices() {
  const words = wordsOf(notificationSettingsWords);
  const kinds = wordsOf(notificationKindWords);
  const { announce } = usePage();
  const remote = useRemote<NotificationSettings>(PATH);
  const [error, setError] = useState<string | null>(null);

  async function store(next: NotificationSettings) {
    const { muted, quiet } = next;
    const answer = await ask<NotificationSettings>("PUT", PATH, { muted, quiet });
    setError(answer.ok ? null : Object.values(answer.fields)[0] ?? answer.message);
    if (!answer.ok) return;
    remote.update(() => answer.data);
    announce(words.saved);
  }

  const withKind = (muted: readonly NotificationKind[], kind: NotificationKind, isOn: boolean) =>
    isOn ? muted.filter((one) => one !== kind) : [...muted, kind];

  return (
    <RemoteView remote={remote}>
      {(settings) => (
        <>
          {error && <p class="notice" data-tone="bad" role="alert">{error}</p>}
          <Group id="kinds" title={words.kinds} note={words.kindsNote}>
            {NOTIFICATION_KINDS.map((kind) => (
              <Switch
                key={kind}
                id={`kind-${kind}`}
                label={kinds[kind]}
                hint={words.hints[kind]}
                isOn={!settings.muted.includes(kind)}
                onChange={(isOn) =>
                  store({ ...settings, muted: withKind(settings.muted, kind, isOn) })}
              />
            ))}
          </Group>
          <QuietGroup settings={settings} onChange={(quiet) => store({ ...settings, quiet })} />
        </>
      )}
    </RemoteView>
  );
}
