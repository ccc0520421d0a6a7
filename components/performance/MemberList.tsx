/** The people of a holdout. */
export function MemberList({ members }: {
  members: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <details class="performance-details">
      <summary>The people ({members.length})</summary>
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
