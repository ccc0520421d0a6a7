import type { ProfileView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { TwoFactorGroup } from "@/components/auth/TwoFactorGroup.tsx";
import { PasswordRow } from "./PasswordRow.tsx";
import { SETTINGS_TITLES } from "./place.ts";
import { SessionsGroup } from "./SessionsGroup.tsx";

/** How the person signs in, and where they are signed in. */
export function SecurityPane({ initial }: { initial: ProfileView | null }) {
  const { announce } = usePage();
  const remote = useRemote<ProfileView>("/me", { initial });
  return (
    <>
      <PageHead title={SETTINGS_TITLES.security} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(profile) => (
            <Group id="sign-in" title="Sign-in">
              <Row label="E-mail address" hint="You sign in with it.">
                <bdi>{profile.email}</bdi>
              </Row>
              {profile.hasPassword
                ? <PasswordRow email={profile.email} />
                : (
                  <Row label="Password" hint="You sign in through another service.">
                    None
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
