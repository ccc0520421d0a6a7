import type { Signal } from "@preact/signals";

export function Knob({ level }: { level: Signal<number> }) {
  return <button type="button" id="knob" onClick={() => level.value *= 2}>{level}</button>;
}

export function Echo({ level }: { level: Signal<number> }) {
  return <output id="echo">level {level}</output>;
}
