import { useEffect } from "preact/hooks";
import { isTyping } from "@/components/shared/is_typing.ts";
import { lazy } from "@/components/windows/lazy.tsx";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import type { PaletteSources } from "./desk_items.ts";
import { openSheet } from "./open_palette.ts";

const Palette = lazy(async () => (await import("./Palette.tsx")).default);
const HelpSheet = lazy(async () => (await import("./HelpSheet.tsx")).default);

interface Props extends Omit<PaletteSources, "achievements" | "challenges"> {
  /** The rewards of an agent; null: the person has none. */
  readonly rewards: RewardsModel | null;
}

/** Opens the palette with Ctrl or Command and K, and the sheet of shortcuts with a question mark. */
export function PalettePlace({ rewards, ...sources }: Props) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const isCommand = ctrlKey !== metaKey && !altKey && !shiftKey;
      const isQuestion = key === "?" && !ctrlKey && !metaKey && !altKey && !isTyping(event);
      const wanted = isCommand && key.toLowerCase() === "k"
        ? "palette"
        : isQuestion
        ? "help"
        : null;
      if (wanted === null) return;
      // The keys close what they opened; another dialog that is open stays.
      if (openSheet.value === null && document.querySelector("dialog[open]")) return;
      event.preventDefault();
      openSheet.value = openSheet.value === wanted ? null : wanted;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const isSearching = openSheet.value === "palette";
  // The titles of all achievements are read when somebody searches for the first time.
  useEffect(() => isSearching ? rewards?.achievements.follow() : undefined, [isSearching]);

  if (openSheet.value === "help") return <HelpSheet />;
  if (!isSearching) return null;
  const summary = rewards?.summary.value;
  return (
    <Palette
      {...sources}
      achievements={rewards?.achievements.state.value.data ?? summary?.achievements.nearest ?? []}
      challenges={rewards?.challenges.state.value.data ?? summary?.challenges ?? []}
    />
  );
}
