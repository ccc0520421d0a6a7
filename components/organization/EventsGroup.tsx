import { useState } from "preact/hooks";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import { CircleAlert } from "@/components/shared/icons.ts";
import { changeOrganization, type SettingsGroupProps } from "./change_organization.ts";

/** What happens to events of types that nobody has defined. */
export function EventsGroup({ settings, onChanged }: SettingsGroupProps) {
  const { announce } = usePage();
  const [problem, setProblem] = useState<string | null>(null);
  const isOn = settings.unknownTypes === "keep";

  async function change(keeps: boolean) {
    setProblem(null);
    const answer = await changeOrganization({ unknownTypes: keeps ? "keep" : "refuse" });
    if (!answer.ok) {
      setProblem(answer.message);
      return;
    }
    onChanged(answer.data);
    announce(keeps ? "Events of unknown types are kept." : "Events of unknown types are refused.");
  }

  return (
    <Group id="events" title="Events">
      <Switch
        id="unknown-types-switch"
        label="Keep events of unknown types"
        hint="They are stored without points and scored when the type is defined under Event Types. While this is off, they are refused."
        isOn={isOn}
        onChange={change}
      />
      {problem && (
        <p class="group-row form-error" role="alert">
          <CircleAlert size={15} />
          <span>{problem}</span>
        </p>
      )}
    </Group>
  );
}
