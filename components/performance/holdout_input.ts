/** What the form of a new holdout begins with. */
export const NEW_HOLDOUT = {
  name: "",
  firstDay: "",
  lastDay: "",
  kind: "drawn" as "drawn" | "chosen",
  team: "",
  share: "20",
  chosen: [] as readonly { readonly id: string; readonly name: string }[],
};
export type HoldoutInput = typeof NEW_HOLDOUT;

/** Returns the people of a form as the API takes them. */
export function peopleOf({ kind, team, share, chosen }: HoldoutInput) {
  return kind === "drawn"
    ? { kind, team: team === "" ? null : team, share: Number(share) / 100 }
    : { kind, agents: chosen.map(({ id }) => id) };
}
