import type { Migration } from "kysely/migration";
import * as rewards from "./20261122120000_rewards.ts";
import * as accounts from "./20261122130000_accounts.ts";
import * as scoring from "./20261122200000_scoring.ts";
import * as integrations from "./20261122230000_integrations.ts";
import * as webhooksOut from "./20261122231000_webhooks_out.ts";
import * as metrics from "./20261122232000_metrics.ts";
import * as timeZones from "./20261129100000_time_zones.ts";
import * as retries from "./20261129101000_retries.ts";
import * as aliases from "./20261129110000_aliases.ts";
import * as normalizedIdentities from "./20261129110100_normalized_identities.ts";
import * as exactSums from "./20261129130000_exact_sums.ts";
import * as deriveAnew from "./20261129140000_derive_anew.ts";
import * as namesOfFacts from "./20261129150000_names_of_facts.ts";
import * as messagePositions from "./20261129160000_message_positions.ts";
import * as people from "./20261129180000_people.ts";
import * as auditLog from "./20261129181000_audit_log.ts";
import * as invitations from "./20261129182000_invitations.ts";
import * as twoFactor from "./20261129183000_two_factor.ts";
import * as peopleSearch from "./20261129184000_people_search.ts";
import * as integrationPeople from "./20261129185000_integration_people.ts";
import * as profile from "./20261129191000_profile.ts";
import * as firstMinutes from "./20261129192000_first_minutes.ts";
import * as usedCodes from "./20261129200000_used_codes.ts";
import * as eventTypes from "./20261130010000_event_types.ts";
import * as ruleDrafts from "./20261130020000_rule_drafts.ts";
import * as competitions from "./20261130030000_competitions.ts";
import * as calendars from "./20261130040000_calendars.ts";
import * as wallLinks from "./20261130050000_wall_links.ts";
import * as privacy from "./20261130050100_privacy.ts";
import * as discardedDeliveries from "./20261130050200_discarded_deliveries.ts";
import * as engagement from "./20261130060000_engagement.ts";
import * as fairness from "./20261130060100_fairness.ts";
import * as holdout from "./20261130070000_holdout.ts";
import * as reports from "./20261130080000_reports.ts";
import * as technical from "./20261130090000_technical.ts";
import * as ownMetrics from "./20261130100000_own_metrics.ts";
import * as rollups from "./20261130120000_rollups.ts";
import * as windowLayouts from "./20261201120000_window_layouts.ts";
import * as spinRights from "./20261201130000_spin_rights.ts";
import * as wallScenes from "./20261201140000_wall_scenes.ts";
import * as notifications from "./20261201150000_notifications.ts";
import * as pushSubscriptions from "./20261201160000_push_subscriptions.ts";
import * as goals from "./20261201180000_goals.ts";
import * as reportLanguage from "./20261201190000_report_language.ts";
import * as shorterScenes from "./20261202130000_shorter_scenes.ts";

/**
 * All migrations by name. They are imported one by one, so that a bundled or deployed Laurel needs
 * no directory listing. The names are timestamps; a released migration is frozen.
 */
export const MIGRATIONS: Record<string, Migration> = {
  "20261122120000_rewards": rewards,
  "20261122130000_accounts": accounts,
  "20261122200000_scoring": scoring,
  "20261122230000_integrations": integrations,
  "20261122231000_webhooks_out": webhooksOut,
  "20261122232000_metrics": metrics,
  "20261129100000_time_zones": timeZones,
  "20261129101000_retries": retries,
  "20261129110000_aliases": aliases,
  "20261129110100_normalized_identities": normalizedIdentities,
  "20261129130000_exact_sums": exactSums,
  "20261129140000_derive_anew": deriveAnew,
  "20261129150000_names_of_facts": namesOfFacts,
  "20261129160000_message_positions": messagePositions,
  "20261129180000_people": people,
  "20261129181000_audit_log": auditLog,
  "20261129182000_invitations": invitations,
  "20261129183000_two_factor": twoFactor,
  "20261129184000_people_search": peopleSearch,
  "20261129185000_integration_people": integrationPeople,
  "20261129191000_profile": profile,
  "20261129192000_first_minutes": firstMinutes,
  "20261129200000_used_codes": usedCodes,
  "20261130010000_event_types": eventTypes,
  "20261130020000_rule_drafts": ruleDrafts,
  "20261130030000_competitions": competitions,
  "20261130040000_calendars": calendars,
  "20261130050000_wall_links": wallLinks,
  "20261130050100_privacy": privacy,
  "20261130050200_discarded_deliveries": discardedDeliveries,
  "20261130060000_engagement": engagement,
  "20261130060100_fairness": fairness,
  "20261130070000_holdout": holdout,
  "20261130080000_reports": reports,
  "20261130090000_technical": technical,
  "20261130100000_own_metrics": ownMetrics,
  "20261130120000_rollups": rollups,
  "20261201120000_window_layouts": windowLayouts,
  "20261201130000_spin_rights": spinRights,
  "20261201140000_wall_scenes": wallScenes,
  "20261201150000_notifications": notifications,
  "20261201160000_push_subscriptions": pushSubscriptions,
  "20261201180000_goals": goals,
  "20261201190000_report_language": reportLanguage,
  "20261202130000_shorter_scenes": shorterScenes,
};
