import { useLayoutEffect, useRef } from "preact/hooks";
import { CopyButton } from "@/components/admin/CopyField.tsx";

/** The recovery codes, shown once. */
export function RecoveryCodeList(
  { codes, onDone }: { codes: readonly string[]; onDone: () => void },
) {
  const title = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <div class="group-row group-stack two-factor-form">
      <p ref={title} tabIndex={-1} class="two-factor-title">
        <strong>Keep these recovery codes.</strong>{" "}
        Each signs you in once without your phone. They are not shown again.
      </p>
      <ul class="recovery-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="new-buttons">
        <CopyButton what="the recovery codes" text={codes.join("\n")} />
        <button type="button" class="button button-primary" onClick={onDone}>
          I Have Kept Them
        </button>
      </div>
    </div>
  );
}
