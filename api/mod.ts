import { OpenAPIHono } from "@hono/zod-openapi";
import { routePath } from "hono/route";
import type { Services } from "@/services/services.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { registerAudit } from "./admin/audit.ts";
import { registerAgentSettings } from "./admin/agents.ts";
import { registerAgentAliases } from "./admin/agent_aliases.ts";
import { registerAgentMerge } from "./admin/agent_merge.ts";
import { registerFirstSteps } from "./admin/first_steps.ts";
import { registerIdentityCollisions } from "./admin/identity_collisions.ts";
import { registerCalendars } from "./admin/calendars.ts";
import { registerWorkingCalendars } from "./admin/working_calendars.ts";
import { registerBoosts } from "./admin/boosts.ts";
import { registerEventTypes } from "./admin/event_types.ts";
import { registerIntegrationDeliveries } from "./admin/integration_deliveries.ts";
import { registerIntegrationPeople } from "./admin/integration_people.ts";
import { registerAccounts } from "./admin/accounts.ts";
import { registerAccountSessions } from "./admin/account_sessions.ts";
import { registerInvitationBatch } from "./admin/invitation_batch.ts";
import { registerInvitations } from "./admin/invitations.ts";
import { registerIntegrations } from "./admin/integrations.ts";
import { registerAccountTwoFactor } from "./admin/account_two_factor.ts";
import { registerOrganization } from "./admin/organization.ts";
import { registerKeys } from "./admin/keys.ts";
import { registerPeopleFiles } from "./admin/people_files.ts";
import { registerPeopleSearch } from "./admin/people_search.ts";
import { registerErasures } from "./admin/erasures.ts";
import { registerFailedDeliveries } from "./admin/failed_deliveries.ts";
import { registerRetention } from "./admin/retention.ts";
import { registerRuleDrafts } from "./admin/rule_drafts.ts";
import { registerRules } from "./admin/rules.ts";
import { registerRuleTrials } from "./admin/rule_trials.ts";
import { registerRecalculations } from "./admin/recalculations.ts";
import { registerHoldouts } from "./admin/holdouts.ts";
import { registerAdminPerformance } from "./admin/performance.ts";
import { registerUnassignedPeople } from "./admin/unassigned_people.ts";
import { registerTeams } from "./admin/teams.ts";
import { registerTeamPeople } from "./admin/team_people.ts";
import { registerWebhookDeliveries } from "./admin/webhook_deliveries.ts";
import { registerWebhooks } from "./admin/webhooks.ts";
import { registerWallLinks } from "./admin/wall_links.ts";
import { registerWheel } from "./admin/wheel.ts";
import { registerAchievements } from "./achievements.ts";
import { registerAchievementDefinitions } from "./admin/achievements.ts";
import { registerChallengeDefinitions } from "./admin/challenges.ts";
import { registerAgents } from "./agents.ts";
import { registerHistory } from "./history.ts";
import { registerDesk } from "./desk.ts";
import { registerChallenges } from "./challenges.ts";
import { enforceAccess } from "./enforce_access.ts";
import { registerCorrections } from "./corrections.ts";
import { registerTechnical } from "./admin/technical.ts";
import type { ApiEnv } from "./environment.ts";
import { registerEvents } from "./events.ts";
import { registerExports } from "./exports.ts";
import { registerExplanations } from "./explain.ts";
import { registerHealth } from "./health.ts";
import { registerImport } from "./import.ts";
import { registerFairness } from "./insights/fairness.ts";
import { registerEngagement } from "./insights/engagement.ts";
import { registerLeaderboards } from "./leaderboards.ts";
import { registerOwnAccount } from "./me_account.ts";
import { registerMetrics } from "./metrics.ts";
import { registerExport } from "./me/export.ts";
import { registerOwnGoals } from "./me/goals.ts";
import { registerTeamGoals } from "./team/goals.ts";
import { registerLayout } from "./me/layout.ts";
import { registerBeacon } from "./me/engagement.ts";
import { registerToday } from "./me/today.ts";
import { registerOwnLeave } from "./me/leave.ts";
import { registerNotifications } from "./me/notifications.ts";
import { registerPush } from "./me/push.ts";
import { registerOwnNotes } from "./me/notes.ts";
import { registerOwnPicture } from "./me/picture.ts";
import { registerProfile } from "./me/profile.ts";
import { registerOpenApi } from "./openapi.ts";
import { problemResponse } from "@/services/problems/answer.ts";
import { problemLanguage } from "./problem_language.ts";
import { fieldErrors, notFound, validationProblem } from "./problems.ts";
import { peerOf } from "./peer.ts";
import { EMPTY_BODY } from "./read_body.ts";
import { registerMyTwoFactor } from "./my_two_factor.ts";
import { registerSpins } from "./spins.ts";
import { registerReport } from "./report.ts";
import { registerReportSchedules } from "./report_schedules.ts";
import { registerReversal } from "./reversal.ts";
import { registerStream } from "./stream.ts";
import { registerTour } from "./tour.ts";
import { registerPictures } from "./pictures.ts";
import { registerPerformance } from "./performance.ts";
import { registerTeamLeave } from "./team/leave.ts";
import { registerTeamPeopleSearch } from "./team/people_search.ts";
import { registerTeam } from "./team.ts";
import { registerVisibility } from "./visibility.ts";
import { registerWall } from "./wall.ts";
import { registerIntegrationWebhooks } from "./integration_webhooks.ts";

/** The API under `/api`, and the health endpoints, which also exist at the root. */
export type Api = OpenAPIHono<ApiEnv>;

/** Creates the API on services that are open. */
export function createApi(services: Services): Api {
  const api = createHono();
  api.use(async (context, next) => {
    const start = performance.now();
    context.set("services", services);
    await next();
    const seconds = (performance.now() - start) / 1_000;
    const status = `${Math.floor(context.res.status / 100)}xx`;
    // The pattern of the route that answered, without ids, so that metrics stay few.
    services.telemetry.requests.observe({ route: routePath(context), status }, seconds);
  });
  api.use(problemLanguage);
  api.use(enforceAccess((request) => api.fetch(request)));
  registerHealth(api);
  const v1 = createHono();
  registerHealth(v1);
  registerEvents(v1);
  registerImport(v1);
  registerIntegrationWebhooks(v1);
  registerIntegrations(v1);
  registerIntegrationPeople(v1);
  registerIntegrationDeliveries(v1);
  registerKeys(v1);
  registerAccounts(v1);
  registerAccountSessions(v1);
  registerOwnAccount(v1);
  registerInvitationBatch(v1);
  registerInvitations(v1);
  registerReversal(v1);
  registerCorrections(v1);
  registerRecalculations(v1);
  registerAgents(v1);
  registerHistory(v1);
  registerExplanations(v1);
  registerRules(v1);
  registerRuleDrafts(v1);
  registerRuleTrials(v1);
  registerEventTypes(v1);
  registerBoosts(v1);
  registerVisibility(v1);
  registerTour(v1);
  registerFirstSteps(v1);
  registerAudit(v1);
  registerTechnical(v1);
  registerProfile(v1);
  registerOwnPicture(v1);
  registerPictures(v1);
  registerOwnLeave(v1);
  registerTeamLeave(v1);
  registerBeacon(v1);
  registerToday(v1);
  registerOwnGoals(v1);
  registerTeamGoals(v1);
  registerLayout(v1);
  registerEngagement(v1);
  registerFairness(v1);
  registerOwnNotes(v1);
  registerNotifications(v1);
  registerPush(v1);
  registerTeamPeopleSearch(v1);
  registerExport(v1);
  registerTeams(v1);
  registerTeamPeople(v1);
  registerPeopleFiles(v1);
  registerAgentSettings(v1);
  registerPeopleSearch(v1);
  registerAgentAliases(v1);
  registerAgentMerge(v1);
  registerIdentityCollisions(v1);
  registerCalendars(v1);
  registerWorkingCalendars(v1);
  registerAchievements(v1);
  registerAchievementDefinitions(v1);
  registerChallenges(v1);
  registerChallengeDefinitions(v1);
  registerLeaderboards(v1);
  registerMetrics(v1);
  registerDesk(v1);
  registerTeam(v1);
  registerPerformance(v1);
  registerAdminPerformance(v1);
  registerHoldouts(v1);
  registerReport(v1);
  registerExports(v1, (request) => api.fetch(request));
  registerReportSchedules(v1);
  registerSpins(v1);
  registerWheel(v1);
  registerWebhooks(v1);
  registerWebhookDeliveries(v1);
  registerRetention(v1);
  registerErasures(v1);
  registerFailedDeliveries(v1);
  registerUnassignedPeople(v1);
  registerWallLinks(v1);
  registerWall(v1);
  registerOrganization(v1);
  registerAccountTwoFactor(v1);
  registerMyTwoFactor(v1);
  registerStream(v1);
  registerOpenApi(v1);
  api.route("/api/v1", v1);
  api.all("/api/auth/*", (context) => {
    return services.auth.handler(context.req.raw, peerOf(context));
  });
  api.notFound((context) => missing(api, context.req));
  api.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error.problem);
    services.reportError("api", "a request failed", error, { isRefusal: true });
    return problemResponse({
      status: 500,
      code: "internal_error",
      title: "Something went wrong",
      detail: "The request failed because of an error in Laurel, which has been logged.",
    });
  });
  return api;
}

function createHono(): Api {
  return new OpenAPIHono<ApiEnv>({
    // Accept a slash at the end: people type it, and tools keep it.
    strict: false,
    defaultHook(result, context) {
      if (result.success) return;
      if (result.target === "json" && context.var.isBodyMissing) return problemResponse(EMPTY_BODY);
      const what = result.target === "json" ? "body" : result.target;
      return problemResponse(validationProblem(fieldErrors(result.error), what));
    },
  });
}

/** Answers a request without a handler: wrong method or wrong address. */
function missing(api: Api, request: { path: string; method: string }): Response {
  const known = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
    method !== request.method && hasHandler(api, method, request.path)
  );
  if (known.length === 0) return problemResponse(notFound("resource"));
  const response = problemResponse({
    status: 405,
    code: "method_not_allowed",
    title: "The method is not allowed here",
    detail: `${request.path} does not answer ${request.method}. Use ${known.join(" or ")}.`,
  });
  response.headers.set("allow", known.join(", "));
  return response;
}

/** Whether a path has a handler for this method (not only a middleware for all methods). */
function hasHandler(api: Api, method: string, path: string): boolean {
  const [matches] = api.router.match(method, path);
  return matches.some(([[, route]]) => route.method === method);
}
