import { iconOf } from "./icons.ts";

/** The medal of an achievement: plain until it is earned, then in the metal of its tier. */
export function Badge(
  { icon, tier, isEarned, size }: {
    icon: string;
    tier: number;
    isEarned: boolean;
    size: "small" | "large";
  },
) {
  const Icon = iconOf(icon);
  return (
    <span class="medal" data-tier={isEarned ? tier : 0} data-size={size} aria-hidden="true">
      <Icon size={size === "large" ? 30 : 20} strokeWidth={1.9} />
    </span>
  );
}
