import { useState } from "preact/hooks";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import { CircleAlert } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { organizationWords } from "@/words/organization.ts";
import { changeOrganization, type SettingsGroupProps } from "./change_organization.ts";

/** What happens to events of types that nobody has defined. */
export function EventsGroup({ settings, onChanged }: SettingsGroupProps) {
  const words = wordsOf(organizationWords).events;
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
    announce(keeps ? words.kept : words.refused);
  }

  return (
    <Group id="events" title={words.title}>
      <Switch
        id="unknown-types-switch"
        label={words.label}
        hint={words.hint}
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
