import { useState } from "preact/hooks";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import { CircleAlert } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { organizationWords } from "@/words/organization.ts";
import { changeOrganization, type SettingsGroupProps } from "./change_organization.ts";

const CONFLICT = 409;

/** What the organization demands of the sign-in of its people. */
export function SecurityGroup({ settings, onChanged }: SettingsGroupProps) {
  const words = wordsOf(organizationWords).security;
  const { announce } = usePage();
  const [refusal, setRefusal] = useState<{ message: string; needsSetup: boolean } | null>(null);

  async function change(adminsNeedTwoFactor: boolean) {
    setRefusal(null);
    const answer = await changeOrganization({ adminsNeedTwoFactor });
    if (!answer.ok) {
      setRefusal({ message: answer.message, needsSetup: answer.status === CONFLICT });
      return;
    }
    onChanged(answer.data);
    announce(adminsNeedTwoFactor ? words.isOn : words.isOff);
  }

  return (
    <Group id="security" title={words.title}>
      <Switch
        id="two-factor-switch"
        label={words.label}
        hint={words.hint}
        isOn={settings.adminsNeedTwoFactor}
        onChange={change}
      />
      {refusal && (
        <p class="group-row form-error" role="alert">
          <CircleAlert size={15} />
          <span>
            {refusal.message}
            {refusal.needsSetup && (
              <>
                {" "}
                <a class="docs-link" href="/two-factor?next=/admin/organization">{words.setUp}</a>
              </>
            )}
          </span>
        </p>
      )}
    </Group>
  );
}
