import { useEffect, useRef, useState } from "preact/hooks";
import { Check } from "@/components/shared/icons.ts";
import { Copy } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";

/** A value to copy elsewhere. It is shown in full and copied with a button, or selected by hand. */
export function CopyField({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy-field">
        <input
          id={id}
          class="input copy-value"
          value={value}
          readOnly
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton what={label} text={value} />
      </div>
    </div>
  );
}

const DISPLAY_MILLISECONDS = 2_000;

/** A button that copies a text and then says so. */
export function CopyButton({ what, text }: { what: string; text: string }) {
  const words = wordsOf(adminWords).copy;
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // Browsers refuse to copy on pages that are neither https nor localhost.
      setState("failed");
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("ready"), DISPLAY_MILLISECONDS);
  }
  return (
    <button type="button" class="button" aria-label={words.label(what)} onClick={copy}>
      {state === "copied" ? <Check size={14} /> : <Copy size={14} />}
      <span aria-live="polite">{words.states[state]}</span>
    </button>
  );
}
