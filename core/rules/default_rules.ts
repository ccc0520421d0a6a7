import { type RuleSet, ruleSetSchema } from "./rules.ts";

/**
 * Version 1 of the rule set, the table of DESIGN section 5. It has no limits, except that a contact
 * and a lead pay once.
 */
export const DEFAULT_RULES: RuleSet = ruleSetSchema.parse({
  actions: {
    message_response: {
      base: 5,
      bonuses: [bonus("quick_bonus", 3, "responseTime", "lt", 120)],
      multipliers: [multiplier("quality_multiplier", 1.5, "quality", "gt", 0.8)],
    },
    lead_qualified: {
      base: 20,
      bonuses: [bonus("accuracy_bonus", 10, "accuracy", "gt", 0.8)],
      multipliers: [multiplier("streak_multiplier", 1.2, "streak", "gt", 5)],
      oncePerObject: true,
    },
    call_completed: {
      base: 15,
      bonuses: [{
        name: "duration_bonus",
        points: 5,
        when: [
          { field: "talkTime", op: "gte", value: 120 },
          { field: "talkTime", op: "lte", value: 900 },
        ],
      }],
      multipliers: [multiplier("satisfaction_multiplier", 1.3, "satisfaction", "gt", 0.8)],
    },
    new_contact: {
      base: 10,
      bonuses: [bonus("data_quality_bonus", 5, "dataQuality", "gt", 0.8)],
      multipliers: [{
        name: "vip_multiplier",
        factor: 1.5,
        when: [{ field: "vip", op: "eq", value: true }],
      }],
      oncePerObject: true,
    },
    inbound_handled: {
      base: 15,
      bonuses: [bonus("speed_bonus", 5, "responseTime", "lt", 60)],
      multipliers: [multiplier("volume_multiplier", 1.2, "volumeToday", "gt", 20)],
    },
    outbound_success: {
      base: 20,
      bonuses: [{
        name: "conversion_bonus",
        points: 10,
        when: [{ field: "converted", op: "eq", value: true }],
      }],
      multipliers: [multiplier("efficiency_multiplier", 1.4, "efficiency", "gt", 0.8)],
    },
    conversation_resolved: {
      base: 10,
      bonuses: [{
        name: "first_contact_bonus",
        points: 5,
        when: [{ field: "firstContact", op: "eq", value: true }],
      }],
    },
    csat_received: { base: 5, bonuses: [bonus("delight_bonus", 10, "score", "gte", 0.9)] },
    deal_won: { base: 50, bonuses: [bonus("fast_close_bonus", 20, "cycleDays", "lte", 14)] },
    follow_up_completed: {
      base: 8,
      bonuses: [{
        name: "on_time_bonus",
        points: 4,
        when: [{ field: "onTime", op: "eq", value: true }],
      }],
    },
    contact_updated: {
      base: 3,
      bonuses: [bonus("completeness_bonus", 3, "completenessGain", "gte", 0.2)],
    },
    call_quality_scored: { base: 5, bonuses: [bonus("quality_bonus", 10, "quality", "gt", 0.8)] },
  },
  daily_streak: { base: 50, consecutiveBonus: 10, maxMultiplier: 2 },
});

type Comparison = "lt" | "lte" | "gt" | "gte";

function bonus(name: string, points: number, field: string, op: Comparison, value: number) {
  return { name, points, when: [{ field, op, value }] };
}

function multiplier(name: string, factor: number, field: string, op: Comparison, value: number) {
  return { name, factor, when: [{ field, op, value }] };
}
