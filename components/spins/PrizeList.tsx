import type { PrizeField } from "@/core/spins/views.ts";
import { formatChance, prizeTitle } from "./prize_words.ts";
import { hueOfPrize } from "./prize_hue.ts";

/** All prizes with their chances. */
export function PrizeList({ fields }: { fields: readonly PrizeField[] }) {
  const sum = fields.reduce((total, { weight }) => total + weight, 0);
  return (
    <ul>
      {fields.map((field, index) => (
        <li key={field.key} class="prize">
          <svg class="prize-dot" viewBox="0 0 10 10" aria-hidden="true">
            <circle class="wheel-field" data-hue={hueOfPrize(field, index)} cx="5" cy="5" r="5" />
          </svg>
          <span class="prize-title">
            <bdi>{prizeTitle(field)}</bdi>
          </span>
          <span class="prize-chance tabular-nums">{formatChance(field.weight, sum)}</span>
        </li>
      ))}
    </ul>
  );
}
