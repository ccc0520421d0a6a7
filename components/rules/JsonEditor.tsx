import { useState } from "preact/hooks";
import { FieldError } from "@/components/admin/Field.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import type { Rules } from "./rules_edit.ts";

/** The draft as JSON, for engineers: what is no JSON object stays here and changes nothing. */
export function JsonEditor(
  { rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void },
) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>();

  function change(text: string) {
    setTyped(text);
    const parsed = parse(text);
    setError(typeof parsed === "string" ? parsed : undefined);
    if (typeof parsed !== "string") onChange(parsed);
  }

  return (
    <div class="field rule-json">
      <label for="rule-json">{wordsOf(ruleEditorWords).json.label}</label>
      <textarea
        id="rule-json"
        class="input"
        rows={24}
        spellcheck={false}
        value={typed ?? JSON.stringify(rules, null, 2)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? "rule-json-error rule-json-hint" : "rule-json-hint"}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <span id="rule-json-hint" class="group-hint">
        {wordsOf(ruleEditorWords).json.hint}
      </span>
      <FieldError id="rule-json-error" message={error} />
    </div>
  );
}

/** Returns the rules, or what is wrong with the text. */
function parse(text: string): Rules | string {
  const words = wordsOf(ruleEditorWords).json;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? value as Rules : words.noObject;
  } catch (error) {
    // The browser says where the mistake is.
    return words.invalid((error as Error).message);
  }
}
