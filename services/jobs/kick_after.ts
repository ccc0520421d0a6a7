import type { Rewards } from "@/services/rewards/mod.ts";

/**
 * Wraps the scoring service: after each change of what scoring depends on, the jobs are woken,
 * because the change has queued work.
 */
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
