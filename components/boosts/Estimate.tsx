import { useEffect, useState } from "preact/hooks";
import type { BoostEffect } from "@/core/rules/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { formatSigned } from "@/components/shared/format.ts";
import { TriangleAlert } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { spanWords } from "./words.ts";

/** Says what a boost would have paid, while it is typed. @param body null while it is not valid */
export function Estimate({ body, id }: { body: object | null; id: number | null }) {
  const words = wordsOf(boostWords).estimate;
  const { timeZone } = usePage();
  const wanted = useSettled(body === null ? "" : JSON.stringify({ ...body, id }));
  const [effect, setEffect] = useState<BoostEffect | null>(null);
  useEffect(() => {
    let isOver = false;
    if (wanted === "") setEffect(null);
    else {
      void ask<BoostEffect>("POST", "/admin/boosts/preview", JSON.parse(wanted)).then((answer) => {
        // What is not valid is said at its field when the form is sent.
        if (!isOver) setEffect(answer.ok ? answer.data : null);
      });
    }
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return (
    <div class="boost-estimate" role="status" aria-live="polite">
      {effect === null ? <p class="group-hint">{words.empty}</p> : (
        <>
          <p>
            <strong>
              {effect.people === 0
                ? words.nothing
                : words.paid(formatSigned(effect.points), effect.people)}
            </strong>
            <span class="group-hint">
              {words.basis(spanWords({ startsAt: effect.from, endsAt: effect.to }, timeZone))}
            </span>
          </p>
          {effect.warnings.map((warning) => (
            <p key={warning} class="notice" data-tone="warning">
              <TriangleAlert size={15} />
              <span>{warning}</span>
            </p>
          ))}
        </>
      )}
    </div>
  );
}
