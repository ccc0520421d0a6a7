import { Table } from "@/components/docs/Table.tsx";
import type { PrizeField } from "@/core/spins/views.ts";
import { prizeTitle } from "../prize_words.ts";
import { spinProofWords } from "@/words/spin_proof.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The table of prizes: the tickets of each, and the prize that was given. */
export function DrawTable(
  { candidates, given }: { candidates: readonly PrizeField[]; given: string },
) {
  const words = wordsOf(spinProofWords);
  const sum = candidates.reduce((total, { weight }) => total + weight, 0);
  let start = 0;
  const rows = candidates.map((prize) => {
    const first = start;
    start += prize.weight;
    return { prize, first, last: start - 1 };
  });
  return (
    <Table
      label={words.draw.label}
      head={[words.draw.prize, words.draw.weight, words.draw.tickets, words.draw.chance]}
    >
      {rows.map(({ prize, first, last }, index) => (
        <tr key={index} data-given={prize.key === given ? "true" : undefined}>
          <td>
            <bdi>{prizeTitle(prize)}</bdi>
            {prize.key === given && <span class="verify-given">{words.draw.given}</span>}
          </td>
          <td class="whitespace-nowrap tabular-nums">{prize.weight}</td>
          <td class="whitespace-nowrap tabular-nums">
            {first === last ? first : `${first}–${last}`}
          </td>
          <td class="whitespace-nowrap tabular-nums">{(prize.weight / sum * 100).toFixed(2)}%</td>
        </tr>
      ))}
    </Table>
  );
}
