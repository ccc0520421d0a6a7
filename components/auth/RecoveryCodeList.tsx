import { useLayoutEffect, useRef } from "preact/hooks";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";

/** The recovery codes, shown once. */
export function RecoveryCodeList(
  { codes, onDone }: { codes: readonly string[]; onDone: () => void },
) {
  const words = wordsOf(twoFactorWords).setup;
  const title = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <div class="group-row group-stack two-factor-form">
      <p ref={title} tabIndex={-1} class="two-factor-title">
        <strong>{words.keep}</strong> {words.keepHint}
      </p>
      <ul class="recovery-codes" aria-label={words.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="new-buttons">
        <CopyButton what={words.theCodes} text={codes.join("\n")} />
        <button type="button" class="button button-primary" onClick={onDone}>
          {words.kept}
        </button>
      </div>
    </div>
  );
}
