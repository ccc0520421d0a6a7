import type { ProfileView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { TwoFactorGroup } from "@/components/auth/TwoFactorGroup.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { sectionWords } from "@/words/sections.ts";
import { settingsWords } from "@/words/settings.ts";
import { PasswordRow } from "./PasswordRow.tsx";
import { SessionsGroup } from "./SessionsGroup.tsx";

/** How the person signs in, and where they are signed in. */
export function SecurityPane({ initial }: { initial: ProfileView | null }) {
  const words = wordsOf(settingsWords).security;
  const { announce } = usePage();
  const remote = useRemote<ProfileView>("/me", { initial });
  return (
    <>
      <PageHead title={wordsOf(sectionWords).titles.security} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(profile) => (
            <Group id="sign-in" title={words.signIn}>
              <Row label={words.email} hint={words.emailHint}>
                <bdi>{profile.email}</bdi>
              </Row>
              {profile.hasPassword
                ? <PasswordRow email={profile.email} />
                : (
                  <Row label={words.password} hint={words.otherService}>
                    {wordsOf(settingsWords).none}
                  </Row>
                )}
            </Group>
          )}
        </RemoteView>
        <TwoFactorGroup initial={null} announce={announce} />
        <SessionsGroup />
      </div>
    </>
  );
}
