import { useState } from "preact/hooks";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import { CircleAlert } from "@/components/shared/icons.ts";
import { changeOrganization, type SettingsGroupProps } from "./change_organization.ts";

const CONFLICT = 409;

/** What the organization demands of the sign-in of its people. */
export function SecurityGroup({ settings, onChanged }: SettingsGroupProps) {
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
    announce(
      adminsNeedTwoFactor ? "Admins need two-factor now." : "Two-factor is up to everybody.",
    );
  }

  return (
    <Group id="security" title="Security">
      <Switch
        id="two-factor-switch"
        label="Admins need two-factor"
        hint="Admins without it must set it up before the administration opens. Whoever signs in with a provider is left to its second step."
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
                <a class="docs-link" href="/two-factor?next=/admin/organization">Set it up now</a>
              </>
            )}
          </span>
        </p>
      )}
    </Group>
  );
}
