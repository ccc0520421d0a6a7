/**
 * A page is shown before its scripts are there, and on a slow connection people type and click
 * meanwhile. What they do is recorded, and done again once the page can answer: without this, the
 * first render of the scripts would empty the fields. (Angular calls it event replay.)
 */

/** Something that a person did before the page could answer. */
interface EarlyInput {
  readonly target: HTMLElement;
  readonly kind: "click" | "input" | "submit";
  /** Of a field: its text. */
  readonly value: string;
  /** Of a checkbox or radio button. */
  readonly isChecked: boolean;
}

type Recorded = { laurelEarlyInput?: () => EarlyInput[] };

/** Records until the page can answer. It runs as text in the page, so it uses nothing from outside. */
function record(): void {
  const early: EarlyInput[] = [];
  const keep = (event: Event) => {
    const element = event.target as HTMLInputElement;
    const isToggle = element.type === "checkbox" || element.type === "radio";
    if (event.type === "submit") {
      // A form with an address of its own works without scripts.
      if (element.hasAttribute("action")) return;
      event.preventDefault();
    } else if (event.type === "input") {
      if (isToggle) return;
      const before = early.findIndex((one) => one.target === element && one.kind === "input");
      if (before >= 0) early.splice(before, 1);
    } else if (!isToggle) {
      const button = element.closest("button");
      // The form is sent by what follows: its event "submit".
      if (!button || (button.type === "submit" && button.form)) return;
      early.push({ target: button, kind: "click", value: "", isChecked: false });
      return;
    }
    early.push({
      target: element,
      kind: event.type as EarlyInput["kind"],
      value: element.value ?? "",
      isChecked: element.checked ?? false,
    });
  };
  const kinds = ["click", "input", "submit"];
  for (const kind of kinds) document.addEventListener(kind, keep, true);
  (globalThis as Recorded).laurelEarlyInput = () => {
    for (const kind of kinds) document.removeEventListener(kind, keep, true);
    return early.splice(0);
  };
}

/** The script that records, for the page itself. */
export const RECORD_EARLY_INPUT = `(${record})()`;

/** Does again what a person did before the page could answer. The first call stops the recording. */
export async function replayEarlyInput(): Promise<void> {
  for (const input of (globalThis as Recorded).laurelEarlyInput?.() ?? []) {
    if (input.target.isConnected) replay(input);
    // Each step sees what the one before has changed.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function replay({ target, kind, value, isChecked }: EarlyInput): void {
  const send = (type: string) => target.dispatchEvent(new Event(type, { bubbles: true }));
  if (kind === "submit") return (target as HTMLFormElement).requestSubmit();
  if (kind === "click") {
    const isToggle = target instanceof HTMLInputElement;
    if (!isToggle || target.checked !== isChecked) return target.click();
    // The first render left it as it is, but nobody has heard of it.
    send("input");
    send("change");
    return;
  }
  // A browser does not let scripts name a file; the chosen one is still there.
  if ((target as HTMLInputElement).type !== "file") (target as HTMLInputElement).value = value;
  send("input");
  if (target instanceof HTMLSelectElement || (target as HTMLInputElement).type === "file") {
    send("change");
  }
}
