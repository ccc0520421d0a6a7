import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Badge } from "@/components/achievements/Badge.tsx";
import { Award } from "@/components/shared/icons.ts";

type BadgeProps = Parameters<typeof Badge>[0];
let Loaded: ComponentType<BadgeProps> | null = null;

/**
 * The medal in a banner. The module with the icons loads when the first medal is shown; a plain
 * medal is shown until then.
 */
export function BannerMedal({ icon, tier }: { icon: string; tier: number }) {
  const [, setLoaded] = useState(Loaded !== null);
  useEffect(() => {
    let isGone = false;
    import("@/components/achievements/Badge.tsx").then((module) => {
      Loaded = module.Badge;
      if (!isGone) setLoaded(true);
    }, () => {}); // Offline: the plain medal stays.
    return () => void (isGone = true);
  }, []);
  if (Loaded) return <Loaded icon={icon} tier={tier} isEarned size="small" />;
  return (
    <span class="medal" data-tier={tier} data-size="small" aria-hidden="true">
      <Award size={20} />
    </span>
  );
}
