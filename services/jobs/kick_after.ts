import type { Rewards } from "@/services/rewards/mod.ts";

/** The same scoring service, which tells of every change of what scoring depends on: work was queued. */
export function kickAfterChanges(rewards: Rewards, kick: () => void): Rewards {
  return {
    ...rewards,
    async reconfigure(change) {
      const result = await rewards.reconfigure(change);
      kick();
      return result;
    },
  };
}
