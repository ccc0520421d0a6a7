import type { RefObject } from "preact";
import type { PrizeField } from "@/core/spins/views.ts";
import { Award, Snowflake, Zap } from "@/components/shared/icons.ts";
import { hueOfPrize } from "./prize_hue.ts";
import { RADIUS, type Segment, segmentsOf } from "./wheel_geometry.ts";

// Narrower fields have no space for text; the list of prizes shows all of them.
const LABEL_DEGREES = 13;

/** The wheel with its pointer. The text next to it says the same in words. */
export function Wheel(
  { fields, turn, wheel }: {
    fields: readonly PrizeField[];
    /** The rotation of the wheel, degrees. */
    turn: number;
    wheel: RefObject<SVGGElement>;
  },
) {
  const segments = segmentsOf(fields, RADIUS);
  return (
    <svg class="wheel" viewBox="-168 -172 336 340" aria-hidden="true">
      <circle class="wheel-rim" r="162" />
      <g ref={wheel} transform={`rotate(${turn})`}>
        {segments.map((segment, index) => (
          <path
            key={segment.field.key}
            class="wheel-field"
            data-hue={hueOfPrize(segment.field, index)}
            d={segment.path}
          />
        ))}
        {segments.map((segment) =>
          segment.sweep >= LABEL_DEGREES && <Label key={segment.field.key} segment={segment} />
        )}
      </g>
      <circle class="wheel-shade" r={RADIUS} />
      <circle class="wheel-hub" r="30" />
      <circle class="wheel-hub-dot" r="7" />
      <path class="wheel-pointer" d="M-13 -170h26l-13 30z" />
    </svg>
  );
}

const ICONS = { boost: Zap, streak_freeze: Snowflake, badge: Award } as const;

function Label({ segment: { field, start, sweep } }: { segment: Segment<PrizeField> }) {
  const { kind, value } = field;
  const place = `rotate(${start + sweep / 2}) translate(0 -116)`;
  if (kind === "points" || kind === "nothing") {
    return (
      <text class="wheel-label" transform={place} data-long={value > 999}>
        {kind === "points" ? value : "–"}
      </text>
    );
  }
  const Icon = ICONS[kind];
  return (
    <g class="wheel-icon" transform={`${place} translate(-11 -11)`}>
      <Icon size={22} />
    </g>
  );
}
