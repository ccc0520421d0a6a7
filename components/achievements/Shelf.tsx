import { useRemote } from "@/components/admin/use_remote.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { formatDate } from "@/components/shared/format.ts";
import { Award } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import type { Page } from "@/core/shapes.ts";
import { achievementWords } from "@/words/achievements.ts";
import { tierName } from "./arrange.ts";
import { Badge } from "./Badge.tsx";
import { shelfOf, type ShelfTier } from "./shelf.ts";

/** The medals that a person has earned, by tier. */
export function Shelf({ agent, timeZone }: { agent: string; timeZone: string }) {
  const words = wordsOf(achievementWords).shelf;
  const path = `/agents/${encodeURIComponent(agent)}/achievements?limit=200`;
  const remote = useRemote<Page<AchievementView>>(path);
  return (
    <section class="group-section" aria-labelledby="shelf">
      <h2 id="shelf" class="group-title">{words.title}</h2>
      <RemoteView remote={remote}>
        {({ entries }) => {
          const tiers = shelfOf(entries);
          return tiers.length === 0
            ? (
              <div class="shelf-empty">
                <Award size={26} />
                <p>{words.empty}</p>
              </div>
            )
            : tiers.map((tier) => <Board key={tier.tier} {...tier} timeZone={timeZone} />);
        }}
      </RemoteView>
    </section>
  );
}

function Board({ tier, medals, timeZone }: ShelfTier & { timeZone: string }) {
  return (
    <div class="shelf-board">
      <h3 id={`shelf-${tier}`} class="shelf-tier">{tierName(tier)}</h3>
      <ul class="shelf-medals" aria-labelledby={`shelf-${tier}`}>
        {medals.map(({ key, icon, title, earnedAt }) => (
          <li key={key} class="shelf-medal">
            <Badge icon={icon} tier={tier} isEarned size="large" />
            <span class="shelf-name">
              <bdi>{title}</bdi>
            </span>
            {earnedAt !== null && (
              <time class="shelf-date" dateTime={earnedAt}>
                {formatDate(Date.parse(earnedAt), timeZone)}
              </time>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
