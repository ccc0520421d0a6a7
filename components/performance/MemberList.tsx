import { holdoutWords } from "@/words/holdouts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
/** The people of a holdout. */
export function MemberList({ members }: {
  members: readonly { readonly id: string; readonly name: string }[];
}) {
  const words = wordsOf(holdoutWords);
  return (
    <details class="performance-details">
      <summary>{words.members(members.length)}</summary>
      <ul class="performance-members">
        {members.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
