import { useState } from "preact/hooks";

/**
 * An on/off switch. It takes effect at once or together with its form. While the effect is on its way,
 * the switch shows what the person chose; afterwards it shows `isOn`.
 * @param onChange may return a promise, which ends when `isOn` is what is stored
 */
export function Switch(
  { id, label, hint, isOn, isDisabled, onChange }: {
    id: string;
    label: string;
    hint?: string;
    isOn: boolean;
    isDisabled?: boolean;
    onChange: (isOn: boolean) => void | Promise<void>;
  },
) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  async function change(isChosen: boolean) {
    setChosen(isChosen);
    try {
      await onChange(isChosen);
    } finally {
      setChosen(null);
    }
  }
  return (
    <label class="group-row switch-row" for={id}>
      <span class="group-label">
        <span>{label}</span>
        {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      </span>
      <span class="switch">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={chosen ?? isOn}
          disabled={isDisabled}
          aria-label={label}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        <span class="switch-track" aria-hidden="true" />
      </span>
    </label>
  );
}
