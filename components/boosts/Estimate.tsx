import { useEffect, useState } from "preact/hooks";
import type { BoostEffect } from "@/core/rules/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { formatSigned } from "@/components/shared/format.ts";
import { TriangleAlert } from "@/components/shared/icons.ts";
import { spanWords } from "./words.ts";

/** Says what a boost would have paid, while it is typed. @param body null while it is not valid */
export function Estimate({ body, id }: { body: object | null; id: number | null }) {
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
      {effect === null ? <p class="group-hint">What it would have paid appears here.</p> : (
        <>
          <p>
            <strong>
              {effect.people === 0
                ? "This boost would have paid nothing more."
                : `With past work it would have paid ${formatSigned(effect.points)} points to ${
                  effect.people === 1 ? "1 person" : `${effect.people} people`
                }.`}
            </strong>
            <span class="group-hint">
              Counted from the work of{" "}
              {spanWords({ startsAt: effect.from, endsAt: effect.to }, timeZone)}, before caps.
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
